import { describe, expect, it } from 'vitest';
import { checkAccountLength } from '@/lib/preflight/checks/check-account-length';
import { accountRows, basics, clientCheck, codesOf, fiscalYear, rules } from './samples';

function withLength(accountLength: number | null) {
  return clientCheck({
    basics: basics({ fiscalYears: [fiscalYear('2026-01-01', '2026-12-31', { accountLength })] }),
  });
}

function partners(accounts: Readonly<Record<string, string>>, collective: string | null = null) {
  const none = { byMatchKey: new Map<string, string>(), collective: { customer: null, supplier: null } };
  const customer = {
    byMatchKey: new Map(Object.entries(accounts)),
    collective: { customer: collective, supplier: null },
  };
  return rules({ partnerAccounts: { customer, supplier: none } });
}

describe('account length of the fiscal year (M3)', () => {
  it('passes accounts of the right length, partner accounts with one digit more', () => {
    expect(checkAccountLength(withLength(4), partners({ K100: '10100' }, '10000'))).toEqual([]);
  });

  it('names each account that does not fit, with a proposal to confirm', () => {
    const [finding] = checkAccountLength(withLength(6), rules());
    expect(finding).toMatchObject({
      code: 'ACCOUNT_ROWS_LENGTH',
      severity: 'warning',
      owner: 'adviser',
      params: { accountLength: '6', accounts: '8400, 8300', proposal: '8400 → 840000, 8300 → 830000' },
      subject: { kind: 'account_row' },
    });
  });

  it('proposes nothing where a digit other than zero would be lost', () => {
    const rows = accountRows.map((row) => ({ ...row, accountNo: `${row.accountNo}12` }));
    const [finding] = checkAccountLength(withLength(5), rules({ accountTable: { rows } }));
    expect(finding?.params).toMatchObject({ accounts: '840012, 830012', proposal: '' });
  });

  it("looks at the ledger's own direction and at confirmed rows only", () => {
    const rows = [
      { ...accountRows[0], direction: 'incoming', accountNo: '340000' },
      { ...accountRows[0], state: 'proposed', accountNo: '840000' },
    ] as typeof accountRows;
    expect(checkAccountLength(withLength(4), rules({ accountTable: { rows } }))).toEqual([]);
  });

  it('names partner accounts, the collective one too', () => {
    const findings = checkAccountLength(withLength(5), {
      ...partners({ K100: '10100', K200: '100200' }, '10000'),
      accountTable: { rows: [] },
    });
    expect(findings).toMatchObject([
      {
        code: 'PARTNER_ACCOUNTS_LENGTH',
        params: {
          expectedLength: '6',
          accounts: '10100, 10000',
          proposal: '10100 → 101000, 10000 → 100000',
        },
        subject: { kind: 'partner' },
      },
    ]);
  });

  it('names a supplier account among the customers without a proposal', () => {
    const [finding] = checkAccountLength(withLength(4), {
      ...partners({ K100: '70100' }),
      accountTable: { rows: [] },
    });
    expect(finding?.params).toMatchObject({ accounts: '70100', proposal: '' });
  });

  it('names ten accounts and says that there are more', () => {
    const accounts = Object.fromEntries(
      Array.from({ length: 14 }, (_, index) => [`K${index}`, `101${10 + index}0`]),
    );
    const [finding] = checkAccountLength(withLength(4), {
      ...partners(accounts),
      accountTable: { rows: [] },
    });
    expect(finding?.params.accounts?.split(', ')).toHaveLength(11);
    expect(finding?.params.accounts).toMatch(/, …$/);
  });

  it('warns where DATEV names no length', () => {
    expect(checkAccountLength(withLength(null), rules())).toMatchObject([
      { code: 'ACCOUNT_LENGTH_UNKNOWN', severity: 'warning' },
    ]);
  });

  it('leaves a month without a year to the check of the year', () => {
    const check = clientCheck({ basics: basics({ fiscalYears: [] }) });
    expect(codesOf(checkAccountLength(check, rules()))).toEqual([]);
  });
});
