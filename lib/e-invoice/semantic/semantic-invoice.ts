import type { IsoDate } from '@/lib/bookkeeping/calendar';
import type { Cents } from '@/lib/bookkeeping/money';
import type { Millionths } from './decimal-amount';

/**
 * The invoice as EN 16931 means it, whatever XML it came in. Signs are those of the document: a credit note is usually
 * positive here and becomes negative only when it is booked.
 */
export interface SemanticInvoice {
  /** BT-24. */
  readonly specification: string | null;
  /** ZUGFeRD's test indicator. */
  readonly isTest: boolean;
  /** BT-1. */
  readonly number: string;
  /** BT-2. */
  readonly issueDate: IsoDate;
  /** BT-3, UNTDID 1001. */
  readonly typeCode: string;
  /** BT-5, ISO 4217. */
  readonly currency: string;
  /** BT-6. */
  readonly taxCurrency: string | null;
  readonly exchange: CurrencyExchange | null;
  /** BT-9. */
  readonly dueDate: IsoDate | null;
  /** BT-10. */
  readonly buyerReference: string | null;
  /** BT-13. */
  readonly orderId: string | null;
  /** BT-25. */
  readonly precedingInvoices: readonly string[];
  readonly notes: readonly Note[];
  /** BT-20, lines as written: XRechnung keeps Skonto in lines of its own. */
  readonly paymentTerms: string | null;
  readonly discountTerms: readonly DiscountTerm[];
  readonly seller: Party;
  readonly buyer: Party;
  /** BT-59, when somebody else than the seller is paid. */
  readonly payeeName: string | null;
  /** BT-63. */
  readonly taxRepresentativeVatId: string | null;
  /** BT-72. */
  readonly deliveryDate: IsoDate | null;
  /** BT-73, BT-74. */
  readonly period: Period;
  /** BT-80. */
  readonly deliverToCountry: string | null;
  readonly payment: Payment;
  /** BG-20 and BG-21. */
  readonly allowanceCharges: readonly AllowanceCharge[];
  readonly totals: Totals;
  /** BG-23. */
  readonly taxShares: readonly TaxShare[];
  /** BG-25; empty in the profiles MINIMUM and BASIC WL. */
  readonly lines: readonly InvoiceLine[];
  /** BG-24. */
  readonly attachments: readonly SupportingDocument[];
}

export interface Note {
  /** BT-21, UNTDID 4451. */
  readonly subjectCode: string | null;
  /** BT-22. */
  readonly text: string;
}

interface Period {
  readonly start: IsoDate | null;
  readonly end: IsoDate | null;
}

/** Structured Skonto of ZUGFeRD EXTENDED and 1.0. */
export interface DiscountTerm {
  /** Percent with two decimals. */
  readonly percentage: string | null;
  readonly baseAmount: Cents | null;
  readonly amount: Cents | null;
  /** Start of the period; null: the invoice date. */
  readonly from: IsoDate | null;
  readonly days: number | null;
  /** Due date of the payment terms the discount stands in. */
  readonly until: IsoDate | null;
}

/** Rate given in the invoice: 1 unit of `source` is `rate` units of `target`. */
export interface CurrencyExchange {
  readonly source: string;
  readonly target: string;
  /** Decimal text as written. */
  readonly rate: string;
}

export interface Party {
  /** BT-27, BT-44: legal name in one line. */
  readonly name: string | null;
  /** The legal name line by line and the trading name (BT-28, BT-45): all names the party can be known by. */
  readonly knownNames: readonly string[];
  /** BT-29, BT-46. */
  readonly identifiers: readonly Identifier[];
  /** BT-31, BT-48 without blanks. */
  readonly vatId: string | null;
  /** BT-32. */
  readonly taxNumber: string | null;
  readonly addressLines: readonly string[];
  readonly postCode: string | null;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

export interface Identifier {
  readonly id: string;
  /** ISO 6523 code; null: a number only the two know. */
  readonly scheme: string | null;
}

export interface Payment {
  /** BT-81, UNTDID 4461. */
  readonly meansCode: string | null;
  /** BT-83. */
  readonly remittance: string | null;
  /** BG-17. */
  readonly accounts: readonly BankAccount[];
  /** BT-91. */
  readonly debitedIban: string | null;
}

export interface BankAccount {
  /** BT-84, without blanks; not always an IBAN. */
  readonly id: string;
  /** BT-86. */
  readonly bic: string | null;
  /** BT-85. */
  readonly holder: string | null;
}

export interface AllowanceCharge {
  readonly isCharge: boolean;
  /** BT-92, BT-99. */
  readonly amount: Millionths;
  readonly category: string | null;
  readonly rate: string | null;
  readonly reason: string | null;
}

export interface Totals {
  /** BT-106. */
  readonly lines: Cents | null;
  /** BT-107. */
  readonly allowances: Cents | null;
  /** BT-108. */
  readonly charges: Cents | null;
  /** BT-109. */
  readonly net: Cents | null;
  /** BT-110. */
  readonly tax: Cents | null;
  /** BT-111. */
  readonly taxInTaxCurrency: Cents | null;
  /** BT-112. */
  readonly gross: Cents;
  /** BT-113. */
  readonly prepaid: Cents | null;
  /** BT-114. */
  readonly rounding: Cents | null;
  /** BT-115. */
  readonly payable: Cents | null;
  /** Paid on behalf of third parties (XRechnung extension, BG-DEX-09). */
  readonly thirdParty: Cents | null;
}

export interface TaxShare {
  /** BT-116. */
  readonly basis: Cents;
  /** BT-117. */
  readonly tax: Cents;
  /** BT-118, UNTDID 5305. */
  readonly category: string;
  /** BT-119, percent with two decimals; `"0.00"` where the category has none. */
  readonly rate: string;
  /** BT-120. */
  readonly exemptionReason: string | null;
  /** BT-121. */
  readonly exemptionCode: string | null;
}

export interface InvoiceLine {
  /** BT-126. */
  readonly id: string | null;
  /** BT-153. */
  readonly name: string | null;
  /** BT-154 and BT-127. */
  readonly description: string | null;
  /** BT-129 as written. */
  readonly quantity: string | null;
  readonly unitCode: string | null;
  /** BT-146 as written. */
  readonly price: string | null;
  /** BT-149 as written. */
  readonly priceQuantity: string | null;
  /** BT-131. */
  readonly net: Millionths | null;
  readonly category: string | null;
  readonly rate: string | null;
  /** Allowances and charges of the line, for the reader; they are part of `net`. */
  readonly allowanceCharges: readonly AllowanceCharge[];
  /** false for the group and information lines of ZUGFeRD EXTENDED. */
  readonly isCounted: boolean;
}

export interface SupportingDocument {
  /** BT-122. */
  readonly id: string;
  /** BT-123. */
  readonly description: string | null;
  /** BT-124: an address; nothing is fetched from it. */
  readonly uri: string | null;
  readonly fileName: string | null;
  readonly contentType: string | null;
  /** BT-125; null: nothing embedded, or not readable. */
  readonly content: Uint8Array | null;
}
