import { belegsatzProblem } from '../problems';
import { eachRow, type LedgerRule } from './ledger-rule';

/** `-1309.00` → hundredths, exactly. The schema has checked the form. */
function hundredths(text: string): bigint {
  return BigInt(text.replace('+', '').replace('.', ''));
}

/** Rule 1: rows sum to the consolidated amount, to the cent; a total of 0.00 is held back. */
export const checkTotal: LedgerRule = (ledger, { fileName }) => {
  const total = hundredths(ledger.consolidatedAmount);
  const rows = ledger.rows.reduce((sum, row) => sum + hundredths(row.amount ?? '0.00'), 0n);
  const problems =
    total === rows
      ? []
      : [
          belegsatzProblem(
            'LEDGER_SUM_MISMATCH',
            { fileName, total: german(total), rows: german(rows), difference: german(total - rows) },
            fileName,
          ),
        ];
  return total === 0n
    ? [...problems, belegsatzProblem('LEDGER_TOTAL_ZERO', { fileName }, fileName)]
    : problems;
};

const numbers = [
  'amount',
  'discountAmount',
  'discountAmount2',
  'costAmount',
  'tax',
  'exchangeRate',
  'discountPercentage',
  'discountPercentage2',
  'paymentConditionsId',
] as const;

/** Rule 27: the schema lets a plus sign pass, DATEV's text allows only minus. */
export const checkPlusSigns: LedgerRule = (ledger, context) => {
  const { fileName } = context;
  const own = ledger.consolidatedAmount.startsWith('+')
    ? [plusSign(fileName, 'consolidatedAmount', ledger.consolidatedAmount)]
    : [];
  return [...own, ...checkRowSigns(ledger, context)];
};

const checkRowSigns = eachRow((row, _number, _ledger, { fileName }) =>
  numbers.flatMap((element) => {
    const value = row[element];
    return value?.startsWith('+') ? [plusSign(fileName, element, value)] : [];
  }),
);

function plusSign(fileName: string, element: string, value: string) {
  return belegsatzProblem('LEDGER_PLUS_SIGN', { fileName, element, value }, `${fileName}#${element}`);
}

function german(value: bigint): string {
  const magnitude = value < 0n ? -value : value;
  return `${value < 0n ? '-' : ''}${magnitude / 100n},${String(magnitude % 100n).padStart(2, '0')}`;
}
