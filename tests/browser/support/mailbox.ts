import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** Where the web puts mails when no server is set. */
const folder = join(process.cwd(), '.data', 'mail');

function mailsTo(address: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => readable(readFileSync(join(folder, name), 'latin1')))
    .filter((mail) => new RegExp(`^To: .*<?${address.replaceAll('.', '\\.')}>?\\r?$`, 'm').test(mail));
}

/** Quoted-printable, as its reader sees it. */
function readable(raw: string): string {
  const bytes = raw
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Waits for the next mail to an address. @param known how many were there before */
export async function nextMail(address: string, known = 0): Promise<string> {
  await expect.poll(() => mailsTo(address).length, { timeout: 10_000 }).toBeGreaterThan(known);
  return mailsTo(address).at(-1) ?? '';
}

export function countMails(address: string): number {
  return mailsTo(address).length;
}

/** The first address with a secret behind the `#`. */
export function linkIn(mail: string): string {
  const link = /https?:\/\/[^\s"<]+#[A-Za-z0-9_-]{43}/.exec(mail)?.[0];
  if (!link) throw new Error('no link in the mail');
  return link;
}
