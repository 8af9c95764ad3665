import { randomUUID } from 'node:crypto';
import type { Platform } from '@/lib/platform';
import type { MailOutcome } from '@/lib/platform/mail';
import { type AccountChange, accountChangedLetter } from './account-letters';
import { type Letter, writeLetter } from './letter';

/** Hands one letter in. Never throws for what a mail server does; a link in it is written to no log. */
export async function sendLetter(
  platform: Platform,
  to: { readonly name: string; readonly address: string },
  letter: Letter,
): Promise<MailOutcome> {
  const outcome = await platform.mail.send({
    ...writeLetter(letter),
    id: randomUUID(),
    to,
    language: letter.language,
    date: platform.clock.now(),
  });
  platform.metrics.mails.inc({ outcome: outcome.kind });
  if (outcome.kind !== 'accepted') platform.log.warn({ mailOutcome: outcome.kind }, 'account mail not sent');
  return outcome;
}

/** Pure: a language column as a language. */
export function readLanguage(locale: string): 'de' | 'en' {
  return locale === 'en' ? 'en' : 'de';
}

/**
 * Tells a person that his way of signing in changed. To be called after the answer: nobody waits for a mail server, and a
 * mail that fails undoes nothing.
 */
export async function tellAccountChange(
  platform: Platform,
  input: { readonly userId: string; readonly change: AccountChange },
): Promise<void> {
  const user = await platform.db.user.findUnique({
    where: { id: input.userId },
    select: { name: true, email: true, locale: true },
  });
  if (!user) return;
  const letter = accountChangedLetter({
    language: readLanguage(user.locale),
    name: user.name,
    change: input.change,
  });
  await sendLetter(platform, { name: user.name, address: user.email }, letter);
}
