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
import type { PayrollMovement } from '@/lib/bookkeeping/payroll/types';
import { type LugRow, monthColumns, writeLug } from './lug-columns';

/** Month rows for Lohn und Gehalt: hours or amounts by Lohnart (K8). */
export function buildLugMovementFiles(input: PayrollDataInput): AsciiFiles {
  const rows: LugRow[] = [];
  const warnings: RecordWarning[] = [];
  for (const movement of input.movements) {
    const record = movementRecord(movement);
    const extent = extentOf(movement);
    const found = [
      ...checkPersonnelNumber(movement.employee, record),
      ...checkMovement(movement),
      ...(extent === null ? [payrollProblem(record, 'MOVEMENT_LODAS_ONLY', {})] : []),
      ...(movement.month === input.month
        ? []
        : [payrollProblem(record, 'MOVEMENT_OTHER_MONTH', { month: movement.month }, 'month')]),
    ];
    warnings.push(...recordWarning(record, found));
    if (found.some(isPayrollBlocker)) continue;
    rows.push({
      Personalnummer: String(movement.employee.personnelNumber),
      Lohnartennummer: String(movement.wageType),
      Kostenstellennummer: movement.costCenter ?? '',
      ...extent,
    });
  }
  if (rows.length === 0) return { files: [], warnings };
  const content = writeLug(input, monthColumns, rows);
  const { month } = input;
  return { files: [{ name: `LuG_Monat_${month}.txt`, content, kind: 'bwd', month }], warnings };
}

function extentOf({ payment }: PayrollMovement): LugRow | null {
  switch (payment.kind) {
    case 'hours':
      return { Stundenanzahl: payment.hours.replace('.', ',') };
    case 'amount':
      return { Wert: formatAmount(payment.amount).replace('.', ',') };
    case 'lodas':
      return null;
  }
}
