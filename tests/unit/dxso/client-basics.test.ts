import { describe, expect, it } from 'vitest';
import { readClientBasics } from '@/lib/datev/dxso/client-basics';

const year = (start: string, end: string, more: object = {}) => ({
  fiscal_year_start: start,
  fiscal_year_end: end,
  account_length: 4,
  ledgers: {
    is_accounts_payable_ledger_available: true,
    is_accounts_receivable_ledger_available: true,
    is_cash_ledger_available: false,
  },
  ...more,
});
const basics = (more: object = {}) => ({
  client_number: 1,
  consultant_number: 455148,
  id: '455148-1',
  name: 'Muster GmbH 1',
  is_document_management_available: true,
  basic_accounting_information: [year('2026-01-01', '2026-12-31')],
  ...more,
});
const basicsOf = (json: unknown) => {
  const outcome = readClientBasics(json);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};
const fieldsOf = (json: unknown) => {
  const outcome = readClientBasics(json);
  return outcome.ok ? [] : outcome.problems.map(({ code, path }) => `${code} ${path}`);
};

describe("reading DATEV's basics of a client", () => {
  it('takes the answer as described', () => {
    expect(basicsOf(basics())).toEqual({
      consultantNumber: 455148,
      clientNumber: 1,
      name: 'Muster GmbH 1',
      isDocumentManagementAvailable: true,
      fiscalYears: [
        {
          start: '2026-01-01',
          end: '2026-12-31',
          accountLength: 4,
          accountsPayable: true,
          accountsReceivable: true,
          cash: false,
        },
      ],
    });
  });

  it("takes numbers and booleans as text and dates with time, as DATEV's examples write them (M7)", () => {
    const read = basicsOf(
      basics({
        client_number: '1',
        consultant_number: '455148',
        is_document_management_available: 'true',
        basic_accounting_information: [
          year('2015-01-01T00:00:00.000Z', '2015-12-31T00:00:00.000Z', {
            account_length: '6',
            ledgers: {
              is_accounts_payable_ledger_available: 'true',
              is_accounts_receivable_ledger_available: 'false',
              is_cash_ledger_available: 'TRUE',
            },
          }),
        ],
      }),
    );
    expect(read).toMatchObject({
      clientNumber: 1,
      consultantNumber: 455148,
      isDocumentManagementAvailable: true,
    });
    expect(read.fiscalYears).toEqual([
      {
        start: '2015-01-01',
        end: '2015-12-31',
        accountLength: 6,
        accountsPayable: true,
        accountsReceivable: false,
        cash: true,
      },
    ]);
  });

  it.each([
    ['absent', { basic_accounting_information: undefined }],
    ['null', { basic_accounting_information: null }],
    ['an empty list', { basic_accounting_information: [] }],
  ])('no accounting information (%s) is no year, not an error (M1, M7)', (_name, more) => {
    expect(basicsOf(basics(more)).fiscalYears).toEqual([]);
  });

  it('takes one bare year, and the whole answer in a list of one (M7)', () => {
    const bare = basics({ basic_accounting_information: year('2026-01-01', '2026-12-31') });
    expect(basicsOf([bare]).fiscalYears).toHaveLength(1);
  });

  it('sorts years, keeps deviating ones, trims the name', () => {
    const read = basicsOf(
      basics({
        name: '  Muster GmbH 4',
        basic_accounting_information: [year('2025-07-01', '2026-06-30'), year('2024-07-01', '2025-06-30')],
      }),
    );
    expect(read.name).toBe('Muster GmbH 4');
    expect(read.fiscalYears.map(({ start }) => start)).toEqual(['2024-07-01', '2025-07-01']);
  });

  it('takes missing flags as false and a missing account length as unknown (M7)', () => {
    const read = basicsOf({
      client_number: 1,
      consultant_number: 2000,
      basic_accounting_information: [{ fiscal_year_start: '2026-01-01', fiscal_year_end: '2026-12-31' }],
    });
    expect(read).toMatchObject({ name: '', isDocumentManagementAvailable: false });
    expect(read.fiscalYears[0]).toMatchObject({
      accountLength: null,
      accountsPayable: false,
      accountsReceivable: false,
      cash: false,
    });
  });

  it.each([
    ['text', 'nonsense', '(Antwort)'],
    ['nothing', undefined, '(Antwort)'],
    ['two clients', [basics(), basics()], '(Antwort)'],
    ['no consultant number', basics({ consultant_number: undefined }), 'consultant_number'],
    ['a broken client number', basics({ client_number: '1a' }), 'client_number'],
    [
      'a broken flag',
      basics({ is_document_management_available: 'vielleicht' }),
      'is_document_management_available',
    ],
    [
      'an impossible date',
      basics({ basic_accounting_information: [year('2026-02-30', '2026-12-31')] }),
      'basic_accounting_information[0].fiscal_year_start',
    ],
    [
      'a year that ends before it starts',
      basics({ basic_accounting_information: [year('2026-12-31', '2026-01-01')] }),
      'basic_accounting_information[0].fiscal_year_end',
    ],
    [
      'an account length DATEV does not know',
      basics({ basic_accounting_information: [year('2026-01-01', '2026-12-31', { account_length: 9 })] }),
      'basic_accounting_information[0].account_length',
    ],
    [
      'a year that is a word',
      basics({ basic_accounting_information: ['2026'] }),
      'basic_accounting_information[0]',
    ],
  ])('an answer that makes no sense (%s) names the field and never throws (M7)', (_name, json, field) => {
    expect(fieldsOf(json)).toContain(`CLIENT_BASICS_UNREADABLE ${field}`);
  });
});
