import type { Settings } from './settings';

/** A mail to one person; each person gets his own, so nobody reads another's address. */
export interface Mail {
  /** Stands for this one mail for ever, without brackets and host: letters, digits, `-`. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  readonly html: string;
  readonly language: 'de' | 'en';
  readonly date: Date;
}

/** What became of a mail handed in. */
export type MailOutcome =
  /** The server has taken it over; it must not be handed in again. */
  | { readonly kind: 'accepted' }
  /** Surely not taken. `isPermanent`: trying again would be answered the same. */
  | { readonly kind: 'refused'; readonly isPermanent: boolean; readonly reason: string }
  /** The text went out and no answer came: trying again might deliver it twice. */
  | { readonly kind: 'unclear'; readonly reason: string };

/** Hands mails in, one at a time, and never throws for what a mail server does. */
export interface MailDesk {
  send(mail: Mail): Promise<MailOutcome>;
}

/** `SMTP_URL`, or `.eml` files in the mail folder where none is given. Mail programs are loaded with the first mail. */
export function createMailDesk(
  settings: Pick<Settings, 'smtpUrl' | 'mailFrom' | 'mailFolder' | 'appUrl'>,
): MailDesk {
  const { smtpUrl, mailFolder, mailFrom, appUrl } = settings;
  return {
    async send(mail) {
      const { composeMail } = await import('./mail-message');
      const message = await composeMail(mail, mailFrom, new URL(appUrl).hostname);
      if (smtpUrl === null) {
        const { keepMail } = await import('./mail-folder');
        return await keepMail(mailFolder, mail, message.content);
      }
      const { sendOverSmtp } = await import('./mail-smtp');
      return await sendOverSmtp(new URL(smtpUrl), message);
    },
  };
}
