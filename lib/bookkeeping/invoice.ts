import type { AccountingMonth, IsoDate } from './calendar';
import type { Cents } from './money';

/** DATEV's three ledgers: Rechnungsausgangsbuch, Rechnungseingangsbuch, Kassenbuch. */
export const ledgers = ['accounts_receivable', 'accounts_payable', 'cash'] as const;
export type Ledger = (typeof ledgers)[number];

export type Direction = 'outgoing' | 'incoming';

/** Tax cases our API knows; each with a rate leads to one row of the account table (B4). */
export const taxCases = [
  'domestic',
  'intra_eu_supply',
  'export',
  'reverse_charge',
  'small_business',
  'exempt',
  'oss',
  'intra_eu_acquisition',
  'not_taxable',
] as const;
export type TaxCase = (typeof taxCases)[number];

/** Customer of an outgoing, supplier of an incoming invoice. */
export interface Partner {
  readonly name: string;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2, Greece `GR`. */
  readonly country: string | null;
  readonly vatId: string | null;
  /** The customer's or supplier's number in the invoicing software. */
  readonly customerNumber: string | null;
  /** Debitor or Kreditor account, `account_length` + 1 digits. */
  readonly accountNo: string | null;
  readonly iban: string | null;
  readonly bic: string | null;
  /** Bank details without IBAN (old German or foreign accounts); number and code only together. */
  readonly bankCode?: string | null;
  readonly bankAccount?: string | null;
  readonly bankCountry?: string | null;
}

/** One share of the invoice with its own tax treatment, gross. */
export interface Position {
  readonly grossAmount: Cents;
  /** Percent with two decimals as text, `"19.00"`; a rate is no amount and never calculated with as a float. */
  readonly taxRate: string;
  /** null: the e-invoice or the caller did not say; preflight asks for it (E2). */
  readonly taxCase: TaxCase | null;
  /** Given by the caller: wins over the account table. */
  readonly accountNo: string | null;
  readonly taxKey: string | null;
  readonly costCenter1: string | null;
  readonly costCenter2: string | null;
  /** KOST-Menge, up to four decimals as text. */
  readonly costQuantity: string | null;
  readonly text: string | null;
  /** Label of the account, shown in Belege online only, ≤ 40 characters. */
  readonly accountName?: string | null;
}

/** A discount on the whole invoice, positive, without a tax rate of its own: it is spread over the positions by gross (B3). */
interface InvoiceDiscount {
  readonly grossAmount: Cents;
  readonly text: string | null;
}

/** Cash discount: percentage, amount and last day belong together; at most two. */
export interface Skonto {
  readonly percentage: string;
  readonly amount: Cents;
  readonly date: IsoDate;
}

/** An invoice as the product knows it. Credit notes have negative amounts. */
export interface Invoice {
  readonly externalId: string;
  readonly direction: Direction;
  readonly number: string;
  readonly issueDate: IsoDate;
  readonly serviceDate: IsoDate | null;
  readonly dueDate: IsoDate | null;
  /** ISO 4217. */
  readonly currency: string;
  /** Foreign units for 1 EUR, up to six decimals as text. */
  readonly exchangeRate: string | null;
  readonly grossAmount: Cents;
  readonly orderId: string | null;
  readonly text: string | null;
  /** Message to the Berater beside the image, ≤ 120 characters. */
  readonly information: string | null;
  readonly partner: Partner;
  readonly ownVatId: string | null;
  readonly shipFromCountry: string | null;
  readonly shipToCountry: string | null;
  readonly positions: readonly Position[];
  readonly skonto: readonly Skonto[];
  /** DATEV payment condition 9–999; excludes Skonto and due date. */
  readonly paymentConditionsId: string | null;
  readonly paymentOrder: boolean | null;
  readonly paidAt: IsoDate | null;
  readonly keywords: string | null;
  /** Lowers the sum of the positions: positions − discount + rounding = grossAmount. */
  readonly discount?: InvoiceDiscount | null;
  /** Rounding of the amount to pay, signed, without a tax rate of its own. */
  readonly roundingAmount?: Cents | null;
  /** Interne Rechnungsnummer, ≤ 12 characters, shown in Belege online only. */
  readonly internalInvoiceId?: string | null;
  /** Forderungsart of municipal clients, ≤ 10 characters. */
  readonly typeOfReceivable?: string | null;
  /** Description of the document in Belege online, ≤ 40 characters. */
  readonly description?: string | null;
}

export function ledgerOf(direction: Direction): Ledger {
  return direction === 'outgoing' ? 'accounts_receivable' : 'accounts_payable';
}

/** A line of the cash book; amount signed: + Einnahme, − Ausgabe. Always EUR. */
export interface CashEntry {
  readonly externalId: string;
  readonly date: IsoDate;
  readonly amount: Cents;
  readonly text: string;
  readonly number: string | null;
  readonly taxRate: string | null;
  readonly accountNo: string | null;
  readonly taxKey: string | null;
  readonly costCenter1: string | null;
  readonly costCenter2: string | null;
  readonly costQuantity?: string | null;
  /** Message to the Berater, ≤ 120 characters. */
  readonly information?: string | null;
}

/** Key of what one DATEV job carries: one ledger and one month (T1). */
export interface JobKey {
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
}
