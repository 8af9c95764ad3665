import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail } from './mail';

/** A mail as it travels. */
export interface ComposedMail {
  readonly envelope: { readonly from: string; readonly to: string };
  /** RFC 5322, text and HTML side by side. */
  readonly content: Buffer;
}

/**
 * Writes the message. Its `Message-ID` is made of the mail's own id, so that copies, should there ever be any, are known for
 * copies; its headers keep holiday answers from coming back.
 */
export async function composeMail(mail: Mail, from: string, host: string): Promise<ComposedMail> {
  const node = new MailComposer({
    from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: mail.date,
    messageId: `<${mail.id}@${host}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': mail.language,
    },
  }).compile();
  const envelope = node.getEnvelope();
  return {
    envelope: { from: envelope.from || from, to: mail.to.address },
    content: await node.build(),
  };
}
