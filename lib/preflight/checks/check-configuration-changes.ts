import type { Problem } from '@/lib/bookkeeping/problem';
import { type Finding, toFinding } from '../finding';
import { type ClientCheck, datasetSubject } from './client-check';

/**
 * Shows each difference between today's answer of DATEV and the stored one before it (M5). Whether a difference is adapted
 * to or refused is decided by the other checks, which look at today's answer; here a person learns that it happened.
 */
export function checkConfigurationChanges(
  check: Pick<ClientCheck, 'clientId' | 'basics'>,
  differences: readonly Problem[],
): Finding[] {
  return differences.map((problem) => toFinding(problem, datasetSubject(check)));
}
