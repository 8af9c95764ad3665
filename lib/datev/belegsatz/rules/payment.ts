import { isValidBic, isValidIban } from '@/lib/bookkeeping/iban';
import type { LedgerRow } from '../ledger-format';
import { belegsatzProblem } from '../problems';
import { eachRow } from './ledger-rule';

const excludedByConditions = [
  'discountAmount',
  'discountPercentage',
  'discountPaymentDate',
  'discountAmount2',
  'discountPercentage2',
  'discountPaymentDate2',
  'dueDate',
] as const satisfies readonly (keyof LedgerRow)[];

/** Rules 21 and 22: a payment condition excludes Skonto and due date; number 9 blocks payment orders. */
export const checkPaymentConditions = eachRow((row, number, _ledger, { fileName }) => {
  const { paymentConditionsId, paymentOrder } = row;
  if (paymentConditionsId === undefined) return [];
  const params = { fileName, row: number };
  const isMixed = excludedByConditions.some((element) => row[element] !== undefined);
  const isOrdered = paymentOrder === 'true' || paymentOrder === '1';
  const isBlocked = Number(paymentConditionsId) === 9 && isOrdered;
  return [
    ...(isMixed ? [belegsatzProblem('LEDGER_PAYMENT_CONDITIONS_EXCLUSIVE', params, fileName)] : []),
    ...(isBlocked ? [belegsatzProblem('LEDGER_PAYMENT_ORDER_BLOCKED', params, fileName)] : []),
  ];
});

/** Rule 24: the due date lies after the document date; a later service date is ignored by DATEV. */
export const checkDueAndDelivery = eachRow((row, number, _ledger, { fileName }) => {
  const { date = '', dueDate, deliveryDate } = row;
  const problems = [];
  if (dueDate !== undefined && dueDate <= date) {
    problems.push(belegsatzProblem('LEDGER_DUE_DATE', { fileName, row: number, date: dueDate }, fileName));
  }
  if (deliveryDate !== undefined && deliveryDate > date) {
    const params = { fileName, row: number, date: deliveryDate };
    problems.push(belegsatzProblem('LEDGER_DELIVERY_DATE_LATE', params, fileName));
  }
  return problems;
});

/** Rule 25: bank code only with an account; German ones have 8 and at most 10 digits. */
export const checkBankDetails = eachRow((row, number, _ledger, { fileName }) => {
  const { bankCode, bankAccount, bankCountry } = row;
  if (bankCode === undefined && bankAccount === undefined) return [];
  const isGerman = bankCountry === undefined || bankCountry === 'DE';
  const fits =
    bankCode !== undefined &&
    bankAccount !== undefined &&
    (!isGerman || (/^\d{8}$/.test(bankCode) && /^\d{1,10}$/.test(bankAccount)));
  return fits ? [] : [belegsatzProblem('LEDGER_BANK_DETAILS', { fileName, row: number }, fileName)];
});

/** Rule 26: nobody at DATEV checks the IBAN's digits, and the schema lets a BIC of 9 or 10 characters pass. */
export const checkIbanAndBic = eachRow((row, number, _ledger, { fileName }) => {
  const { iban, swiftCode } = row;
  const params = { fileName, row: number };
  return [
    ...(iban === undefined || isValidIban(iban.toUpperCase())
      ? []
      : [belegsatzProblem('LEDGER_IBAN', params, fileName)]),
    ...(swiftCode === undefined || isValidBic(swiftCode)
      ? []
      : [belegsatzProblem('LEDGER_BIC', params, fileName)]),
  ];
});
