import { formatGermanAmount } from '../money';
import type { Problem } from '../problem';
import { isMovementAmount, isWageType } from './check-compensation';
import { movementRecord, payrollProblem } from './problems';
import { highestWageType, lodasProcessingCodes } from './ranges';
import type { PayrollMovement } from './types';

/** DATEV's ranges for one payment of a payroll month (K8). */
export function checkMovement(movement: PayrollMovement): Problem[] {
  const record = movementRecord(movement);
  const outOfRange = (field: string, value: string, allowed: string, path: string) =>
    payrollProblem(record, 'PAYROLL_VALUE_RANGE', { field, value, allowed }, path);
  const problems: Problem[] = [];
  if (!isWageType(movement.wageType)) {
    problems.push(outOfRange('Lohnart', String(movement.wageType), `1–${highestWageType}`, 'wageType'));
  }
  if (movement.costCenter !== null && !/^[A-Za-z0-9# ]{1,13}$/.test(movement.costCenter)) {
    const allowed = 'höchstens 13 Zeichen: Buchstaben, Ziffern, # und Leerzeichen';
    problems.push(outOfRange('Kostenstelle', movement.costCenter, allowed, 'costCenter'));
  }
  const { payment } = movement;
  switch (payment.kind) {
    case 'hours':
      return isCarried(payment.hours)
        ? problems
        : [...problems, outOfRange('Stunden', payment.hours, '0–999.999,99', 'hours')];
    case 'amount': {
      if (isMovementAmount(payment.amount)) return problems;
      const value = formatGermanAmount(payment.amount);
      return [...problems, outOfRange('Betrag', value, '−999.999,99 bis 999.999,99', 'amount')];
    }
    case 'lodas': {
      if (!isCarried(payment.value))
        problems.push(outOfRange('Wert', payment.value, '−999.999,99 bis 999.999,99', 'value'));
      if (lodasProcessingCodes.has(payment.processingCode)) return problems;
      const allowed = '1–6, 8, 10–14, 16, 21–25, 44–49, 63, 64, 66–95';
      return [
        ...problems,
        outOfRange('Bearbeitungsschlüssel', String(payment.processingCode), allowed, 'processingCode'),
      ];
    }
  }
}

/** At most six digits before the point and exactly two after it. */
function isCarried(value: string): boolean {
  return /^-?\d{1,6}\.\d{2}$/.test(value);
}
