import { payrollFileProblemCodes } from './files';
import { payrollRecordProblemCodes } from './records';

/** Every problem code of people data and their files, for the catalogue of findings. */
export const payrollProblemCodes = [...payrollRecordProblemCodes, ...payrollFileProblemCodes] as const;

export type PayrollProblemCode = (typeof payrollProblemCodes)[number]['code'];
