import type { MailOutcome } from '@/lib/platform/mail';

/** What a try to send leads to. */
export type Delivery =
  | { readonly state: 'sent' }
  | { readonly state: 'waiting'; readonly nextAttemptAt: Date; readonly fault: string }
  | { readonly state: 'unclear'; readonly fault: string }
  | { readonly state: 'given_up'; readonly fault: string };

const minute = 60_000;
/** Waits between tries; after the last the mail is given up, about a day and a half later. The banner on the screen stays. */
const waitsMs = [
  minute,
  5 * minute,
  15 * minute,
  60 * minute,
  3 * 60 * minute,
  8 * 60 * minute,
  24 * 60 * minute,
];

/**
 * Pure: repeated is only what the server surely did not take. When the text went out and no answer came, the mail is not sent
 * again: a person who hears nothing still sees the banner, one who hears everything twice stops reading.
 * @param attempts tries so far, this one included
 */
export function afterTry(outcome: MailOutcome, attempts: number, now: Date): Delivery {
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'sent' };
    case 'unclear':
      return { state: 'unclear', fault: outcome.reason };
    case 'refused': {
      const wait = waitsMs[attempts - 1];
      if (outcome.isPermanent || wait === undefined) return { state: 'given_up', fault: outcome.reason };
      return { state: 'waiting', nextAttemptAt: new Date(now.getTime() + wait), fault: outcome.reason };
    }
  }
}
