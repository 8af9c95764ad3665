import { describe, expect, it } from 'vitest';
import { expiryOf } from '@/lib/connection/expiry';
import { type ConnectionSight, dueNotice, isWarnedOf } from '@/lib/notices/due-notices';

const now = new Date('2026-03-01T08:00:00Z');
const day = 24 * 60 * 60 * 1000;

function sight(changes: Partial<ConnectionSight> = {}): ConnectionSight {
  const state = changes.state ?? 'connected';
  return {
    state,
    storedState: state,
    stateChangedAt: new Date('2026-02-01T10:00:00Z'),
    problems: [],
    expiry: { kind: 'unknown' },
    isLongTerm: true,
    ...changes,
  };
}

function ending(inDays: number): ConnectionSight {
  const expiresAt = new Date(now.getTime() + inDays * day);
  const params = {
    clientId: '455148-1',
    expiresAt: expiresAt.toISOString(),
    days: String(Math.floor(inDays)),
  };
  return sight({
    expiry: expiryOf(expiresAt, true, now),
    problems: [{ code: 'CONNECTION_EXPIRES_SOON', params }],
  });
}

describe('what admins are told of a connection (C6)', () => {
  it('says nothing of a good one, of none, and of one a person has ended', () => {
    expect(dueNotice(sight())).toBeNull();
    expect(dueNotice(sight({ state: 'not_connected' }))).toBeNull();
    expect(dueNotice(sight({ state: 'disconnecting' }))).toBeNull();
  });

  it.each(['permission_lost', 'needs_reconnect'] as const)('tells of %s once for each change', (state) => {
    const problem = { code: 'DATEV_NO_RIGHT', params: {} };
    const seen = dueNotice(sight({ state, problems: [problem] }));
    expect(seen).toMatchObject({ kind: 'connection_lost', problem });
    expect(dueNotice(sight({ state, problems: [problem] }))?.occasion).toBe(seen?.occasion);
    const later = sight({ state, problems: [problem], stateChangedAt: now });
    expect(dueNotice(later)?.occasion).not.toBe(seen?.occasion);
  });

  it('takes the end by the calendar and the call that fails on it for one occasion (C7)', () => {
    const expiresAt = new Date(now.getTime() - day);
    const problem = {
      code: 'CONNECTION_EXPIRED',
      params: { clientId: '455148-1', expiresAt: expiresAt.toISOString() },
    };
    const over = {
      state: 'needs_reconnect',
      problems: [problem],
      expiry: { kind: 'expired', expiresAt },
    } as const;
    const byCalendar = dueNotice(sight({ ...over, storedState: 'connected' }));
    const byCall = dueNotice(sight({ ...over, stateChangedAt: now }));
    expect(byCalendar?.kind).toBe('connection_lost');
    expect(byCall?.occasion).toBe(byCalendar?.occasion);
    // A session of hours ends every day; only a transfer that needed it makes that news.
    expect(dueNotice(sight({ ...over, storedState: 'connected', isLongTerm: false }))).toBeNull();
    expect(dueNotice(sight({ ...over, isLongTerm: false }))).not.toBeNull();
  });
});

describe('warnings of the end (C7)', () => {
  it.each([
    [31, null],
    [30, 'expires:30'],
    [8, 'expires:30'],
    [7, 'expires:7'],
    [2, 'expires:7'],
    [1, 'expires:1'],
    [0.1, 'expires:1'],
  ])('%s days before: %s', (days, expected) => {
    const occasion = dueNotice(ending(days))?.occasion ?? null;
    expect(occasion === null ? null : occasion.slice(0, occasion.lastIndexOf(':'))).toBe(expected);
  });

  it('come once for each threshold, also when the end is told anew in seconds', () => {
    const first = dueNotice(ending(29));
    const jittered = dueNotice(ending(29.4));
    if (!first || !jittered) throw new Error('no warning');
    expect(isWarnedOf(jittered, [first])).toBe(true);
    const nearer = dueNotice(ending(6));
    if (!nearer) throw new Error('no warning');
    expect(isWarnedOf(nearer, [first])).toBe(false);
  });

  it('come again for the end of a later access', () => {
    const first = dueNotice(ending(20));
    const renewed = dueNotice(ending(29));
    if (!first || !renewed) throw new Error('no warning');
    expect(isWarnedOf(renewed, [first])).toBe(false);
  });
});
