import type { BookedRow, Booking, CashBooking, InvoiceBooking } from '@/lib/bookkeeping/booking';
import { formatAmount } from '@/lib/bookkeeping/money';
import { type LedgerImport, type LedgerRow, ledgerKindOf, type RowElement } from './ledger-format';

/** Who made the data, as every file says. */
export interface Generator {
  /** Company, 1 to 40 characters. */
  readonly info: string;
  /** Software. */
  readonly system: string | null;
}

/** A booking as LedgerImport: each field of the booking has its element, nothing is decided here any more. */
export function ledgerOfBooking(booking: Booking, generator: Generator): LedgerImport {
  const common = {
    kind: ledgerKindOf(booking.ledger),
    version: '6.0',
    generatorInfo: generator.info,
    generatingSystem: generator.system,
    consolidatedDate: booking.date,
    consolidatedInvoiceId: booking.invoiceId,
  };
  if (booking.kind === 'cash') {
    return {
      ...common,
      consolidatedAmount: formatAmount(booking.amount),
      consolidatedCurrencyCode: 'EUR',
      consolidatedDeliveryDate: null,
      consolidatedOrderId: null,
      rows: [cashRow(booking)],
    };
  }
  return {
    ...common,
    consolidatedAmount: formatAmount(booking.total),
    consolidatedCurrencyCode: booking.currencyCode,
    consolidatedDeliveryDate: booking.deliveryDate,
    consolidatedOrderId: booking.orderId,
    rows: booking.rows.map((row) => invoiceRow(booking, row)),
  };
}

type Elements = { readonly [Element in RowElement]?: string | null };

function invoiceRow(booking: InvoiceBooking, row: BookedRow): LedgerRow {
  const isReceivable = booking.ledger === 'accounts_receivable';
  return present({
    ...rowFields(booking, row),
    currencyCode: booking.currencyCode,
    invoiceId: booking.invoiceId,
    bookingText: row.text,
    typeOfReceivable: booking.typeOfReceivable,
    ownVatId: booking.ownVatId,
    shipFromCountry: booking.shipFromCountry,
    partyId: booking.partyId,
    paidAt: booking.paidAt,
    internalInvoiceId: booking.internalInvoiceId,
    vatId: booking.vatId,
    shipToCountry: booking.shipToCountry,
    exchangeRate: booking.exchangeRate,
    bankCode: booking.bankCode,
    bankAccount: booking.bankAccount,
    bankCountry: booking.bankCountry,
    iban: booking.iban,
    swiftCode: booking.bic,
    accountName: row.accountName,
    paymentConditionsId: booking.paymentConditionsId,
    paymentOrder: booking.paymentOrder === null ? null : String(booking.paymentOrder),
    ...skontoFields(row),
    dueDate: booking.dueDate,
    bpAccountNo: booking.partnerAccountNo,
    deliveryDate: booking.deliveryDate,
    orderId: booking.orderId,
    [isReceivable ? 'customerName' : 'supplierName']: booking.partnerName,
    [isReceivable ? 'customerCity' : 'supplierCity']: booking.partnerCity,
  });
}

function rowFields(booking: InvoiceBooking, row: BookedRow): Elements {
  return {
    date: booking.date,
    amount: formatAmount(row.grossAmount),
    accountNo: row.accountNo,
    buCode: row.taxKey,
    costAmount: row.costQuantity,
    costCategoryId: row.costCenter1,
    costCategoryId2: row.costCenter2,
    tax: row.tax,
    information: booking.information,
  };
}

function skontoFields(row: BookedRow): Elements {
  const [first, second] = row.skonto;
  return {
    discountAmount: first ? formatAmount(first.amount) : null,
    discountPercentage: first?.percentage ?? null,
    discountPaymentDate: first?.date ?? null,
    discountAmount2: second ? formatAmount(second.amount) : null,
    discountPercentage2: second?.percentage ?? null,
    discountPaymentDate2: second?.date ?? null,
  };
}

function cashRow(booking: CashBooking): LedgerRow {
  return present({
    date: booking.date,
    amount: formatAmount(booking.amount),
    accountNo: booking.accountNo,
    buCode: booking.taxKey,
    costAmount: booking.costQuantity,
    costCategoryId: booking.costCenter1,
    costCategoryId2: booking.costCenter2,
    tax: booking.tax,
    information: booking.information,
    currencyCode: 'EUR',
    invoiceId: booking.invoiceId,
    bookingText: booking.text,
  });
}

/** An empty element is not the same as a missing one: DATEV refuses most empty ones. */
function present(elements: Elements): LedgerRow {
  const row: { [Element in RowElement]?: string } = {};
  for (const element of Object.keys(elements) as RowElement[]) {
    const value = elements[element];
    if (value !== null && value !== undefined) row[element] = value;
  }
  return row;
}
