import { formatGermanDate, type IsoDate } from '@/lib/bookkeeping/calendar';
import { formatAmount } from '@/lib/bookkeeping/money';
import type { AsciiFiles, PayrollDataInput, RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import { checkPersonnelNumber } from '@/lib/bookkeeping/payroll/check-employee';
import { checkMovement } from '@/lib/bookkeeping/payroll/check-movement';
import {
  isPayrollBlocker,
  movementRecord,
  payrollProblem,
  recordWarning,
} from '@/lib/bookkeeping/payroll/problems';
import type { PayrollMapping, PayrollMovement } from '@/lib/bookkeeping/payroll/types';
import { contentsWithin, generalSettings } from './build-lodas-files';
import { largestLodasFile } from './lodas-file';
import { arrangeLines, bare, type LodasLine, lineOf, movementTable, quoted } from './lodas-line';
import { writeLodas } from './write-lodas';

/** LODAS movement data of one payroll month (K8). */
export function buildLodasMovementFiles(input: PayrollDataInput): AsciiFiles {
  const lines: LodasLine[] = [];
  const warnings: RecordWarning[] = [];
  for (const movement of input.movements) {
    const record = movementRecord(movement);
    const processingCode = processingCodeOf(movement, input.mapping);
    const found = [
      ...checkPersonnelNumber(movement.employee, record),
      ...checkMovement(movement),
      ...(processingCode === null ? [payrollProblem(record, 'MOVEMENT_PROCESSING_CODE_MISSING', {})] : []),
      ...(movement.month === input.month
        ? []
        : [payrollProblem(record, 'MOVEMENT_OTHER_MONTH', { month: movement.month }, 'month')]),
    ];
    warnings.push(...recordWarning(record, found));
    if (!found.some(isPayrollBlocker)) lines.push(...linesOf(movement, processingCode));
  }
  if (lines.length === 0) return { files: [], warnings };
  const general = [...generalSettings(input), ['BetrieblichePNrVerwenden', 'Nein'] as const];
  const contents = contentsWithin(largestLodasFile, lines, (part) =>
    writeLodas({ general, ...arrangeLines(part) }),
  );
  const files = contents.map((content, index) => {
    const part = contents.length === 1 ? '' : `_${index + 1}`;
    return {
      name: `LODAS_Bewegungsdaten_${input.month}${part}.txt`,
      content,
      kind: 'bwd' as const,
      month: input.month,
    };
  });
  return { files, warnings };
}

function processingCodeOf({ payment }: PayrollMovement, mapping: PayrollMapping): number | null {
  switch (payment.kind) {
    case 'hours':
      return mapping.lodasHoursProcessingCode;
    case 'amount':
      return mapping.lodasAmountProcessingCode;
    case 'lodas':
      return payment.processingCode;
  }
}

function linesOf(movement: PayrollMovement, processingCode: number | null): LodasLine[] {
  const key = [
    ['abrechnung_zeitraum', { text: formatGermanDate(`${movement.month}-01` as IsoDate), isQuoted: false }],
    ['pnr', { text: String(movement.employee.personnelNumber), isQuoted: false }],
  ] as const;
  return lineOf(movementTable, key, {
    la_eigene: bare(movement.wageType),
    bs_nr: bare(processingCode),
    bs_wert_butab: bare(carriedValue(movement).replace('.', ',')),
    kostenstelle: quoted(movement.costCenter),
  });
}

function carriedValue({ payment }: PayrollMovement): string {
  switch (payment.kind) {
    case 'hours':
      return payment.hours;
    case 'amount':
      return formatAmount(payment.amount);
    case 'lodas':
      return payment.value;
  }
}
