import { accountProblemCodes } from './accounts';
import { inputProblemCodes } from './input';
import { invoiceProblemCodes } from './invoice';

/** Every problem code of this room, for the catalogue of findings. */
export const bookkeepingProblemCodes = [
  ...inputProblemCodes,
  ...invoiceProblemCodes,
  ...accountProblemCodes,
] as const;

export type BookkeepingProblemCode = (typeof bookkeepingProblemCodes)[number]['code'];
