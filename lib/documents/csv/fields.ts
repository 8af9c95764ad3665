/** What a CSV import can bring. */
export const csvKinds = ['invoices', 'cash_entries', 'partners'] as const;
export type CsvKind = (typeof csvKinds)[number];

/** How the text of a cell becomes a value of the public JSON. */
export type CsvValueKind =
  | 'text'
  | 'digits'
  | 'amount'
  | 'date'
  | 'rate'
  | 'decimal'
  | 'direction'
  | 'partnerKind'
  | 'taxCase'
  | 'country'
  | 'currency';

interface FieldShape {
  readonly value: CsvValueKind;
  readonly isRequired?: boolean;
  /** The whole file can have one value of it, chosen on the page. */
  readonly mayBeConstant?: boolean;
  /** Belongs to a row of the file, not to the whole invoice: rows of one invoice may differ in it. */
  readonly isOfPosition?: boolean;
  /** Headers programs in Germany give it, the likeliest first. */
  readonly headers: readonly string[];
}

const invoiceFields = {
  number: {
    value: 'text',
    isRequired: true,
    headers: [
      'Rechnungsnummer',
      'Rechnungsnr',
      'Rechnung Nr',
      'RE-Nr',
      'Re.-Nr.',
      'Belegnummer',
      'Belegnr',
      'Belegfeld 1',
      'Nummer',
      'Invoice number',
      'Invoice no',
      'Invoice',
    ],
  },
  issueDate: {
    value: 'date',
    isRequired: true,
    headers: ['Rechnungsdatum', 'Belegdatum', 'Datum', 'Invoice date', 'Issue date', 'Date'],
  },
  direction: {
    value: 'direction',
    isRequired: true,
    mayBeConstant: true,
    headers: ['Richtung', 'Rechnungsart', 'Belegart', 'Direction'],
  },
  partnerName: {
    value: 'text',
    isRequired: true,
    headers: [
      'Kunde',
      'Kundenname',
      'Lieferant',
      'Lieferantenname',
      'Geschäftspartner',
      'Rechnungsempfänger',
      'Empfänger',
      'Firma',
      'Name',
      'Customer',
      'Supplier',
    ],
  },
  grossAmount: {
    value: 'amount',
    isOfPosition: true,
    headers: [
      'Bruttobetrag',
      'Betrag brutto',
      'Brutto',
      'Rechnungsbetrag',
      'Umsatz',
      'Betrag',
      'Gross',
      'Amount',
    ],
  },
  netAmount: {
    value: 'amount',
    isOfPosition: true,
    headers: ['Nettobetrag', 'Betrag netto', 'Netto', 'Net'],
  },
  taxAmount: {
    value: 'amount',
    isOfPosition: true,
    headers: [
      'Steuerbetrag',
      'USt-Betrag',
      'MwSt-Betrag',
      'Umsatzsteuer',
      'Mehrwertsteuer',
      'VAT amount',
      'Tax',
    ],
  },
  totalAmount: {
    value: 'amount',
    headers: [
      'Gesamtbetrag',
      'Gesamtbetrag brutto',
      'Rechnungssumme',
      'Gesamt',
      'Summe',
      'Invoice total',
      'Total',
    ],
  },
  taxRate: {
    value: 'rate',
    isRequired: true,
    mayBeConstant: true,
    isOfPosition: true,
    headers: [
      'Steuersatz',
      'USt-Satz',
      'MwSt-Satz',
      'USt %',
      'MwSt %',
      'USt',
      'MwSt',
      'VAT rate',
      'Tax rate',
    ],
  },
  taxCase: {
    value: 'taxCase',
    mayBeConstant: true,
    isOfPosition: true,
    headers: ['Steuerfall', 'Steuerart', 'Tax case'],
  },
  customerNumber: {
    value: 'text',
    headers: ['Kundennummer', 'Kundennr', 'Lieferantennummer', 'Lieferantennr', 'Customer number'],
  },
  partnerCity: { value: 'text', headers: ['Ort', 'Stadt', 'City'] },
  partnerCountry: { value: 'country', mayBeConstant: true, headers: ['Land', 'Ländercode', 'Country'] },
  partnerVatId: {
    value: 'text',
    headers: ['USt-IdNr', 'USt-ID', 'Umsatzsteuer-Identifikationsnummer', 'VAT ID', 'VAT number'],
  },
  partnerAccountNo: {
    value: 'digits',
    headers: ['Personenkonto', 'Debitorenkonto', 'Kreditorenkonto', 'Debitor', 'Kreditor', 'Debitorennummer'],
  },
  iban: { value: 'text', headers: ['IBAN'] },
  bic: { value: 'text', headers: ['BIC', 'SWIFT'] },
  serviceDate: {
    value: 'date',
    headers: ['Leistungsdatum', 'Lieferdatum', 'Leistungszeitpunkt', 'Service date', 'Delivery date'],
  },
  dueDate: {
    value: 'date',
    headers: ['Fälligkeit', 'Fälligkeitsdatum', 'Fällig am', 'Zahlungsziel', 'Due date'],
  },
  currency: { value: 'currency', mayBeConstant: true, headers: ['Währung', 'WKZ', 'Currency'] },
  exchangeRate: { value: 'decimal', headers: ['Wechselkurs', 'Kurs', 'Exchange rate'] },
  accountNo: {
    value: 'digits',
    isOfPosition: true,
    headers: ['Erlöskonto', 'Aufwandskonto', 'Sachkonto', 'Gegenkonto', 'Konto', 'Account'],
  },
  taxKey: { value: 'digits', isOfPosition: true, headers: ['BU-Schlüssel', 'BU', 'Steuerschlüssel'] },
  costCenter1: { value: 'text', isOfPosition: true, headers: ['KOST1', 'Kostenstelle', 'Kostenstelle 1'] },
  costCenter2: { value: 'text', isOfPosition: true, headers: ['KOST2', 'Kostenträger', 'Kostenstelle 2'] },
  positionText: { value: 'text', isOfPosition: true, headers: ['Positionstext', 'Artikel', 'Leistung'] },
  text: {
    value: 'text',
    headers: ['Buchungstext', 'Belegtext', 'Betreff', 'Text', 'Beschreibung', 'Description'],
  },
  orderId: { value: 'text', headers: ['Bestellnummer', 'Auftragsnummer', 'Order number', 'Order'] },
  information: { value: 'text', headers: ['Nachricht an den Berater', 'Notiz', 'Bemerkung'] },
  externalId: { value: 'text', headers: ['externalId', 'Externe ID', 'ID'] },
} as const satisfies Readonly<Record<string, FieldShape>>;

const cashFields = {
  date: { value: 'date', isRequired: true, headers: ['Datum', 'Belegdatum', 'Buchungsdatum', 'Date'] },
  text: {
    value: 'text',
    isRequired: true,
    headers: ['Belegtext', 'Buchungstext', 'Text', 'Bezeichnung', 'Verwendungszweck', 'Beschreibung'],
  },
  amount: { value: 'amount', headers: ['Betrag', 'Umsatz', 'Amount'] },
  receipt: { value: 'amount', headers: ['Einnahme', 'Einnahmen', 'Eingang', 'Zugang', 'Receipt'] },
  payment: { value: 'amount', headers: ['Ausgabe', 'Ausgaben', 'Ausgang', 'Abgang', 'Payment'] },
  number: { value: 'text', headers: ['Belegnummer', 'Belegnr', 'Beleg', 'Belegfeld 1', 'Nummer'] },
  taxRate: { value: 'rate', headers: ['Steuersatz', 'USt-Satz', 'MwSt', 'USt'] },
  accountNo: {
    value: 'digits',
    mayBeConstant: true,
    headers: ['Gegenkonto', 'Konto', 'Sachkonto', 'Account'],
  },
  taxKey: { value: 'digits', headers: ['BU-Schlüssel', 'BU', 'Steuerschlüssel'] },
  costCenter1: { value: 'text', headers: ['KOST1', 'Kostenstelle'] },
  costCenter2: { value: 'text', headers: ['KOST2', 'Kostenträger'] },
  information: { value: 'text', headers: ['Nachricht an den Berater', 'Notiz', 'Bemerkung'] },
  externalId: { value: 'text', headers: ['externalId', 'Externe ID', 'ID'] },
} as const satisfies Readonly<Record<string, FieldShape>>;

const partnerFields = {
  kind: { value: 'partnerKind', isRequired: true, mayBeConstant: true, headers: ['Art', 'Typ', 'Kind'] },
  name: {
    value: 'text',
    isRequired: true,
    headers: ['Name', 'Firma', 'Kunde', 'Lieferant', 'Bezeichnung', 'Company'],
  },
  customerNumber: {
    value: 'text',
    headers: ['Kundennummer', 'Kundennr', 'Lieferantennummer', 'Lieferantennr', 'Nummer'],
  },
  accountNo: {
    value: 'digits',
    headers: [
      'Personenkonto',
      'Debitorenkonto',
      'Kreditorenkonto',
      'Debitor',
      'Kreditor',
      'Konto',
      'Account',
    ],
  },
  city: { value: 'text', headers: ['Ort', 'Stadt', 'City'] },
  country: { value: 'country', mayBeConstant: true, headers: ['Land', 'Ländercode', 'Country'] },
  vatId: { value: 'text', headers: ['USt-IdNr', 'USt-ID', 'VAT ID'] },
  iban: { value: 'text', headers: ['IBAN'] },
} as const satisfies Readonly<Record<string, FieldShape>>;

export type InvoiceField = keyof typeof invoiceFields;
export type CashField = keyof typeof cashFields;
export type PartnerField = keyof typeof partnerFields;
export type CsvField = InvoiceField | CashField | PartnerField;

/** A field of the import with its key, which is also the key of its name on the page. */
export interface CsvFieldShape extends FieldShape {
  readonly key: CsvField;
}

/** Every field of a kind, in the order the page shows them: what is needed first. */
export const csvFields: Readonly<Record<CsvKind, readonly CsvFieldShape[]>> = {
  invoices: shapesOf(invoiceFields),
  cash_entries: shapesOf(cashFields),
  partners: shapesOf(partnerFields),
};

function shapesOf(fields: Readonly<Record<string, FieldShape>>): CsvFieldShape[] {
  return (Object.entries(fields) as [CsvField, FieldShape][]).map(([key, shape]) => ({ key, ...shape }));
}
