import { totpCode, totpStepOf } from '@/lib/identity/second-factor/totp';

export interface Authenticator {
  code(stepsLater?: number): string;
}

/** What an authenticator app does with the QR code. */
export function authenticatorOf(uri: string, clock: { now(): Date }): Authenticator {
  const key = new URL(uri).searchParams.get('secret') ?? '';
  return { code: (stepsLater) => codeOf(key, clock.now(), stepsLater) };
}

/** What it shows at a moment, from the key that is typed where no camera is. */
export function codeOf(key: string, at = new Date(), stepsLater = 0): string {
  return totpCode(fromBase32(key), totpStepOf(at) + stepsLater);
}

export function fromBase32(text: string): Buffer {
  const bits = [...text.replaceAll(' ', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
