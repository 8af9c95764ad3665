import { describe, expect, it } from 'vitest';
import { describeRow } from '@/lib/connection/describe-connection';
import type { Connection } from '@/lib/platform/generated/prisma/client';

const now = new Date('2026-02-01T09:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60 * 1000);
const row = (more: Partial<Connection> = {}): Connection => ({
  companyId: 'c',
  environment: 'production',
  consultantNumber: 455148,
  clientNumber: 1,
  companyName: 'Muster GmbH 1',
  state: 'connected',
  stateProblem: null,
  stateChangedAt: now,
  accessTokenSealed: 'sealed-access',
  accessTokenExpiresAt: inDays(0.01),
  refreshTokenSealed: 'sealed-refresh',
  refreshTokenExpiresAt: inDays(700),
  tokenGeneration: 1,
  grantedScopes: [],
  isLongTerm: true,
  grantedByName: 'Petra Beispiel',
  connectedByUserId: 'u',
  connectedByUserName: 'Adele Admin',
  connectedAt: now,
  lastCheckAt: now,
  lastCheckOk: true,
  lastCheckProblem: null,
  checkDueSince: null,
  checkLeaseUntil: null,
  services: ['rechnungsdatenservice'],
  updatedAt: now,
  ...more,
});
const shown = (given: Connection | null) =>
  describeRow(given, { now, environment: 'production', pendingRevocations: 0 });
const codes = (given: Connection) => shown(given).problems.map(({ code }) => code);

describe('the connection panel (C9)', () => {
  it('of a company that never connected is red and empty', () => {
    expect(shown(null)).toMatchObject({
      state: 'not_connected',
      light: 'red',
      companyName: null,
      expiresAt: null,
      problems: [],
      environment: 'production',
    });
  });

  it('is green only where nothing has to be known', () => {
    expect(shown(row())).toMatchObject({ light: 'green', problems: [], expiresAt: inDays(700) });
  });

  it.each<[string, Partial<Connection>, string, string[]]>([
    ['ends soon', { refreshTokenExpiresAt: inDays(6.5) }, 'amber', ['CONNECTION_EXPIRES_SOON']],
    [
      'is a session',
      { isLongTerm: false, refreshTokenExpiresAt: inDays(0.4) },
      'amber',
      ['CONNECTION_SESSION_ONLY'],
    ],
    [
      'failed its last check',
      { lastCheckOk: false, lastCheckProblem: { code: 'DATEV_DCO01009', params: {} } },
      'amber',
      ['DATEV_DCO01009'],
    ],
    [
      'lost its right',
      {
        state: 'permission_lost',
        stateProblem: { code: 'DATEV_NO_RIGHT', params: {} },
        lastCheckOk: false,
        lastCheckProblem: { code: 'CONNECTION_RIGHT_MISSING', params: {} },
      },
      'red',
      ['DATEV_NO_RIGHT'],
    ],
    ['has run out', { refreshTokenExpiresAt: inDays(0) }, 'red', ['CONNECTION_EXPIRED']],
    [
      'without a refresh token has run out with its access token',
      {
        refreshTokenSealed: null,
        refreshTokenExpiresAt: null,
        accessTokenExpiresAt: inDays(-1),
        isLongTerm: false,
      },
      'red',
      ['CONNECTION_EXPIRED'],
    ],
    [
      'is being ended',
      {
        state: 'disconnecting',
        accessTokenSealed: null,
        refreshTokenSealed: null,
        stateProblem: { code: 'CONNECTION_DISCONNECTING', params: {} },
      },
      'amber',
      ['CONNECTION_DISCONNECTING'],
    ],
  ])('that %s', (_name, more, light, expected) => {
    expect(shown(row(more)).light).toBe(light);
    expect(codes(row(more))).toEqual(expected);
  });

  it('names the whole days left (C7)', () => {
    const [problem] = shown(row({ refreshTokenExpiresAt: inDays(6.5) })).problems;
    expect(problem?.params).toEqual({
      clientId: '455148-1',
      days: '6',
      expiresAt: inDays(6.5).toISOString(),
    });
  });

  it('never shows a token, not even sealed (C10)', () => {
    expect(JSON.stringify(shown(row()))).not.toContain('sealed');
  });
});
