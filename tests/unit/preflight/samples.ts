import type { AccountRow } from '@/lib/bookkeeping/account-table';
import {
  type AccountingMonth,
  type IsoDate,
  parseAccountingMonth,
  parseIsoDate,
} from '@/lib/bookkeeping/calendar';
import { readCashEntryJson } from '@/lib/bookkeeping/cash-entry-json';
import { readInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import { defaultNumberMapping } from '@/lib/bookkeeping/number-mapping';
import type { ClientBasics, FiscalYear } from '@/lib/datev/dxso/types';
import type { ConnectionFacts } from '@/lib/preflight/checks/check-connection-state';
import type { CompanyRules } from '@/lib/preflight/checks/check-documents';
import type { ClientCheck } from '@/lib/preflight/checks/client-check';
import type { CashDocument, ImageFacts, InvoiceDocument } from '@/lib/preflight/checks/document';
import type { PreflightInput } from '@/lib/preflight/preflight-input';

export function month(text: string): AccountingMonth {
  const read = parseAccountingMonth(text);
  if (!read) throw new Error(`no month: ${text}`);
  return read;
}

export function day(text: string): IsoDate {
  const read = parseIsoDate(text);
  if (!read) throw new Error(`no day: ${text}`);
  return read;
}

export function fiscalYear(start: string, end: string, change: Partial<FiscalYear> = {}): FiscalYear {
  return {
    start: day(start),
    end: day(end),
    accountLength: 4,
    accountsPayable: true,
    accountsReceivable: true,
    cash: true,
    ...change,
  };
}

export function basics(change: Partial<ClientBasics> = {}): ClientBasics {
  return {
    consultantNumber: 455148,
    clientNumber: 1,
    name: 'Muster GmbH 1',
    isDocumentManagementAvailable: true,
    fiscalYears: [
      fiscalYear('2024-01-01', '2024-12-31'),
      fiscalYear('2025-01-01', '2025-12-31'),
      fiscalYear('2026-01-01', '2026-12-31'),
    ],
    ...change,
  };
}

export function clientCheck(change: Partial<ClientCheck> = {}): ClientCheck {
  return {
    clientId: '455148-1',
    basics: basics(),
    ledger: 'accounts_receivable',
    month: month('2026-01'),
    ...change,
  };
}

export const connected: ConnectionFacts = {
  state: 'connected',
  problem: null,
  clientId: '455148-1',
  expiresAt: new Date('2027-12-31T12:00:00Z'),
  isLongTerm: true,
};

function row(
  direction: AccountRow['direction'],
  taxRate: string,
  accountNo: string,
  change: Partial<AccountRow> = {},
): AccountRow {
  return {
    direction,
    taxCase: 'domestic',
    taxRate,
    rule: '',
    accountNo,
    taxKey: null,
    isAutomatic: true,
    state: 'confirmed',
    ...change,
  };
}

export const accountRows: readonly AccountRow[] = [
  row('outgoing', '19.00', '8400'),
  row('outgoing', '7.00', '8300'),
  row('incoming', '19.00', '3400'),
];

export function rules(change: Partial<CompanyRules> = {}): CompanyRules {
  const none = { byMatchKey: new Map<string, string>(), collective: { customer: null, supplier: null } };
  return {
    accountTable: { rows: accountRows },
    numberMapping: defaultNumberMapping,
    partnerAccounts: { customer: none, supplier: none },
    ...change,
  };
}

export const pdf: ImageFacts = { fileName: 'rechnung.pdf', contentType: 'application/pdf', size: 40_000 };

/** An invoice as the public API takes it; `change` replaces fields of that JSON. */
export function invoiceDocument(
  id: string,
  change: Record<string, unknown> = {},
  document: Partial<InvoiceDocument> = {},
): InvoiceDocument {
  const read = readInvoiceJson({
    externalId: id,
    direction: 'outgoing',
    number: `RE-${id}`,
    issueDate: '2026-01-15',
    currency: 'EUR',
    grossAmount: '119.00',
    partner: { name: 'Möbel Müller GmbH', customerNumber: 'K100', accountNo: '10100' },
    positions: [{ grossAmount: '119.00', taxRate: '19.00', taxCase: 'domestic' }],
    ...change,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return {
    kind: 'invoice',
    invoiceId: id,
    state: 'open',
    invoice: read.value.invoice,
    images: [pdf],
    ...document,
  };
}

export function cashDocument(id: string, change: Record<string, unknown> = {}): CashDocument {
  const read = readCashEntryJson({
    externalId: id,
    date: '2026-01-15',
    amount: '50.00',
    text: 'Barverkauf',
    accountNo: '8400',
    ...change,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { kind: 'cash_entry', cashEntryId: id, state: 'open', entry: read.value.entry, images: [] };
}

/** A month that is ready to go; tests break one thing in it. */
export function readyInput(change: Partial<PreflightInput> = {}): PreflightInput {
  return {
    companyName: 'Muster GmbH',
    ledger: 'accounts_receivable',
    month: month('2026-01'),
    now: new Date('2026-02-03T09:00:00Z'),
    connection: connected,
    client: { basics: basics(), takenOn: day('2026-02-03'), differences: [] },
    rules: rules(),
    documents: [invoiceDocument('1'), invoiceDocument('2')],
    takenNumbers: [],
    ...change,
  };
}

export function codesOf(findings: readonly { readonly code: string }[]): string[] {
  return findings.map(({ code }) => code);
}
