import { getLocale, getTranslations } from 'next-intl/server';
import { findingsOf } from '@/app/_shell/findings';
import { readerLocale } from '@/components/format/format';
import { type ActionAnswer, refused } from '@/components/session/action-answer';
import type { Problem } from '@/lib/bookkeeping/problem';
import { describeFinding, toFinding } from '@/lib/preflight/finding';

/** Problems of a record as faults of fields where they name one, else as findings. */
export async function refusedRecord(
  problems: readonly Problem[],
): Promise<Extract<ActionAnswer, { kind: 'refused' }>> {
  const t = await getTranslations('people.form');
  const fields = await fieldFaults(problems);
  const others = problems.filter((problem) => fieldOf(problem) === null);
  return refused(t('refused'), {
    fields,
    ...(others.length > 0 ? { findings: await findingsOf(others) } : {}),
  });
}

/** Sentences by field; one sentence a field. */
export async function fieldFaults(problems: readonly Problem[]): Promise<Record<string, string>> {
  const locale = readerLocale(await getLocale());
  const faults: Record<string, string> = {};
  for (const problem of problems) {
    const field = fieldOf(problem);
    if (field === null || faults[field] !== undefined) continue;
    const { title, cause } = describeFinding(toFinding(problem, null), locale);
    faults[field] = problem.params.message ?? `${title}. ${cause}`;
  }
  return faults;
}

/** `employee:p-26.taxClass` → `taxClass`; null: the record as a whole. */
function fieldOf({ path }: Problem): string | null {
  if (path === undefined || path === '') return null;
  if (!/^(?:employee|compensation|time_off):/.test(path)) return path.split('.')[0] ?? null;
  return /\.([A-Za-z]\w*)$/.exec(path)?.[1] ?? null;
}
