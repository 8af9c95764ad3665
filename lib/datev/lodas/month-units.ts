import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import type { LodasLine } from './lodas-line';

/** What one record puts into the file of one month. */
export interface MonthUnit {
  readonly month: AccountingMonth;
  readonly lines: readonly LodasLine[];
}

/** What became of some records: their lines and their warnings. */
export interface Written {
  readonly units: readonly MonthUnit[];
  readonly warnings: readonly RecordWarning[];
}

export function joinWritten(parts: readonly Written[]): Written {
  return {
    units: parts.flatMap(({ units }) => units),
    warnings: parts.flatMap(({ warnings }) => warnings),
  };
}
