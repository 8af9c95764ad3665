import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '@/lib/bookkeeping/money';
import { isBlocking, sortFindings } from '@/lib/preflight/finding-order';
import { runPreflight } from '@/lib/preflight/run-preflight';
import {
  basics,
  cashDocument,
  codesOf,
  connected,
  day,
  fiscalYear,
  invoiceDocument,
  month,
  pdf,
  readyInput,
  rules,
} from './samples';

const broken = { grossAmount: '1.00' };

describe('runPreflight', () => {
  it('lets a month that is set up go, with the plan of its jobs', () => {
    const result = runPreflight(readyInput());
    expect(result).toMatchObject({ findings: [], isBlocked: false, sendable: ['1', '2'], heldBack: [] });
    expect(result.plan).toMatchObject([
      { ledger: 'accounts_receivable', month: '2026-01', files: 5, parts: 1 },
    ]);
    expect(result.plan[0]?.bytes).toBeGreaterThan(2 * pdf.size);
  });

  it('holds back, names and links the bad document; the others go (T9)', () => {
    const documents = [invoiceDocument('1'), invoiceDocument('2', broken), invoiceDocument('3')];
    const result = runPreflight(readyInput({ documents }));
    expect(result.isBlocked).toBe(false);
    expect(result.sendable).toEqual(['1', '3']);
    expect(result.heldBack).toMatchObject([
      {
        id: '2',
        findings: [{ code: 'INVOICE_SUM_MISMATCH', subject: { kind: 'invoice', id: '2', label: 'RE-2' } }],
      },
    ]);
    expect(result.plan.flatMap(({ documentIds }) => documentIds)).toEqual(['1', '3']);
    expect(codesOf(result.findings)).toEqual(['INVOICE_SUM_MISMATCH']);
  });

  it.each([
    ['the connection', { connection: { ...connected, state: 'needs_reconnect' as const } }],
    [
      'the dataset',
      {
        client: {
          basics: basics({ isDocumentManagementAvailable: false }),
          takenOn: day('2026-02-03'),
          differences: [],
        },
      },
    ],
    ['a dataset nobody has asked about', { client: null }],
  ])('stops everything for a blocker of %s, and still shows what else is wrong', (_, change) => {
    const documents = [invoiceDocument('1'), invoiceDocument('2', broken)];
    const result = runPreflight(readyInput({ ...change, documents }));
    expect(result).toMatchObject({ isBlocked: true, sendable: [], plan: [] });
    expect(result.heldBack.map(({ id }) => id)).toEqual(['2']);
    expect(codesOf(result.findings)).toContain('INVOICE_SUM_MISMATCH');
  });

  it('speaks of the missing connection only, where there is none', () => {
    const connection = { ...connected, state: 'not_connected', clientId: null } as const;
    const result = runPreflight(readyInput({ connection, client: null }));
    expect(codesOf(result.findings)).toEqual(['CONNECTION_NOT_CONNECTED']);
  });

  it("books by the account length of the month's own year (M3)", () => {
    const fiscalYears = [
      fiscalYear('2025-01-01', '2025-12-31', { accountLength: 6 }),
      fiscalYear('2026-01-01', '2026-12-31'),
    ];
    const client = { basics: basics({ fiscalYears }), takenOn: day('2026-02-03'), differences: [] };
    expect(runPreflight(readyInput({ client })).sendable).toEqual(['1', '2']);
    const december = readyInput({
      client,
      month: month('2025-12'),
      documents: [invoiceDocument('1', { issueDate: '2025-12-31' })],
    });
    const result = runPreflight(december);
    expect(result.sendable).toEqual([]);
    expect(codesOf(result.findings)).toEqual(
      expect.arrayContaining(['ACCOUNT_LENGTH_MISMATCH', 'PARTNER_ACCOUNT_RANGE', 'ACCOUNT_ROWS_LENGTH']),
    );
    expect(result.isBlocked).toBe(false);
  });

  it('says once for the dataset that DATEV names no account length', () => {
    const fiscalYears = [fiscalYear('2026-01-01', '2026-12-31', { accountLength: null })];
    const client = { basics: basics({ fiscalYears }), takenOn: day('2026-02-03'), differences: [] };
    expect(codesOf(runPreflight(readyInput({ client })).findings)).toEqual(['ACCOUNT_LENGTH_UNKNOWN']);
  });

  it('says that there is nothing to send instead of pretending', () => {
    const result = runPreflight(readyInput({ documents: [] }));
    expect(result).toMatchObject({ sendable: [], plan: [], isBlocked: false });
    expect(codesOf(result.findings)).toEqual(['TRANSFER_NOTHING_TO_SEND']);
  });

  it('splits at 150 MB and says so (T1)', () => {
    const images = [{ ...pdf, size: 19_000_000 }];
    const documents = Array.from({ length: 9 }, (_, index) => invoiceDocument(`${index}`, {}, { images }));
    const result = runPreflight(readyInput({ documents }));
    expect(result.plan).toHaveLength(2);
    expect(result.sendable).toHaveLength(9);
    expect(result.findings.find(({ code }) => code === 'TRANSFER_SPLIT')?.params).toMatchObject({
      jobs: '2',
      files: '20',
    });
  });

  it('shows the changes since yesterday beside the rest (M5)', () => {
    const differences = [
      { code: 'CONFIGURATION_NAME_CHANGED', params: { clientId: '455148-1', before: 'A', after: 'B' } },
    ];
    const client = { basics: basics(), takenOn: day('2026-02-03'), differences };
    expect(codesOf(runPreflight(readyInput({ client })).findings)).toEqual(['CONFIGURATION_NAME_CHANGED']);
  });

  it('hints at an answer of yesterday without stopping (C5)', () => {
    const client = { basics: basics(), takenOn: day('2026-02-02'), differences: [] };
    const result = runPreflight(readyInput({ client }));
    expect(codesOf(result.findings)).toEqual(['CONNECTION_CHECK_OUTDATED']);
    expect(result.isBlocked).toBe(false);
  });
});

describe('runPreflight of a cash book (T4)', () => {
  const cash = (change: Parameters<typeof readyInput>[0] = {}) =>
    readyInput({ ledger: 'cash', cashBook: { openingBalance: cents(0), earliestOpen: null }, ...change });

  it('puts the entries in order', () => {
    const documents = [
      cashDocument('b', { date: '2026-01-20', amount: '-30.00' }),
      cashDocument('a', { date: '2026-01-10' }),
    ];
    expect(runPreflight(cash({ documents })).sendable).toEqual(['a', 'b']);
  });

  it('holds back what would make the balance negative and everything after it', () => {
    const documents = [
      cashDocument('a', { date: '2026-01-10', amount: '20.00' }),
      cashDocument('b', { date: '2026-01-11', amount: '-30.00' }),
      cashDocument('c', { date: '2026-01-12' }),
    ];
    const result = runPreflight(cash({ documents }));
    expect(result.sendable).toEqual(['a']);
    expect(codesOf(result.findings)).toEqual(['CASH_BALANCE_NEGATIVE', 'CASH_HELD_AFTER']);
  });

  it('holds back everything after an entry that is held back for another reason', () => {
    const documents = [
      cashDocument('a', { date: '2026-01-10', text: ' ' }),
      cashDocument('b', { date: '2026-01-12' }),
    ];
    const result = runPreflight(cash({ documents }));
    expect(result.sendable).toEqual([]);
    expect(result.heldBack.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('sends no later month before an earlier one that is still open', () => {
    const cashBook = { openingBalance: cents(0), earliestOpen: day('2025-12-30') };
    const result = runPreflight(cash({ documents: [cashDocument('a')], cashBook }));
    expect(result).toMatchObject({ isBlocked: true, sendable: [] });
    expect(codesOf(result.findings)).toEqual(['CASH_EARLIER_MONTH_OPEN']);
  });

  it('keeps the order and says that the balance is unknown, where it is', () => {
    const cashBook = { openingBalance: null, earliestOpen: null };
    const result = runPreflight(cash({ documents: [cashDocument('a', { amount: '-30.00' })], cashBook }));
    expect(result.sendable).toEqual(['a']);
    expect(codesOf(result.findings)).toEqual(['CASH_OPENING_BALANCE_UNKNOWN']);
  });
});

describe('runPreflight, whatever comes (T9)', () => {
  const changes: readonly Record<string, unknown>[] = [
    {},
    { grossAmount: '1.00' },
    { number: 'RE 7' },
    { number: '' },
    { issueDate: '2026-02-01' },
    { direction: 'incoming', partner: { name: 'X' } },
    { positions: [] },
    { positions: [{ grossAmount: '119.00', taxRate: '19.00' }] },
    { currency: 'USD' },
  ];
  const lengths = fc.constantFrom(4, 6, null);

  it('every document is sent or held back with a reason, never both, never neither', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(changes.length - 1), { maxLength: 12 }),
        lengths,
        (picks, accountLength) => {
          const documents = picks.map((pick, index) => invoiceDocument(`${index}`, changes[pick]));
          const fiscalYears = [fiscalYear('2026-01-01', '2026-12-31', { accountLength })];
          const client = { basics: basics({ fiscalYears }), takenOn: day('2026-02-03'), differences: [] };
          const result = runPreflight(readyInput({ documents, client, rules: rules() }));
          const ids = [...result.sendable, ...result.heldBack.map(({ id }) => id)].sort();
          expect(ids).toEqual(documents.map(({ invoiceId }) => invoiceId).sort());
          for (const { findings } of result.heldBack) expect(findings.some(isBlocking)).toBe(true);
          for (const { id, findings, booking } of result.documents) {
            expect(result.sendable.includes(id)).toBe(!findings.some(isBlocking));
            if (result.sendable.includes(id)) expect(booking).not.toBeNull();
          }
          expect(result.plan.flatMap(({ documentIds }) => [...documentIds])).toEqual(result.sendable);
          expect(result.findings).toEqual(sortFindings(result.findings));
          expect(codesOf(result.findings)).not.toContain('UNEXPECTED');
        },
      ),
      { numRuns: 150 },
    );
  });
});
