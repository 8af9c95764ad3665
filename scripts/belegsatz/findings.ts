import { type Finding, findingJson } from '@/lib/preflight/finding';

/** Findings as one JSON array on stderr, with the texts of the product. */
export function writeFindings(findings: readonly Finding[]): void {
  const list = findings.map((finding) => ({
    ...findingJson(finding, 'de'),
    params: finding.params,
    ...(finding.path === undefined ? {} : { path: finding.path }),
  }));
  process.stderr.write(`${JSON.stringify(list, null, 2)}\n`);
}

/** Hints about what goes, one line each, for the person at the terminal. */
export function describeNotes(findings: readonly Finding[]): string[] {
  return findings.map((finding) => {
    const { title } = findingJson(finding, 'de');
    const word = finding.severity === 'warning' ? 'Achtung' : 'Hinweis';
    return `${word}: ${finding.subject ? `${finding.subject.label}: ` : ''}${title}`;
  });
}
