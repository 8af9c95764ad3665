import { describe, expect, it } from 'vitest';
import { checkAge, checkConnectionState } from '@/lib/preflight/checks/check-connection-state';
import { describeFinding } from '@/lib/preflight/finding';
import { codesOf, connected, day } from './samples';

const now = new Date('2026-02-03T09:00:00Z');
const check = (change: Partial<typeof connected>) =>
  checkConnectionState({ ...connected, ...change }, 'Muster GmbH', now);
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe('state of the connection (C3, C5, C6)', () => {
  it('has nothing to say about a confirmed connection with time left', () => {
    expect(check({})).toEqual([]);
    expect(check({ expiresAt: null })).toEqual([]);
  });

  it.each([
    ['not_connected', 'CONNECTION_NOT_CONNECTED', 'admin'],
    ['permission_lost', 'CONNECTION_PERMISSION_LOST', 'adviser'],
    ['needs_reconnect', 'CONNECTION_RECONNECT_NEEDED', 'admin'],
    ['disconnecting', 'CONNECTION_DISCONNECTING', 'admin'],
  ] as const)('stops everything while %s', (state, code, owner) => {
    expect(check({ state })).toMatchObject([
      { code, severity: 'blocker', owner, subject: { kind: 'connection' } },
    ]);
  });

  it('prefers the cause to the state, and it always stops', () => {
    const problem = { code: 'DATEV_CLIENT_UNKNOWN', params: { operation: 'getClientBasics' } };
    expect(check({ state: 'permission_lost', problem })).toMatchObject([
      { code: 'DATEV_CLIENT_UNKNOWN', severity: 'blocker', owner: 'customer' },
    ]);
    const maintenance = { code: 'DATEV_MAINTENANCE', params: { operation: 'getClientBasics' } };
    expect(check({ state: 'not_connected', problem: maintenance })[0]?.severity).toBe('blocker');
  });
});

describe('end of the grant (C7)', () => {
  it.each([
    [31, []],
    [30, [['CONNECTION_EXPIRES_SOON', 'hint']]],
    [7, [['CONNECTION_EXPIRES_SOON', 'warning']]],
    [1, [['CONNECTION_EXPIRES_SOON', 'warning']]],
    [0.4, [['CONNECTION_EXPIRES_SOON', 'warning']]],
    [0, [['CONNECTION_EXPIRED', 'blocker']]],
    [-3, [['CONNECTION_EXPIRED', 'blocker']]],
  ] as const)('%s days before', (days, expected) => {
    const findings = check({ expiresAt: inDays(days) });
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual(expected);
  });

  it('shows the end in German time and the days that are left', () => {
    const [finding] = check({ expiresAt: inDays(7) });
    expect(finding && describeFinding(finding, 'de')).toMatchObject({
      title: 'Die Verbindung zu DATEV endet am 10.02.2026 10:00',
      cause: expect.stringContaining('noch 7 Tage'),
    });
  });

  it('says that a session is only a session', () => {
    expect(codesOf(check({ isLongTerm: false, expiresAt: inDays(0.3) }))).toEqual([
      'CONNECTION_SESSION_ONLY',
    ]);
  });
});

describe("age of DATEV's answer (C5)", () => {
  const subject = { kind: 'company', id: '455148-1', label: 'Muster' } as const;

  it('counts calendar days in Germany', () => {
    expect(checkAge(day('2026-02-03'), subject, now)).toEqual([]);
    expect(codesOf(checkAge(day('2026-02-02'), subject, now))).toEqual(['CONNECTION_CHECK_OUTDATED']);
    expect(checkAge(day('2026-02-04'), subject, new Date('2026-02-03T23:30:00Z'))).toEqual([]);
  });
});
