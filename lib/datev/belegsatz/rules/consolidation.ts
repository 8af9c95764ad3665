import { belegsatzProblem } from '../problems';
import { eachRow, type LedgerRule } from './ledger-rule';

/** The schema's pattern is `6.0` with a dot that matches anything. */
export const checkVersion: LedgerRule = ({ version }, { fileName }) =>
  version === '6.0' ? [] : [belegsatzProblem('LEDGER_VERSION', { fileName, version }, fileName)];

/** Rule 2: every row has the document's date. */
export const checkDates = eachRow((row, number, ledger, { fileName }) => {
  const { date = '' } = row;
  const consolidated = ledger.consolidatedDate;
  return date === consolidated
    ? []
    : [belegsatzProblem('LEDGER_DATE_MISMATCH', { fileName, row: number, date, consolidated }, fileName)];
});

/** Rule 3: every row has the document's number, and invoices have one. */
export const checkNumbers: LedgerRule = (ledger, context) => {
  const { fileName } = context;
  const isMissing = ledger.kind !== 'cashLedger' && ledger.rows.some((row) => !row.invoiceId);
  const missing = isMissing ? [belegsatzProblem('LEDGER_NUMBER_MISSING', { fileName }, fileName)] : [];
  return [...missing, ...checkRowNumbers(ledger, context)];
};

const checkRowNumbers = eachRow((row, number, ledger, { fileName }) => {
  const consolidated = ledger.consolidatedInvoiceId;
  const invoiceId = row.invoiceId ?? '';
  // A cash movement may be without a number of its own.
  const isLeftOut = ledger.kind === 'cashLedger' && row.invoiceId === undefined;
  if (consolidated === null || consolidated === invoiceId || isLeftOut) return [];
  const params = { fileName, row: number, number: invoiceId, consolidated };
  return [belegsatzProblem('LEDGER_NUMBER_MISMATCH', params, fileName)];
});

/** Rule 4: every row has the document's currency. */
export const checkCurrencies = eachRow((row, number, ledger, { fileName }) => {
  // An empty element of the cash ledger stands for its fixed value.
  const currency = row.currencyCode || 'EUR';
  const consolidated = ledger.consolidatedCurrencyCode;
  if (currency === consolidated) return [];
  const params = { fileName, row: number, currency, consolidated };
  return [belegsatzProblem('LEDGER_CURRENCY_MISMATCH', params, fileName)];
});

/** Rule 5: service date and order number of the document stand on every row alike. */
export const checkDeliveryAndOrder = eachRow((row, number, ledger, { fileName }) => {
  const { consolidatedDeliveryDate, consolidatedOrderId } = ledger;
  const params = { fileName, row: number };
  const isOtherDate = consolidatedDeliveryDate !== null && row.deliveryDate !== consolidatedDeliveryDate;
  const isOtherOrder = consolidatedOrderId !== null && row.orderId !== consolidatedOrderId;
  return [
    ...(isOtherDate ? [belegsatzProblem('LEDGER_DELIVERY_DATE_MISMATCH', params, fileName)] : []),
    ...(isOtherOrder ? [belegsatzProblem('LEDGER_ORDER_ID_MISMATCH', params, fileName)] : []),
  ];
});

/** Rule 6: the date lies in the job's month. */
export const checkMonth: LedgerRule = (ledger, { fileName, month }) => {
  const date = ledger.consolidatedDate;
  if (!month || date.startsWith(`${month}-`)) return [];
  return [belegsatzProblem('LEDGER_DATE_OUTSIDE_MONTH', { fileName, date, month }, fileName)];
};

/** Rules 7 and 33: the date lies in the fiscal year, and not in a month the year cuts. */
export const checkFiscalYear: LedgerRule = (ledger, { fileName, fiscalYear }) => {
  if (!fiscalYear) return [];
  const date = ledger.consolidatedDate;
  const { start, end } = fiscalYear;
  if (date < start || date > end) {
    return [belegsatzProblem('LEDGER_DATE_OUTSIDE_FISCAL_YEAR', { fileName, date }, fileName)];
  }
  const month = date.slice(0, 7);
  const startsInside = start.startsWith(month) && !start.endsWith('-01');
  const endsInside = end.startsWith(month) && nextDay(end).startsWith(month);
  if (!startsInside && !endsInside) return [];
  return [belegsatzProblem('LEDGER_DATE_IN_CUT_MONTH', { fileName, date, start, end }, fileName)];
};

function nextDay(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
