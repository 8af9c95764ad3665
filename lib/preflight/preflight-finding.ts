import { type Finding, type FindingOptions, type FindingSubject, toFinding } from './finding';
import type { PreflightProblemCode, preflightProblemCodes } from './problem-codes';

type CodeRow = (typeof preflightProblemCodes)[number];

/** The params a code must carry, so that no text is left with a hole. */
type ParamsOf<C extends PreflightProblemCode> = Readonly<
  Record<Extract<CodeRow, { code: C }>['params'][number], string>
>;

/** A finding of this room's own checks. */
export function preflightFinding<C extends PreflightProblemCode>(
  code: C,
  params: ParamsOf<C>,
  subject: FindingSubject,
  options: FindingOptions = {},
): Finding {
  return toFinding({ code, params }, subject, options);
}
