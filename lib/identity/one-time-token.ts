import { createHash, randomBytes } from 'node:crypto';

/** A link's secret: 256 random bits. It travels behind the `#` of an address, which no server and no log ever sees. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of it: 256 random bits need no slow hash. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whether a text can be such a token, before the database is asked. */
export function isTokenShaped(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}
