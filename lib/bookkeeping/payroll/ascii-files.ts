import type { AccountingMonth, IsoDate } from '../calendar';
import type { Problem } from '../problem';
import type { Compensation, Employee, PayrollMapping, PayrollMovement, TimeOff } from './types';

/** One file for the Berater. The content is text with CRLF in characters of Windows-1252; downloads encode it. */
export interface AsciiFile {
  readonly name: string;
  readonly content: string;
  /** `psd` master data (Stammdaten), `bwd` movement data (Bewegungsdaten): what hr:files calls `import_file_type`. */
  readonly kind: 'psd' | 'bwd';
  /** The month it is meant for. */
  readonly month: AccountingMonth;
}

/** Files, and one warning for each record skipped or altered (K4). */
export interface AsciiFiles {
  readonly files: readonly AsciiFile[];
  readonly warnings: readonly Problem[];
}

/** An employee to be written in full, and since when what is written is true: decides the file it stands in. */
export interface EmployeeChange {
  readonly employee: Employee;
  readonly validFrom: IsoDate;
}

interface PayrollTarget {
  readonly consultantNumber: number;
  readonly clientNumber: number;
  readonly mapping: PayrollMapping;
}

/** Only what is to be pushed; an employee may stand in `compensations` and `timeOffs` without being in `employees`. */
export interface GeneralDataInput extends PayrollTarget {
  readonly employees: readonly EmployeeChange[];
  readonly compensations: readonly Compensation[];
  readonly timeOffs: readonly TimeOff[];
  /** The calendar day in Germany: exits and times off after it are told as such. */
  readonly today: IsoDate;
  /** First month the Berater has not closed; null: nobody has said. Records of earlier months go with a warning. */
  readonly firstOpenMonth: AccountingMonth | null;
}

export interface PayrollDataInput extends PayrollTarget {
  readonly month: AccountingMonth;
  readonly movements: readonly PayrollMovement[];
}
