import type { Problem } from '@/lib/bookkeeping/problem';
import type { ProblemSeverity } from '@/lib/bookkeeping/problem-code';
import { type BelegsatzProblemCode, belegsatzProblemCodes } from './problem-codes';

type CodeRow = (typeof belegsatzProblemCodes)[number];

/** The params a code must carry. */
export type BelegsatzParams<C extends BelegsatzProblemCode> = Readonly<
  Record<Extract<CodeRow, { code: C }>['params'][number], string>
>;

/** Makes a problem of this room. */
export function belegsatzProblem<C extends BelegsatzProblemCode>(
  code: C,
  params: BelegsatzParams<C>,
  path?: string,
): Problem {
  return path === undefined ? { code, params } : { code, params, path };
}

const severities: ReadonlyMap<string, ProblemSeverity> = new Map(
  belegsatzProblemCodes.map((row) => [row.code, row.severity]),
);

/** Whether a problem of this room holds a file back; foreign codes do, to be safe. */
export function isBelegsatzBlocker(problem: Problem): boolean {
  return (severities.get(problem.code) ?? 'blocker') === 'blocker';
}
