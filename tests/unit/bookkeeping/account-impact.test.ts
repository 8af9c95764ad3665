import { describe, expect, it } from 'vitest';
import { accountImpact } from '@/lib/bookkeeping/account-impact';
import type { AccountRow } from '@/lib/bookkeeping/account-table';
import { readInvoiceJson } from '@/lib/bookkeeping/invoice-json';

type Row = AccountRow & { readonly id: string };

const row = (id: string, changes: Partial<AccountRow> = {}): Row => ({
  id,
  direction: 'outgoing',
  taxCase: 'domestic',
  taxRate: '19.00',
  rule: '',
  accountNo: id,
  taxKey: null,
  isAutomatic: true,
  state: 'confirmed',
  ...changes,
});

function documentOf(name: string, positions: readonly Record<string, unknown>[], customerNumber = 'K100') {
  const read = readInvoiceJson({
    externalId: name,
    direction: 'outgoing',
    number: name,
    issueDate: '2026-01-15',
    currency: 'EUR',
    grossAmount: '100.00',
    partner: { name: 'Kunde', customerNumber },
    positions: positions.map((position) => ({
      grossAmount: '100.00',
      taxRate: '19.00',
      taxCase: 'domestic',
      ...position,
    })),
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { invoice: read.value.invoice, document: name };
}

describe('which row concerns which document (B4)', () => {
  it('a confirmed row: what it books; a proposal: what it would book', () => {
    const rows = [row('8400'), row('8300', { taxRate: '7.00', state: 'proposed' })];
    const { byRow, openCases } = accountImpact(rows, [
      documentOf('both', [{}, { taxRate: '7.00' }]),
      documentOf('first', [{}, {}]),
    ]);
    expect(Object.fromEntries(byRow)).toEqual({ '8400': ['both', 'first'], '8300': ['both'] });
    expect(openCases).toEqual([]);
  });

  it('a proposal for one customer takes his documents from the general row', () => {
    const rows = [row('8400'), row('8410', { rule: 'partner:K200', state: 'proposed' })];
    const { byRow } = accountImpact(rows, [documentOf('K100', [{}]), documentOf('K200', [{}], 'K200')]);
    expect(Object.fromEntries(byRow)).toEqual({ '8400': ['K100', 'K200'], '8410': ['K200'] });
  });

  it('a case without a row, and one with two, is named once with all its documents', () => {
    const rows = [row('8338', { rule: 'text:Hosting' }), row('8339', { rule: 'text:Server' })];
    const { openCases } = accountImpact(rows, [
      documentOf('a', [
        { taxCase: 'export', taxRate: '0.00' },
        { taxCase: 'export', taxRate: '0' },
      ]),
      documentOf('b', [{ taxCase: 'export', taxRate: '0.00' }]),
      documentOf('c', [{ text: 'Hosting auf einem Server' }]),
    ]);
    expect(openCases).toEqual([
      { direction: 'outgoing', taxCase: 'export', taxRate: '0.00', reason: 'missing', documents: ['a', 'b'] },
      { direction: 'outgoing', taxCase: 'domestic', taxRate: '19.00', reason: 'ambiguous', documents: ['c'] },
    ]);
  });

  it('an account the sender named asks no row, nor does a position whose case is unknown', () => {
    const { byRow, openCases } = accountImpact(
      [row('8400')],
      [documentOf('named', [{ accountNo: '4711' }]), documentOf('unknown', [{ taxCase: null }])],
    );
    expect([byRow.size, openCases.length]).toEqual([0, 0]);
  });
});
