import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mail, MailOutcome } from './mail';

/** Development: mails become files that every mail program opens, sorted by time. */
export async function keepMail(folder: string, mail: Mail, content: Buffer): Promise<MailOutcome> {
  await mkdir(folder, { recursive: true });
  const time = mail.date.toISOString().replace(/[:.]/g, '-');
  await writeFile(join(folder, `${time}-${mail.id}.eml`), content);
  return { kind: 'accepted' };
}
