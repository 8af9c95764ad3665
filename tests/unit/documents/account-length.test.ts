import { describe, expect, it } from 'vitest';
import { checkLedgerAccount } from '@/lib/bookkeeping/account-length';
import { previewLengths } from '@/lib/documents/account-length-preview';
import type { StoredAccountRow } from '@/lib/documents/account-rows';
import type { PartnerSettings } from '@/lib/documents/company-settings';

const row = (id: string, accountNo: string): StoredAccountRow => ({
  id,
  direction: 'outgoing',
  taxCase: 'domestic',
  taxRate: '19.00',
  rule: '',
  accountNo,
  taxKey: null,
  isAutomatic: true,
  state: 'confirmed',
  confirmedByName: null,
  confirmedAt: null,
  createdAt: new Date(),
  retiredAt: null,
});
const partner = (id: string, kind: string, accountNo: string) => ({ id, kind, name: id, accountNo });
const nobody = { customer: null, supplier: null };
const settings: PartnerSettings = { mode: 'none', collective: nobody, firstFree: nobody };

const changes = (
  accountLength: number,
  given: Partial<Omit<Parameters<typeof previewLengths>[0], 'accountLength'>>,
) =>
  previewLengths({ rows: [], partners: [], settings, ...given, accountLength }).changes.map(
    ({ id, from, to }) => [id, from, to],
  );

describe('what a changed account length means for the accounts (M3)', () => {
  it('is zeros on the right for G/L accounts and one digit more for partners', () => {
    const given = {
      rows: [row('a', '8400'), row('b', '0400'), row('c', '84000')],
      partners: [partner('K', 'customer', '10001'), partner('L', 'supplier', '70001')],
      settings: {
        mode: 'single',
        collective: { ...nobody, customer: '10000' },
        firstFree: { ...nobody, supplier: '71000' },
      },
    } as const;
    expect(changes(5, given)).toEqual([
      ['a', '8400', '84000'],
      ['b', '0400', '04000'],
      ['K', '10001', '100010'],
      ['L', '70001', '700010'],
      ['collective.customer', '10000', '100000'],
      ['firstFree.supplier', '71000', '710000'],
    ]);
    expect(changes(4, { ...given, rows: [row('a', '8400')] })).toEqual([]);
  });

  it('is open where a digit would be lost or two partners would meet', () => {
    const rows = [row('a', '84001'), row('b', '84000')];
    const partners = [partner('A', 'customer', '100010'), partner('B', 'customer', '10001')];
    expect(changes(4, { rows, partners })).toEqual([
      ['a', '84001', null],
      ['b', '84000', '8400'],
      ['A', '100010', null],
    ]);
  });

  it('never lets an account of a longer table pass as a person account', () => {
    expect(checkLedgerAccount('84000', 4).map(({ code }) => code)).toEqual(['ACCOUNT_LENGTH_MISMATCH']);
    expect(checkLedgerAccount('84000', 4, undefined, { mayBePerson: true })).toEqual([]);
  });
});
