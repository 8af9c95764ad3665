/** Writes small packages by hand, so that each test can break exactly one thing. */

export type Row = Readonly<Record<string, string>>;
export type Kind = 'accountsPayableLedger' | 'accountsReceivableLedger' | 'cashLedger';

export const PDF = '%PDF-1.7\n%%EOF';

export interface LedgerWish {
  readonly kind?: Kind;
  readonly rows: readonly Row[];
  /** Attributes of `consolidate` that replace those derived from the rows. */
  readonly consolidated?: Readonly<Record<string, string>>;
}

export function ledgerXml({
  kind = 'accountsReceivableLedger',
  rows,
  consolidated = {},
}: LedgerWish): string {
  const cents = rows.reduce((sum, row) => sum + Math.round(Number(row.amount) * 100), 0);
  const attributes: Record<string, string> = {
    consolidatedAmount: (cents / 100).toFixed(2),
    consolidatedDate: rows[0]?.date ?? '',
    ...(rows[0]?.invoiceId === undefined ? {} : { consolidatedInvoiceId: rows[0].invoiceId }),
    consolidatedCurrencyCode: rows[0]?.currencyCode ?? 'EUR',
    ...consolidated,
  };
  const body = rows.map((row) => `<${kind}>${elements(row)}</${kind}>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<LedgerImport xmlns="http://xml.datev.de/bedi/tps/ledger/v060" version="6.0" generator_info="Test" xml_data="Kopie nur zur Verbuchung berechtigt nicht zum Vorsteuerabzug"><consolidate ${list(attributes)}>${body}</consolidate></LedgerImport>`;
}

export interface DocumentWish {
  readonly ledger?: string;
  readonly kind?: string;
  readonly properties?: readonly (readonly [key: string, value: string])[];
  readonly images?: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
}

export function archiveXml(documents: readonly DocumentWish[], header = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<archive xmlns="http://xml.datev.de/bedi/tps/document/v06.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="6.0"><header><date>2026-02-01T10:00:00</date>${header}</header><content>${documents.map(documentXml).join('')}</content></archive>`;
}

function documentXml({
  ledger,
  kind = 'accountsReceivableLedger',
  properties = [],
  images = [],
  attributes = {},
}: DocumentWish): string {
  const values = properties.map(([key, value]) => `<property value="${value}" key="${key}"/>`).join('');
  const extension =
    ledger === undefined ? '' : `<extension xsi:type="${kind}" datafile="${ledger}">${values}</extension>`;
  const files = images.map((name) => `<extension xsi:type="File" name="${name}"/>`).join('');
  return `<document ${list(attributes)}>${extension}${files}</document>`;
}

function elements(row: Row): string {
  return Object.entries(row)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');
}

function list(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');
}
