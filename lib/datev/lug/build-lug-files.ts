import type { AsciiFiles, GeneralDataInput, PayrollDataInput } from '@/lib/bookkeeping/payroll/ascii-files';

/** Signatures of this room's builders. */
export type BuildLugFiles = (input: GeneralDataInput) => AsciiFiles;
export type BuildLugMovementFiles = (input: PayrollDataInput) => AsciiFiles;
