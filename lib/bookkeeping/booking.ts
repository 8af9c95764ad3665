import type { IsoDate } from './calendar';
import type { Ledger } from './invoice';
import type { Cents } from './money';
import type { NumberMappingRule } from './number-mapping';
import type { PartnerAccounts } from './partner-accounts';
import type { Problem } from './problem';

/** A Skonto step as one row carries it; percentage and date are those of the invoice. */
export interface BookedSkonto {
  readonly percentage: string;
  readonly date: IsoDate;
  readonly amount: Cents;
}

/** One Belegsatz: everything with the same account, key, rate and cost centres, gross and never 0.00. */
export interface BookedRow {
  readonly grossAmount: Cents;
  /** Contra account as DATEV writes it, without leading zeros. */
  readonly accountNo: string;
  readonly accountSource: 'caller' | 'table';
  readonly accountName: string | null;
  readonly taxKey: string | null;
  readonly taxRate: string;
  /** Rate sent as information; null where the amount contains no tax. */
  readonly tax: string | null;
  readonly costCenter1: string | null;
  readonly costCenter2: string | null;
  readonly costQuantity: string | null;
  readonly text: string | null;
  readonly skonto: readonly BookedSkonto[];
}

/** The fields every row of an invoice shares, each already in the form and length DATEV takes. */
export interface BookedHeader {
  readonly invoiceId: string;
  readonly date: IsoDate;
  readonly deliveryDate: IsoDate | null;
  readonly dueDate: IsoDate | null;
  readonly currencyCode: string;
  readonly exchangeRate: string | null;
  readonly orderId: string | null;
  readonly information: string | null;
  readonly typeOfReceivable: string | null;
  readonly internalInvoiceId: string | null;
  readonly ownVatId: string | null;
  readonly vatId: string | null;
  readonly shipFromCountry: string | null;
  readonly shipToCountry: string | null;
  readonly paidAt: IsoDate | null;
  readonly paymentConditionsId: string | null;
  readonly paymentOrder: boolean | null;
  readonly partyId: string | null;
  readonly bankCode: string | null;
  readonly bankAccount: string | null;
  readonly bankCountry: string | null;
  readonly iban: string | null;
  readonly bic: string | null;
  readonly partnerAccountNo: string | null;
  readonly partnerName: string;
  readonly partnerCity: string | null;
}

/** How a document shows in Belege online. */
export interface DocumentLabels {
  readonly description: string | null;
  readonly keywords: string | null;
}

/** An invoice as it will be booked; `notes` say everything that arrives otherwise than it was given. */
export interface InvoiceBooking extends BookedHeader, DocumentLabels {
  readonly kind: 'invoice';
  readonly ledger: Exclude<Ledger, 'cash'>;
  /** Length the accounts were checked against; at another length they would be other accounts. */
  readonly accountLength: number | null;
  readonly total: Cents;
  readonly rows: readonly BookedRow[];
  readonly notes: readonly Problem[];
}

/** A cash movement as it will be booked. */
export interface CashBooking extends DocumentLabels {
  readonly kind: 'cash';
  readonly ledger: 'cash';
  readonly accountLength: number | null;
  readonly invoiceId: string | null;
  readonly date: IsoDate;
  readonly amount: Cents;
  readonly text: string;
  readonly accountNo: string | null;
  readonly taxKey: string | null;
  readonly tax: string | null;
  readonly costCenter1: string | null;
  readonly costCenter2: string | null;
  readonly costQuantity: string | null;
  readonly information: string | null;
  readonly notes: readonly Problem[];
}

export type Booking = InvoiceBooking | CashBooking;

/** What booking depends on besides document and account table. */
export interface BookingRules {
  /** `account_length` of the fiscal year; null if DATEV named none. */
  readonly accountLength: number | null;
  readonly numberMapping: NumberMappingRule;
  readonly partnerAccounts: PartnerAccounts;
}

/** A step's result: its value, and what it has to say; see `isBlocker`. */
export interface Step<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}
