import type { FindingJson } from '@/lib/preflight/finding';
import type { SharedFinding } from './transfer-preview';

/** So many documents are named for one matter; the rest is counted. */
const mostNamed = 12;

/** Says the same matter once and names the documents it concerns, in the order they came. */
export function shareFindings(findings: readonly FindingJson[]): SharedFinding[] {
  const matters = new Map<
    string,
    { finding: FindingJson; documents: SharedFinding['documents'][number][]; count: number }
  >();
  for (const finding of findings) {
    const key = [finding.code, finding.title, finding.cause].join('\n');
    const matter = matters.get(key) ?? { finding: { ...finding, subject: null }, documents: [], count: 0 };
    matters.set(key, matter);
    matter.count += 1;
    const { subject } = finding;
    if (!subject?.id || matter.documents.length >= mostNamed) continue;
    const href = subject.kind === 'invoice' ? `/belege/${subject.id}` : null;
    matter.documents.push({ id: subject.id, label: subject.label, href });
  }
  return [...matters.values()];
}
