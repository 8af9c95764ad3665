import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeAccount } from '@/lib/bookkeeping/account-length';
import { presetRows } from '@/lib/bookkeeping/account-presets';
import {
  applyAccountLength,
  checkAccountRow,
  proposeAccountLength,
  readAccountRows,
} from '@/lib/bookkeeping/account-rows';
import { allocateByWeight } from '@/lib/bookkeeping/allocate';
import { cents, formatGermanAmount } from '@/lib/bookkeeping/money';
import { nextFreePartnerAccount, partnerAccountRange } from '@/lib/bookkeeping/partner-accounts';
import { codesOf } from './example-invoice';

const row = { direction: 'outgoing', taxCase: 'domestic', taxRate: '19', accountNo: '8401' };

describe('account rows (B4)', () => {
  it('reads rows as a list or an object, confirmed unless they say otherwise', () => {
    const read = readAccountRows([row, { ...row, state: 'proposed' }]);
    expect(read.ok && read.value.map(({ state, taxRate }) => `${state} ${taxRate}`)).toEqual([
      'confirmed 19.00',
      'proposed 19.00',
    ]);
    expect(readAccountRows({ rows: [row] }).ok).toBe(true);
  });

  it.each([
    [{ taxRate: '*' }, 'ACCOUNT_ROW_INVALID'],
    [{ taxRate: 'viel' }, 'ACCOUNT_ROW_INVALID'],
    [{ rule: 'kunde:1' }, 'ACCOUNT_ROW_INVALID'],
    [{ taxKey: '12345' }, 'TAX_KEY_RANGE'],
    [{ taxKey: '3', isAutomatic: true }, 'TAX_KEY_ON_AUTOMATIC_ACCOUNT'],
    [{ taxCase: 'export' }, 'TAX_CASE_RATE'],
    [{ taxCase: 'intra_eu_acquisition' }, 'TAX_CASE_DIRECTION'],
    [{ accountNo: '0000' }, 'ACCOUNT_NUMBER_INVALID'],
    [{ konto: '8400' }, 'INPUT_FIELD_UNKNOWN'],
  ])('refuses %j', (changes, code) => {
    const read = readAccountRows([{ ...row, ...changes }]);
    expect(read.ok ? [] : codesOf(read.problems)).toContain(code);
  });

  it('accepts every preset row', () => {
    for (const chart of ['skr03', 'skr04'] as const) {
      expect(presetRows(chart).flatMap((preset) => checkAccountRow(preset, 4))).toEqual([]);
      expect(presetRows(chart).every(({ state }) => state === 'proposed')).toBe(true);
    }
  });
});

describe('a changed account length (M3)', () => {
  it.each([
    ['8400', 6, '840000'],
    ['840000', 4, '8400'],
    ['840010', 4, null],
    ['0400', 5, '04000'],
  ])('proposes for %s at length %i: %s', (accountNo, length, proposal) => {
    expect(proposeAccount(accountNo, length)).toBe(proposal);
  });

  it('shows what would change and takes it over as proposals only', () => {
    const rows = presetRows('skr03').map((preset) => ({ ...preset, state: 'confirmed' as const }));
    expect(proposeAccountLength(rows, 6)[0]).toMatchObject({
      row: { accountNo: '8400' },
      accountNo: '840000',
    });
    expect(proposeAccountLength(rows, 4)).toEqual([]);
    expect(
      applyAccountLength(rows, 6).every(
        ({ state, accountNo }) => state === 'proposed' && accountNo.length === 6,
      ),
    ).toBe(true);
  });
});

describe('person accounts (M3)', () => {
  it('have one digit more: customers 1 to 6, suppliers 7 to 9', () => {
    expect(partnerAccountRange('customer', 4)).toEqual({ first: 10_000, last: 69_999 });
    expect(partnerAccountRange('supplier', 8)).toEqual({ first: 700_000_000, last: 999_999_999 });
  });

  it('gives the next free number and stops at the end of the range', () => {
    expect(nextFreePartnerAccount('customer', 4, new Set(['10001', '10002']))).toBe('10003');
    expect(nextFreePartnerAccount('supplier', 4, new Set(), '70500')).toBe('70500');
    expect(nextFreePartnerAccount('customer', 4, new Set(['69999']), '69999')).toBeNull();
  });
});

describe('amounts', () => {
  it('spreads any amount to the cent, no share further than the number of rows from its exact value (B3)', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), weights, (amount, list) => {
        const total = list.reduce((sum, weight) => sum + weight, 0);
        fc.pre(total > 0);
        const shares = allocateByWeight(cents(amount), list.map(cents));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
        shares.forEach((share, index) => {
          expect(Math.abs(share - (amount * (list[index] ?? 0)) / total)).toBeLessThanOrEqual(
            list.length / 2 + 0.5,
          );
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses to spread over nothing', () => {
    expect(() => allocateByWeight(cents(1), [cents(0)])).toThrow(RangeError);
  });

  it('writes German amounts', () => {
    expect([123456789, -5, 0].map((value) => formatGermanAmount(cents(value)))).toEqual([
      '1.234.567,89',
      '-0,05',
      '0,00',
    ]);
  });
});
