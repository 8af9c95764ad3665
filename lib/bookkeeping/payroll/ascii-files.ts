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

/** The record a warning is about. */
export interface RecordName {
  readonly kind: 'employee' | 'compensation' | 'time_off' | 'movement' | 'business_partner' | 'file';
  /** `externalId` of the record; of a file its name. */
  readonly key: string;
  /** `Jörg Müller (26)`; with the day where a person has several. */
  readonly title: string;
}

/** One warning for each record skipped or altered (K4), whatever the number of reasons. */
export interface RecordWarning {
  readonly record: RecordName;
  /** `skipped`: nothing of it stands in the files; `altered`: not everything arrives as given; `noted`: it does, but somebody should know. */
  readonly outcome: 'skipped' | 'altered' | 'noted';
  /** The reasons, never empty; each carries `record` (the title) in its params. */
  readonly problems: readonly Problem[];
}

/** Files, and what became of records that could not go as they are. A record with an error never blocks the others. */
export interface AsciiFiles {
  readonly files: readonly AsciiFile[];
  readonly warnings: readonly RecordWarning[];
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
