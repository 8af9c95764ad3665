import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '@/lib/platform/settings';

const database = { DATABASE_URL: 'postgresql://u:p@localhost/db' };
const key = Buffer.alloc(32, 1).toString('base64');
const production = {
  ...database,
  DATEV_ENVIRONMENT: 'production',
  APP_URL: 'https://belege.example.de/',
  AUTH_SECRET: 'x'.repeat(40),
  TOKEN_KEYS: `k2:${key},k1:${Buffer.alloc(32, 2).toString('base64')}`,
  DATEV_CLIENT_ID: 'id',
  DATEV_CLIENT_SECRET: 'very-secret-value',
};

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readSettings(env);
    return [];
  } catch (cause) {
    if (cause instanceof SettingsError) return cause.faults;
    throw cause;
  }
}

describe('settings (C12)', () => {
  it('work out of the box with the local DATEV', () => {
    const settings = readSettings(database);
    expect(settings.datev.environment).toBe('local');
    expect(settings.datev.apiUrl).toMatch(/^http:\/\/localhost:\d+\/platform-sandbox\/v2$/);
    expect(settings.tokenKeys[0]?.key.length).toBe(32);
  });

  it('differ between sandbox and production by the environment alone', () => {
    expect(readSettings(production).datev.apiUrl).toBe(
      'https://accounting-dxso-jobs.api.datev.de/platform/v2',
    );
    expect(readSettings({ ...production, DATEV_ENVIRONMENT: 'sandbox' }).datev.issuer).toBe(
      'https://login.datev.de/openidsandbox',
    );
  });

  it('accept a DATEV at another address with only its four values given', () => {
    const { datev } = readSettings({
      ...database,
      DATEV_ENVIRONMENT: 'sandbox',
      DATEV_ISSUER: 'http://127.0.0.1:9000/openidsandbox',
      DATEV_API_URL: 'http://127.0.0.1:9000/platform-sandbox/v2',
      DATEV_CLIENT_ID: 'foreign',
      DATEV_CLIENT_SECRET: 'foreign-secret',
    });
    expect(datev).toMatchObject({
      environment: 'sandbox',
      issuer: 'http://127.0.0.1:9000/openidsandbox',
      clientId: 'foreign',
    });
  });

  it('name every fault at once and never a value (C10)', () => {
    const faults = faultsOf({
      ...production,
      TOKEN_KEYS: 'k1:c2hvcnQ=',
      APP_URL: 'http://belege.example.de',
      HTTP_LOG_DAYS: '7',
    });
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual([
      'APP_URL',
      'HTTP_LOG_DAYS',
      'TOKEN_KEYS',
    ]);
    expect(faults.join()).not.toContain('c2hvcnQ');
  });

  it.each(['AUTH_SECRET', 'TOKEN_KEYS', 'DATEV_CLIENT_ID', 'DATEV_CLIENT_SECRET'])(
    'demand %s in production',
    (name) => {
      expect(faultsOf({ ...production, [name]: '' })).toEqual([`${name}: fehlt`]);
    },
  );

  it('allow plain http for loopback only', () => {
    expect(faultsOf({ ...production, DATEV_API_URL: 'http://datev.example/v2' })).toHaveLength(1);
    expect(faultsOf({ ...production, APP_URL: 'http://127.0.0.1:3000' })).toEqual([]);
  });
});
