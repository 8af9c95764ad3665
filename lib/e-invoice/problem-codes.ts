import type { ProblemCode } from '@/lib/bookkeeping/problem-code';
import { questions } from './problem-codes/questions';
import { refusals } from './problem-codes/refusals';
import { warnings } from './problem-codes/warnings';

/**
 * Every problem this room reports (E1–E3): refusals come with `ok: false`, questions and warnings beside the reading.
 * Params are ready for a German reader; `field` names the business term, for example "Rechnungsnummer (BT-1)".
 */
export const eInvoiceProblemCodes: readonly ProblemCode[] = [...refusals, ...questions, ...warnings];
