import type { ProblemCode, ProblemOwner, ProblemSeverity } from '@/lib/bookkeeping/problem-code';

/** One row of the list, in the order a table has its columns. */
export function row(
  severity: ProblemSeverity,
  owner: ProblemOwner,
  code: string,
  params: readonly string[],
  meaning: string,
): ProblemCode {
  return { code, params, severity, owner, meaning };
}
