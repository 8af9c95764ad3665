import { accountProblemCodes } from './accounts';
import { inputProblemCodes } from './input';
import { invoiceProblemCodes } from './invoice';
import { valueProblemCodes } from './values';

/** Every problem code of this room, for the catalogue of findings. */
export const bookkeepingProblemCodes = [
  ...inputProblemCodes,
  ...invoiceProblemCodes,
  ...valueProblemCodes,
  ...accountProblemCodes,
] as const;

export type BookkeepingProblemCode = (typeof bookkeepingProblemCodes)[number]['code'];
