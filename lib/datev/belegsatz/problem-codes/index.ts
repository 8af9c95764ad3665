import { ledgerProblemCodes } from './ledger';
import { packageProblemCodes } from './package';

/** Every problem code of this room, for the catalogue of findings. */
export const belegsatzProblemCodes = [...ledgerProblemCodes, ...packageProblemCodes] as const;

export type BelegsatzProblemCode = (typeof belegsatzProblemCodes)[number]['code'];
