import type { AsciiFiles, GeneralDataInput, PayrollDataInput } from '@/lib/bookkeeping/payroll/ascii-files';

/** Signatures of this room's builders. */
export type BuildLodasFiles = (input: GeneralDataInput) => AsciiFiles;
export type BuildLodasMovementFiles = (input: PayrollDataInput) => AsciiFiles;
