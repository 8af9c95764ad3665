import type { Problem } from './problem';
import type { ProblemSeverity } from './problem-code';
import { type BookkeepingProblemCode, bookkeepingProblemCodes } from './problem-codes';

type CodeRow = (typeof bookkeepingProblemCodes)[number];

/** The params a code must carry, so that no text of the catalogue is left with a hole. */
export type BookkeepingParams<C extends BookkeepingProblemCode> = Readonly<
  Record<Extract<CodeRow, { code: C }>['params'][number], string>
>;

/** Makes a problem of this room. */
export function bookkeepingProblem<C extends BookkeepingProblemCode>(
  code: C,
  params: BookkeepingParams<C>,
  path?: string,
): Problem {
  return path === undefined ? { code, params } : { code, params, path };
}

const severities: ReadonlyMap<string, ProblemSeverity> = new Map(
  bookkeepingProblemCodes.map((row) => [row.code, row.severity]),
);

/** A document with such a problem is held back; codes of other rooms count as blockers, to be safe. */
export function isBlocker(problem: Problem): boolean {
  return (severities.get(problem.code) ?? 'blocker') === 'blocker';
}
