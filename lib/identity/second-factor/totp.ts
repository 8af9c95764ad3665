import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What every authenticator app understands: HMAC-SHA-1, six digits, 30 seconds (RFC 6238). */
const totpStepSeconds = 30;
const digits = 6;
/** RFC 4226 asks for 160 bits. */
const secretBytes = 20;
/** A clock that goes 30 seconds wrong, or a code typed slowly, still counts. */
const tolerance = [0, -1, 1] as const;

export function newTotpSecret(): Buffer {
  return randomBytes(secretBytes);
}

/** Time step an instant lies in. */
export function totpStepOf(instant: Date): number {
  return Math.floor(instant.getTime() / 1000 / totpStepSeconds);
}

/** Pure: the code of one time step (RFC 4226, 5.3). */
export function totpCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** Pure: the time step whose code this is, near `now`; null for a wrong code. Compares in constant time. */
export function matchingTotpStep(secret: Uint8Array, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const given = Buffer.from(code);
  const current = totpStepOf(now);
  const matching = tolerance
    .map((distance) => current + distance)
    .filter((step) => timingSafeEqual(given, Buffer.from(totpCode(secret, step))));
  return matching[0] ?? null;
}

/** What the QR code says; authenticator apps read it (the key URI format they share). */
export function totpUri(secret: Uint8Array, account: string, issuer: string): string {
  const label = encodeURIComponent(`${issuer}:${account}`);
  const query = new URLSearchParams({
    secret: toBase32(secret),
    issuer,
    algorithm: 'SHA1',
    digits: String(digits),
    period: String(totpStepSeconds),
  });
  return `otpauth://totp/${label}?${query.toString().replaceAll('+', '%20')}`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, without padding: what people type into an app that has no camera. */
export function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet.charAt(Number.parseInt(group.padEnd(5, '0'), 2))).join('');
}
