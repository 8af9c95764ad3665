import { presetRows } from '@/lib/bookkeeping/account-presets';
import type { AccountRow, AccountTable } from '@/lib/bookkeeping/account-table';
import { bookInvoice, defaultBookingRules } from '@/lib/bookkeeping/book-invoice';
import type { BookingRules, InvoiceBooking } from '@/lib/bookkeeping/booking';
import type { Invoice } from '@/lib/bookkeeping/invoice';
import { type InvoiceJson, readInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import { formatAmount } from '@/lib/bookkeeping/money';
import type { Problem } from '@/lib/bookkeeping/problem';

/** A plain outgoing invoice of 119.00 with a Debitor; tests alter what they are about. */
export const plainJson: InvoiceJson = {
  externalId: 'inv_1',
  direction: 'outgoing',
  number: 'RE-2026-0001',
  issueDate: '2026-01-15',
  serviceDate: '2026-01-10',
  dueDate: '2026-02-14',
  currency: 'EUR',
  grossAmount: '119.00',
  text: 'Beratung Januar',
  partner: {
    name: 'Möbel Müller & Söhne GmbH',
    city: 'Nürnberg',
    customerNumber: 'K100',
    accountNo: '10100',
  },
  positions: [{ grossAmount: '119.00', taxRate: '19.00', taxCase: 'domestic' }],
};

export function invoiceWith(changes: Partial<InvoiceJson>): Invoice {
  const read = readInvoiceJson({ ...plainJson, ...changes });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.invoice;
}

export const confirmedRows = (chart: 'skr03' | 'skr04'): AccountRow[] =>
  presetRows(chart).map((row) => ({ ...row, state: 'confirmed' }));

export const skr03: AccountTable = { rows: confirmedRows('skr03') };

export const rulesOfFour: BookingRules = { ...defaultBookingRules, accountLength: 4 };

/** Books what is expected to be bookable. */
export function booked(changes: Partial<InvoiceJson>, table = skr03, rules = rulesOfFour): InvoiceBooking {
  const outcome = bookInvoice(invoiceWith(changes), table, rules);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

/** Books what is expected to be held back. */
export function heldBack(
  changes: Partial<InvoiceJson>,
  table = skr03,
  rules = rulesOfFour,
): readonly Problem[] {
  const outcome = bookInvoice(invoiceWith(changes), table, rules);
  if (outcome.ok) throw new Error('the invoice was not held back');
  return outcome.problems;
}

/** `8400 19.00 119.00`, one line a row. */
export function rowsOf({ rows }: InvoiceBooking): string[] {
  return rows.map(
    ({ accountNo, taxRate, grossAmount }) => `${accountNo} ${taxRate} ${formatAmount(grossAmount)}`,
  );
}

export const codesOf = (problems: readonly Problem[]): string[] => problems.map(({ code }) => code);
