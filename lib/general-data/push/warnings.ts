import type { RecordName, RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import type { Problem } from '@/lib/bookkeeping/problem';
import { describeFinding, type FindingLocale, toFinding } from '@/lib/preflight/finding';

const gravity = { skipped: 2, altered: 1, noted: 0 } as const;

/** One warning a record, whoever had something to say about it (K4): reasons are joined, the gravest outcome counts. */
export function joinWarnings(warnings: readonly RecordWarning[]): RecordWarning[] {
  const byRecord = new Map<string, RecordWarning>();
  for (const warning of warnings) {
    const key = `${warning.record.kind}\n${warning.record.key}`;
    const known = byRecord.get(key);
    byRecord.set(key, known ? joined(known, warning) : warning);
  }
  return [...byRecord.values()];
}

function joined(left: RecordWarning, right: RecordWarning): RecordWarning {
  const outcome = gravity[left.outcome] >= gravity[right.outcome] ? left.outcome : right.outcome;
  return { record: left.record, outcome, problems: [...left.problems, ...right.problems] };
}

/** A warning about the push as a whole. */
export function pushNote(problem: Problem): RecordWarning {
  const record: RecordName = { kind: 'file', key: problem.code, title: '' };
  return { record, outcome: 'noted', problems: [problem] };
}

const outcomeWords: Readonly<Record<FindingLocale, Readonly<Record<RecordWarning['outcome'], string>>>> = {
  de: { skipped: 'Nicht übergeben', altered: 'Geändert übergeben', noted: 'Hinweis' },
  en: { skipped: 'Left out', altered: 'Handed over with changes', noted: 'Note' },
};

/** The reasons of a warning as sentences; with what to do about them where a person reads it. */
export function reasonsOf(
  { problems }: RecordWarning,
  locale: FindingLocale,
  parts: 'causes' | 'remedies',
): string[] {
  return problems.map((problem) => {
    const { title, cause, remedy } = describeFinding(toFinding(problem, null), locale);
    return [title, cause, ...(parts === 'remedies' ? [remedy] : [])].map(sentence).join(' ');
  });
}

function sentence(text: string): string {
  return /[.!?…]["“”’)]*$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

/** The record's name, unless every reason names it already. */
export function titleBeside({ record }: RecordWarning, reasons: readonly string[]): string {
  return reasons.every((reason) => reason.includes(record.title)) ? '' : record.title;
}

/** The sentence of a warning: what became of which record, and why (K4). */
export function warningText(warning: RecordWarning, locale: FindingLocale): string {
  const reasons = reasonsOf(warning, locale, 'causes');
  const title = titleBeside(warning, reasons);
  const about = title === '' ? '' : `${title}: `;
  return `${outcomeWords[locale][warning.outcome]}: ${about}${reasons.join(' ')}`;
}
