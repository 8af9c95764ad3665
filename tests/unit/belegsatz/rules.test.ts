import { describe, expect, it } from 'vitest';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { checkLedgerRules } from '@/lib/datev/belegsatz/check-ledger-rules';
import { checkPackageRules } from '@/lib/datev/belegsatz/check-package-rules';
import type { Archive, ArchiveDocument } from '@/lib/datev/belegsatz/document-format';
import type { LedgerImport, LedgerRow } from '@/lib/datev/belegsatz/ledger-format';
import { readDocumentXml } from '@/lib/datev/belegsatz/read-document-xml';
import { readLedgerXml } from '@/lib/datev/belegsatz/read-ledger-xml';
import type { LedgerContext } from '@/lib/datev/belegsatz/rules/ledger-rule';
import type { JobPackage } from '@/lib/datev/belegsatz/rules/package-rule';
import { hasReference, sample } from './reference-files';

const plainRow: LedgerRow = {
  date: '2026-01-12',
  amount: '119.00',
  accountNo: '8400',
  tax: '19.00',
  currencyCode: 'EUR',
  invoiceId: 'RE-1',
  bookingText: 'Beratung',
  bpAccountNo: '10100',
  customerName: 'Müller',
};

const ledger = (row: Partial<LedgerRow> = {}, head: Partial<LedgerImport> = {}): LedgerImport => ({
  kind: 'accountsReceivableLedger',
  version: '6.0',
  generatorInfo: 'Muster GmbH 1',
  generatingSystem: null,
  consolidatedAmount: '119.00',
  consolidatedDate: '2026-01-12',
  consolidatedInvoiceId: 'RE-1',
  consolidatedCurrencyCode: 'EUR',
  consolidatedDeliveryDate: null,
  consolidatedOrderId: null,
  rows: [{ ...plainRow, ...row }],
  ...head,
});

const context: LedgerContext = {
  fileName: 'a.xml',
  month: '2026-01' as AccountingMonth,
  fiscalYear: { start: '2026-01-01', end: '2026-12-31' },
  accountLength: 4,
  automaticAccounts: new Set(['8400']),
};

const skonto: Partial<LedgerRow> = {
  discountAmount: '3.57',
  discountPercentage: '3.00',
  discountPaymentDate: '2026-01-20',
  discountAmount2: '2.38',
  discountPercentage2: '2.00',
  discountPaymentDate2: '2026-01-27',
  dueDate: '2026-02-10',
};

describe('rules the schema does not hold: LedgerImport (B2)', () => {
  const codes = (
    row: Partial<LedgerRow>,
    head: Partial<LedgerImport> = {},
    other: Partial<LedgerContext> = {},
  ) => checkLedgerRules(ledger(row, head), { ...context, ...other }).map(({ code }) => code);

  it('accepts a proper row, with and without Skonto', () => {
    expect(codes({})).toEqual([]);
    expect(codes(skonto)).toEqual([]);
    expect(
      codes(
        { deliveryDate: '2026-01-12', orderId: 'B' },
        { consolidatedDeliveryDate: '2026-01-12', consolidatedOrderId: 'B' },
      ),
    ).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string | undefined>>, Partial<LedgerImport>, string]>([
    ['1 sum', {}, { consolidatedAmount: '119.01' }, 'LEDGER_SUM_MISMATCH'],
    ['1 total of zero', {}, { consolidatedAmount: '0.00', rows: [] }, 'LEDGER_TOTAL_ZERO'],
    ['2 date', { date: '2026-01-13' }, {}, 'LEDGER_DATE_MISMATCH'],
    ['3 number', { invoiceId: 'RE-2' }, {}, 'LEDGER_NUMBER_MISMATCH'],
    ['3 number in other case', { invoiceId: 're-1' }, {}, 'LEDGER_NUMBER_MISMATCH'],
    ['3 empty number', { invoiceId: '' }, { consolidatedInvoiceId: '' }, 'LEDGER_NUMBER_MISSING'],
    ['4 currency', { currencyCode: 'USD' }, {}, 'LEDGER_CURRENCY_MISMATCH'],
    ['5 delivery date', {}, { consolidatedDeliveryDate: '2026-01-10' }, 'LEDGER_DELIVERY_DATE_MISMATCH'],
    ['5 order number', { orderId: 'A' }, { consolidatedOrderId: 'B' }, 'LEDGER_ORDER_ID_MISMATCH'],
    ['6 month', { date: '2026-02-01' }, { consolidatedDate: '2026-02-01' }, 'LEDGER_DATE_OUTSIDE_MONTH'],
    [
      '7 fiscal year',
      { date: '2025-01-12' },
      { consolidatedDate: '2025-01-12' },
      'LEDGER_DATE_OUTSIDE_FISCAL_YEAR',
    ],
    ['17 account length', { accountNo: '840000' }, {}, 'LEDGER_ACCOUNT_LENGTH'],
    ['18 creditor on an outgoing invoice', { bpAccountNo: '70100' }, {}, 'LEDGER_PARTNER_ACCOUNT_RANGE'],
    ['19 key on an automatic account', { buCode: '3' }, {}, 'LEDGER_TAX_KEY_ON_AUTOMATIC_ACCOUNT'],
    ['19 key 0', { accountNo: '8200', buCode: '0' }, {}, 'LEDGER_TAX_KEY_NOT_ALLOWED'],
    ['20 Skonto without date', { ...skonto, discountPaymentDate: undefined }, {}, 'LEDGER_SKONTO_INCOMPLETE'],
    ['20 second step alone', { discountAmount2: '1.00' }, {}, 'LEDGER_SKONTO_INCOMPLETE'],
    ['20 percentages ascend', { ...skonto, discountPercentage2: '3.00' }, {}, 'LEDGER_SKONTO_PERCENTAGE'],
    ['20 percentage 0.00', { ...skonto, discountPercentage: '0.00' }, {}, 'LEDGER_SKONTO_PERCENTAGE'],
    ['20 amounts ascend', { ...skonto, discountAmount2: '3.57' }, {}, 'LEDGER_SKONTO_AMOUNT'],
    ['20 amounts as large as the row', { ...skonto, discountAmount: '117.00' }, {}, 'LEDGER_SKONTO_AMOUNT'],
    [
      '20 on a credit note',
      { ...skonto, amount: '-119.00' },
      { consolidatedAmount: '-119.00' },
      'LEDGER_SKONTO_AMOUNT',
    ],
    ['20 dates descend', { ...skonto, discountPaymentDate2: '2026-01-20' }, {}, 'LEDGER_SKONTO_DATE'],
    ['20 date on the due date', { ...skonto, dueDate: '2026-01-27' }, {}, 'LEDGER_SKONTO_DATE'],
    [
      '21 payment condition with due date',
      { paymentConditionsId: '10', dueDate: '2026-02-01' },
      {},
      'LEDGER_PAYMENT_CONDITIONS_EXCLUSIVE',
    ],
    [
      '21 payment condition with Skonto',
      { ...skonto, paymentConditionsId: '10' },
      {},
      'LEDGER_PAYMENT_CONDITIONS_EXCLUSIVE',
    ],
    [
      '22 payment order with 9',
      { paymentConditionsId: '9', paymentOrder: '1' },
      {},
      'LEDGER_PAYMENT_ORDER_BLOCKED',
    ],
    [
      '23 Skonto without person account',
      { ...skonto, bpAccountNo: undefined },
      {},
      'LEDGER_SKONTO_WITHOUT_PARTNER_ACCOUNT',
    ],
    ['24 due date', { dueDate: '2026-01-12' }, {}, 'LEDGER_DUE_DATE'],
    ['24 delivery date', { deliveryDate: '2026-01-13' }, {}, 'LEDGER_DELIVERY_DATE_LATE'],
    ['25 account without bank code', { bankAccount: '1' }, {}, 'LEDGER_BANK_DETAILS'],
    ['25 German lengths', { bankCode: '123', bankAccount: '1' }, {}, 'LEDGER_BANK_DETAILS'],
    ['26 IBAN', { iban: 'DE34762500000121540061' }, {}, 'LEDGER_IBAN'],
    ['26 BIC of nine', { swiftCode: 'COBADEFFX' }, {}, 'LEDGER_BIC'],
    ['27 plus sign', { amount: '+119.00' }, {}, 'LEDGER_PLUS_SIGN'],
    ['27 plus sign on the total', {}, { consolidatedAmount: '+119.00' }, 'LEDGER_PLUS_SIGN'],
    ['30 line break', { bookingText: 'a\nb' }, {}, 'LEDGER_TEXT_CHARACTERS'],
    ['30 not NFC', { customerName: 'Mu\u0308ller' }, {}, 'LEDGER_TEXT_CHARACTERS'],
    ['version', {}, { version: '6x0' }, 'LEDGER_VERSION'],
  ])('rule %s', (_name, row, head, code) => {
    const cleaned = Object.fromEntries(
      Object.entries({ ...plainRow, ...row }).filter(([, value]) => value !== undefined),
    );
    const changed = ledger({}, { rows: [cleaned], ...head });
    expect(checkLedgerRules(changed, context).map((problem) => problem.code)).toContain(code);
  });

  it('rule 33: no date in a month the fiscal year cuts', () => {
    const fiscalYear = { start: '2026-01-10', end: '2027-01-09' };
    expect(codes({}, {}, { fiscalYear })).toEqual(['LEDGER_DATE_IN_CUT_MONTH']);
  });

  it('rule 19: only keys somebody answered for, where they are known', () => {
    const row = { accountNo: '8200', buCode: '3' };
    expect(codes(row, {}, { allowedTaxKeys: new Set(['9']) })).toEqual(['LEDGER_TAX_KEY_NOT_ALLOWED']);
    expect(codes(row, {}, { allowedTaxKeys: new Set(['3']) })).toEqual([]);
  });

  it('lets a cash movement be without a number and without Skonto rules', () => {
    const row: LedgerRow = {
      date: '2026-01-12',
      amount: '-119.00',
      currencyCode: 'EUR',
      bookingText: 'Porto',
    };
    const cash = ledger(
      {},
      { kind: 'cashLedger', consolidatedAmount: '-119.00', consolidatedInvoiceId: null, rows: [row] },
    );
    expect(checkLedgerRules(cash, context)).toEqual([]);
  });
});

const document = (changes: Partial<ArchiveDocument> = {}): ArchiveDocument => ({
  guid: '9ffd1116-da0c-4a30-95d4-ef93fe31097a',
  type: '2',
  processId: null,
  description: null,
  keywords: null,
  extensions: [
    {
      kind: 'accountsReceivableLedger',
      datafile: 'a.xml',
      properties: [
        { key: '1', value: '2026-01' },
        { key: '3', value: 'Ausgangsrechnungen' },
      ],
    },
    { kind: 'File', name: 'a.pdf' },
  ],
  repository: [],
  internalProperty: null,
  ...changes,
});

const archive = (...documents: ArchiveDocument[]): Archive => ({
  version: '6.0',
  guid: null,
  generatingSystem: null,
  header: {
    date: '2026-02-01T10:00:00',
    description: null,
    consultantNumber: null,
    clientNumber: null,
    clientName: null,
    repository: [],
  },
  documents,
});

const file = (name: string, size = 1_000) => ({ name, size });

const job = (changes: Partial<JobPackage> = {}): JobPackage => ({
  ledger: 'accounts_receivable',
  month: '2026-01' as AccountingMonth,
  archive: archive(document()),
  ledgers: new Map([['a.xml', ledger()]]),
  files: [file('a.xml'), file('a.pdf'), file('document.xml')],
  folderNames: ['Ausgangsrechnungen'],
  ...changes,
});

const withProperties = (...properties: { key: string; value: string }[]) =>
  archive(
    document({
      extensions: [
        { kind: 'accountsReceivableLedger', datafile: 'a.xml', properties },
        { kind: 'File', name: 'a.pdf' },
      ],
    }),
  );

const twice = (second: Partial<ArchiveDocument>, name = 'b.xml') =>
  archive(
    document(),
    document({
      ...second,
      extensions: [
        {
          kind: 'accountsReceivableLedger',
          datafile: name,
          properties: [
            { key: '1', value: '2026-01' },
            { key: '3', value: 'Ausgangsrechnungen' },
          ],
        },
      ],
    }),
  );

describe('rules the schema does not hold: document.xml and the package (B2, T3)', () => {
  const codes = (changes: Partial<JobPackage> = {}) =>
    checkPackageRules(job(changes)).map(({ code }) => code);

  it('accepts a proper package', () => {
    expect(codes()).toEqual([]);
  });

  it.each<[string, Partial<JobPackage>, string]>([
    [
      '8 month that does not exist',
      { archive: withProperties({ key: '1', value: '2026-13' }, { key: '3', value: 'Ausgangsrechnungen' }) },
      'PACKAGE_MONTH_UNREAL',
    ],
    ['16 another month than the job', { month: '2026-02' as AccountingMonth }, 'PACKAGE_MONTH_DIFFERS'],
    ['9 a folder DATEV did not name', { folderNames: ['Ausgang neu'] }, 'PACKAGE_FOLDER_UNKNOWN'],
    [
      '10 key 2 with invoices',
      { archive: withProperties({ key: '1', value: '2026-01' }, { key: '2', value: '1000' }) },
      'PACKAGE_PROPERTIES',
    ],
    ['10 no folder', { archive: withProperties({ key: '1', value: '2026-01' }) }, 'PACKAGE_PROPERTIES'],
    ['11 type', { archive: archive(document({ type: '1' })) }, 'PACKAGE_TYPE_MISMATCH'],
    ['12 inbox with ledger data', { archive: archive(document({ processId: '1' })) }, 'PACKAGE_PROCESS_ID'],
    [
      '13 no ledger file',
      { archive: archive(document({ extensions: [{ kind: 'File', name: 'a.pdf' }] })) },
      'PACKAGE_LEDGER_COUNT',
    ],
    [
      '13 foreign extension',
      {
        archive: archive(
          document({ extensions: [...document().extensions, { kind: 'SEPAFile', name: 'a.pdf' }] }),
        ),
      },
      'PACKAGE_EXTENSION_KIND',
    ],
    ['14 a named file is missing', { files: [file('a.xml'), file('document.xml')] }, 'PACKAGE_FILE_MISSING'],
    [
      '14 other spelling',
      { files: [file('a.xml'), file('A.pdf'), file('document.xml')] },
      'PACKAGE_FILE_MISSING',
    ],
    ['14 a file nobody names', { files: [...job().files, file('c.pdf')] }, 'PACKAGE_FILE_UNREFERENCED'],
    [
      '14 names that differ in case only',
      { archive: twice({ guid: null }, 'A.XML'), files: [...job().files, file('A.XML')] },
      'PACKAGE_FILE_NAME_DUPLICATE',
    ],
    ['15 another ledger than the job', { ledger: 'accounts_payable' }, 'PACKAGE_LEDGER_KIND'],
    [
      '15 another ledger inside the file',
      { ledgers: new Map([['a.xml', ledger({}, { kind: 'cashLedger' })]]) },
      'PACKAGE_LEDGER_KIND',
    ],
    [
      '29 file over 20 MB',
      { files: [file('a.xml'), file('a.pdf', 20_000_001), file('document.xml')] },
      'PACKAGE_FILE_TOO_LARGE',
    ],
    [
      'T3 job over 150 MB',
      { files: [file('a.xml', 75_000_000), file('a.pdf', 75_000_001), file('document.xml')] },
      'PACKAGE_TOO_LARGE',
    ],
    [
      'T3 more than 4,900 files',
      { files: Array.from({ length: 4_901 }, (_, index) => file(`${index}`)) },
      'PACKAGE_TOO_MANY_FILES',
    ],
    ['T3 name outside ASCII', { files: [...job().files, file('ä.pdf')] }, 'PACKAGE_FILE_NAME_CHARACTERS'],
    ['T3 name with a blank', { files: [...job().files, file('a b.pdf')] }, 'PACKAGE_FILE_NAME_CHARACTERS'],
    [
      '31 number twice',
      {
        ledgers: new Map([
          ['a.xml', ledger()],
          ['b.xml', ledger({}, { consolidatedInvoiceId: 're-1' })],
        ]),
      },
      'PACKAGE_NUMBER_DUPLICATE',
    ],
    [
      'GUID twice',
      { archive: twice({ guid: '9FFD1116-DA0C-4A30-95D4-EF93FE31097A' }) },
      'PACKAGE_GUID_DUPLICATE',
    ],
    ['version', { archive: { ...archive(document()), version: '6x0' } }, 'PACKAGE_VERSION'],
  ])('rule %s', (_name, changes, code) => {
    expect(codes(changes)).toContain(code);
  });
});

describe.skipIf(!hasReference)(
  'the published files that break a rule although the schema accepts them',
  () => {
    it.each([
      ['amount_plus_sign', 'LEDGER_PLUS_SIGN'],
      ['sum_mismatch', 'LEDGER_SUM_MISMATCH'],
      ['date_mismatch', 'LEDGER_DATE_MISMATCH'],
      ['invoiceid_mismatch', 'LEDGER_NUMBER_MISMATCH'],
      ['currency_mismatch', 'LEDGER_CURRENCY_MISMATCH'],
      ['invoiceid_empty', 'LEDGER_NUMBER_MISSING'],
      ['information_newline', 'LEDGER_TEXT_CHARACTERS'],
      ['bpaccount_kreditor_on_AR', 'LEDGER_PARTNER_ACCOUNT_RANGE'],
      ['iban_bad_checksum', 'LEDGER_IBAN'],
      ['paymentConditions_with_dueDate', 'LEDGER_PAYMENT_CONDITIONS_EXCLUSIVE'],
      ['deliveryDate_after_invoice', 'LEDGER_DELIVERY_DATE_LATE'],
      ['consolidatedDeliveryDate', 'LEDGER_DELIVERY_DATE_MISMATCH'],
      ['discount_ok', 'LEDGER_SKONTO_WITHOUT_PARTNER_ACCOUNT'],
      ['bucode_0', 'LEDGER_TAX_KEY_NOT_ALLOWED'],
      ['accountno_9digits', 'LEDGER_ACCOUNT_LENGTH'],
    ])('%s', (name, code) => {
      const read = readLedgerXml('a.xml', sample('edge', `${name}.xml`));
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const codes = checkLedgerRules(read.value, { fileName: 'a.xml', accountLength: 4 }).map(
        (problem) => problem.code,
      );
      expect(codes).toContain(code);
    });

    it.each([
      'ok_minimal',
      'credit_note_negative',
      'mixed_sign_lines',
      'invoiceid_allspecial',
      'tax_19.00',
      'bic_ok',
      'orderId_dot',
      'cash_ok',
      'cash_expense_negative',
      'no_consolidatedInvoiceId',
      'exchangeRate_6',
    ])('%s breaks none', (name) => {
      const read = readLedgerXml('a.xml', sample('edge', `${name}.xml`));
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      expect(checkLedgerRules(read.value, { fileName: 'a.xml', accountLength: 4 })).toEqual([]);
    });

    it.each([
      ['doc_processID_1_with_ledger', 'PACKAGE_PROCESS_ID'],
      ['doc_type_mismatch', 'PACKAGE_TYPE_MISMATCH'],
      ['doc_period_2026-13', 'PACKAGE_MONTH_UNREAL'],
      ['doc_key2_on_AR', 'PACKAGE_PROPERTIES'],
      ['doc_two_ledgers_one_document', 'PACKAGE_LEDGER_COUNT'],
    ])('%s', (name, code) => {
      const read = readDocumentXml(sample('edge', `${name}.xml`));
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      expect(checkPackageRules(job({ archive: read.value })).map((problem) => problem.code)).toContain(code);
    });
  },
);
