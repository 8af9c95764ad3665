import type { UserActor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { sendLetter } from '@/lib/identity/mails/send-letter';
import { requirePermission } from '@/lib/identity/permissions';
import { countRequest, type RateLimit } from '@/lib/identity/rate-limit';
import type { Platform } from '@/lib/platform';
import type { MailOutcome } from '@/lib/platform/mail';
import { guideLetter } from './guide-letter';
import { gatherGuide, guideRecipients } from './read-setup-guide';

/** Guides a company may have sent: nobody wants the same mail over and over. */
const companyLimit: RateLimit = { most: 6, windowMs: 60 * 60_000 };

/** What became of one mail. `by_hand`: there is no mail server, it lies in the mail folder and reaches nobody. */
export interface GuideDelivery {
  readonly name: string;
  readonly outcome: MailOutcome['kind'] | 'by_hand';
}

export type SendGuideOutcome =
  | { readonly kind: 'handed_in'; readonly deliveries: readonly GuideDelivery[] }
  /** None of the people chosen is a Berater of this company. */
  | { readonly kind: 'no_recipient' }
  | { readonly kind: 'too_many' };

/**
 * Sends the guide to Berater of the company, each in his language: by one click of an admin, exactly what is missing at this
 * moment (M8). Each mail is handed in once; what the mail server says is told to the admin, who can click again.
 */
export async function sendSetupGuide(
  platform: Platform,
  actor: UserActor,
  input: { readonly userIds: readonly string[] },
): Promise<SendGuideOutcome> {
  requirePermission(actor, 'members.change');
  const { companyId } = actor;
  const recipients = (await guideRecipients(platform, companyId)).filter(({ userId }) =>
    input.userIds.includes(userId),
  );
  if (recipients.length === 0) return { kind: 'no_recipient' };
  const { isAllowed } = await countRequest(platform, `guide:${companyId}`, companyLimit);
  if (!isAllowed) return { kind: 'too_many' };
  const facts = await gatherGuide(platform, actor);
  await platform.db.$transaction((tx) =>
    recordAudit(tx, {
      actor,
      action: 'setup_guide.sent',
      details: { recipients: recipients.map(({ name }) => name) },
    }),
  );
  const deliveries: GuideDelivery[] = [];
  for (const { name, email, language } of recipients) {
    const letter = guideLetter({ ...facts, language, recipientName: name });
    const { kind } = await sendLetter(platform, { name, address: email }, letter);
    deliveries.push({ name, outcome: platform.settings.smtpUrl === null ? 'by_hand' : kind });
  }
  return { kind: 'handed_in', deliveries };
}
