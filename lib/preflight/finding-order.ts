import type { Finding, Owner, Severity } from './finding';

const severityRank: Readonly<Record<Severity, number>> = { blocker: 0, warning: 1, hint: 2 };
const ownerRank: Readonly<Record<Owner, number>> = { customer: 0, adviser: 1, admin: 2, datev: 3, us: 4 };

/** One list, most urgent first: by severity, then by who must act; inside that as the checks found them (M8). */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (left, right) =>
      severityRank[left.severity] - severityRank[right.severity] ||
      ownerRank[left.owner] - ownerRank[right.owner],
  );
}

export function isBlocking(finding: Finding): boolean {
  return finding.severity === 'blocker';
}

/** The same said twice about the same subject is said once: where findings of several rooms are put together. */
export function withoutRepeats(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
