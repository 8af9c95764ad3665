import type { PostingRow } from '../world/job';
import type { LedgerFile } from './ledger-file';
import { caution, type Remark, refusal } from './remark';
import { scaled } from './value-checks';

const CASH_TEXT_USED = 30;

/** Rules the schema cannot hold, for one file on its own. */
export function checkLedgerRules(file: LedgerFile): Remark[] {
  return [
    ...checkConsolidation(file),
    ...file.rows.flatMap((row) => checkRow(row, file.kind === 'cashLedger')),
  ];
}

function checkConsolidation({ consolidated, rows, kind }: LedgerFile): Remark[] {
  const remarks: Remark[] = [];
  const sum = rows.reduce((total, row) => total + scaled(row.amount ?? '0.00'), 0n);
  if (sum !== scaled(consolidated.Amount ?? '0.00')) {
    remarks.push(refusal('Die Summe der Zeilen stimmt nicht mit consolidatedAmount überein'));
  }
  const shared = [
    ['date', consolidated.Date, true],
    ['currencyCode', consolidated.CurrencyCode, true],
    ['invoiceId', consolidated.InvoiceId, false],
    ['deliveryDate', consolidated.DeliveryDate, false],
    ['orderId', consolidated.OrderId, false],
  ] as const;
  for (const [name, wanted] of shared) {
    if (wanted !== undefined && rows.some((row) => (row[name] ?? '') !== wanted)) {
      remarks.push(refusal(`"${name}" ist nicht in allen Zeilen gleich dem Wert in consolidate`));
    }
  }
  const hasNumbers = rows.every((row) => (row.invoiceId ?? '') !== '');
  if (kind !== 'cashLedger' && !hasNumbers) remarks.push(refusal('Die Rechnungsnummer ist leer'));
  return remarks;
}

function checkRow(row: PostingRow, isCash: boolean): Remark[] {
  const remarks = [...checkSigns(row), ...checkDiscounts(row), ...checkPayment(row), ...checkDates(row)];
  if (isCash && [...(row.bookingText ?? '')].length > CASH_TEXT_USED) {
    remarks.push(caution(`Vom Belegtext werden nur ${CASH_TEXT_USED} Zeichen übernommen`));
  }
  if (row.discountAmount !== undefined && !isCash && row.bpAccountNo === undefined) {
    remarks.push(caution('Skonto ohne Personenkonto wird im Rechnungswesen abgelehnt'));
  }
  return remarks;
}

function checkSigns(row: PostingRow): Remark[] {
  const signed = Object.entries(row).find(([name, value]) => isNumberField(name) && value.startsWith('+'));
  return signed ? [refusal(`"${signed[0]}" trägt ein Pluszeichen`)] : [];
}

function isNumberField(name: string): boolean {
  return /amount|percentage|rate|tax/i.test(name);
}

const discounts = [
  { amount: 'discountAmount', percentage: 'discountPercentage', date: 'discountPaymentDate' },
  { amount: 'discountAmount2', percentage: 'discountPercentage2', date: 'discountPaymentDate2' },
] as const;

function checkDiscounts(row: PostingRow): Remark[] {
  const remarks: Remark[] = [];
  for (const { amount, percentage, date } of discounts) {
    const given = [row[amount], row[percentage], row[date]].filter((value) => value !== undefined);
    if (given.length > 0 && given.length < 3) {
      remarks.push(refusal('Skonto braucht Prozentsatz, Datum und Betrag zusammen'));
    }
    if (row[percentage] === '0.00') remarks.push(refusal('Skonto mit 0,00 % ist nicht zulässig'));
  }
  const [first, second] = [row.discountAmount, row.discountAmount2].map((value) => scaled(value ?? '0.00'));
  const gross = scaled(row.amount ?? '0.00');
  const taken = (first ?? 0n) + (second ?? 0n);
  if (taken > 0n && taken >= gross) remarks.push(refusal('Der Skontobetrag erreicht den Rechnungsbetrag'));
  if (row.discountAmount2 !== undefined) remarks.push(...checkSecondDiscount(row));
  return remarks;
}

function checkSecondDiscount(row: PostingRow): Remark[] {
  const isSmaller = (name: 'Amount' | 'Percentage') =>
    scaled(row[`discount${name}2`] ?? '0.00') < scaled(row[`discount${name}`] ?? '0.00');
  if (!isSmaller('Amount') || !isSmaller('Percentage')) {
    return [refusal('Skonto 2 muss kleiner sein als Skonto 1')];
  }
  const inOrder = (row.discountPaymentDate ?? '') < (row.discountPaymentDate2 ?? '');
  return inOrder ? [] : [refusal('Skontodatum 2 muss nach Skontodatum 1 liegen')];
}

const excludedByConditions = [...discounts.flatMap((discount) => Object.values(discount)), 'dueDate'];

function checkPayment(row: PostingRow): Remark[] {
  const remarks: Remark[] = [];
  if (row.paymentConditionsId !== undefined && excludedByConditions.some((name) => row[name] !== undefined)) {
    remarks.push(refusal('paymentConditionsId schließt Skonto und dueDate aus'));
  }
  if (row.paymentConditionsId === '9' && (row.paymentOrder === 'true' || row.paymentOrder === '1')) {
    remarks.push(refusal('paymentOrder ist mit paymentConditionsId 9 nicht zulässig'));
  }
  if ((row.bankCode === undefined) !== (row.bankAccount === undefined)) {
    remarks.push(refusal('bankCode und bankAccount gehören zusammen'));
  } else if (row.bankCode !== undefined && (row.bankCountry ?? 'DE') === 'DE') {
    const isGerman = row.bankCode.length === 8 && (row.bankAccount ?? '').length <= 10;
    if (!isGerman)
      remarks.push(refusal('Deutsche Bankverbindung: BLZ 8-stellig, Kontonummer bis 10-stellig'));
  }
  return remarks;
}

function checkDates(row: PostingRow): Remark[] {
  const remarks: Remark[] = [];
  const date = row.date ?? '';
  const lastDiscountDate = row.discountPaymentDate2 ?? row.discountPaymentDate;
  if (row.discountPaymentDate !== undefined && row.discountPaymentDate <= date) {
    remarks.push(refusal('Das Skontodatum muss nach dem Belegdatum liegen'));
  }
  if (row.dueDate !== undefined && row.dueDate <= (lastDiscountDate ?? date)) {
    remarks.push(refusal('Die Fälligkeit muss nach Belegdatum und Skontodatum liegen'));
  }
  if (row.deliveryDate !== undefined && row.deliveryDate > date) {
    remarks.push(caution('Ein Leistungsdatum nach dem Belegdatum wird nicht übernommen'));
  }
  return remarks;
}
