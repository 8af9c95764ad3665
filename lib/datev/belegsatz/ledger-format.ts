import type { Ledger } from '@/lib/bookkeeping/invoice';

/** LedgerImport v6.0: names and order of everything the format has (B1). */

export const ledgerNamespace = 'http://xml.datev.de/bedi/tps/ledger/v060';
export const ledgerSchemaFile = 'Belegverwaltung_online_ledger_import_v060.xsd';

/** Fixed wording the format demands on every file. */
export const xmlDataNotice = 'Kopie nur zur Verbuchung berechtigt nicht zum Vorsteuerabzug';

/** Kind of row, and at the same time the kind of extension in document.xml. */
export const ledgerKinds = ['accountsReceivableLedger', 'accountsPayableLedger', 'cashLedger'] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

const bookingElements = [
  'date',
  'amount',
  'discountAmount',
  'accountNo',
  'buCode',
  'costAmount',
  'costCategoryId',
  'costCategoryId2',
  'tax',
  'information',
] as const;

const invoiceElements = [
  'currencyCode',
  'invoiceId',
  'bookingText',
  'typeOfReceivable',
  'ownVatId',
  'shipFromCountry',
  'partyId',
  'paidAt',
  'internalInvoiceId',
  'vatId',
  'shipToCountry',
  'exchangeRate',
  'bankCode',
  'bankAccount',
  'bankCountry',
  'iban',
  'swiftCode',
  'accountName',
  'paymentConditionsId',
  'paymentOrder',
  'discountPercentage',
  'discountPaymentDate',
  'discountAmount2',
  'discountPercentage2',
  'discountPaymentDate2',
  'dueDate',
  'bpAccountNo',
  'deliveryDate',
  'orderId',
] as const;

/** Elements of a row in the order the format fixes. */
export const rowElements = {
  accountsReceivableLedger: [...bookingElements, ...invoiceElements, 'customerName', 'customerCity'],
  accountsPayableLedger: [...bookingElements, ...invoiceElements, 'supplierName', 'supplierCity'],
  cashLedger: [...bookingElements, 'currencyCode', 'invoiceId', 'bookingText'],
} as const satisfies Record<LedgerKind, readonly string[]>;

export type RowElement = (typeof rowElements)[LedgerKind][number];

/** A row: element name → text as it stands in the file; elements that are left out are missing. */
export type LedgerRow = { readonly [Element in RowElement]?: string };

/** One LedgerImport file: one invoice or cash movement with all its rows. */
export interface LedgerImport {
  readonly kind: LedgerKind;
  /** `6.0`; the schema's pattern would let `6x0` pass. */
  readonly version: string;
  /** Company that made the data, shown as sender in Belege online. */
  readonly generatorInfo: string;
  /** Software that made the data. */
  readonly generatingSystem: string | null;
  readonly consolidatedAmount: string;
  readonly consolidatedDate: string;
  readonly consolidatedInvoiceId: string | null;
  readonly consolidatedCurrencyCode: string;
  readonly consolidatedDeliveryDate: string | null;
  readonly consolidatedOrderId: string | null;
  readonly rows: readonly LedgerRow[];
}

export function ledgerKindOf(ledger: Ledger): LedgerKind {
  switch (ledger) {
    case 'accounts_receivable':
      return 'accountsReceivableLedger';
    case 'accounts_payable':
      return 'accountsPayableLedger';
    case 'cash':
      return 'cashLedger';
  }
}
