import { describe, expect, it } from 'vitest';
import { expiryOf } from '@/lib/connection/expiry';

const now = new Date('2026-02-01T09:00:00Z');
const inMs = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const day = 24 * 60 * 60 * 1000;

describe('how long the access still lasts (C7, C9)', () => {
  it.each([
    [31 * day, 31, null],
    [30 * day + 1, 30, null],
    [30 * day, 30, 30],
    [7 * day + 1, 7, 30],
    [7 * day, 7, 7],
    [day + 1, 1, 7],
    [day, 1, 1],
    [1, 0, 1],
  ])('%d ms before the end: %s days left, warning %s', (left, daysLeft, warning) => {
    expect(expiryOf(inMs(left), true, now)).toEqual({
      kind: 'running',
      expiresAt: inMs(left),
      daysLeft,
      warning,
    });
  });

  it('is over at the instant itself', () => {
    expect(expiryOf(now, true, now).kind).toBe('expired');
    expect(expiryOf(inMs(-1), false, now).kind).toBe('expired');
  });

  it('warns nobody of a session by days, and knows when it does not know', () => {
    expect(expiryOf(inMs(60_000), false, now)).toMatchObject({ kind: 'running', warning: null });
    expect(expiryOf(null, true, now)).toEqual({ kind: 'unknown' });
  });
});
