import { getLocale } from 'next-intl/server';
import { readerLocale } from '@/components/format/format';
import type { ShownWarning } from '@/components/general-data/warning-list';
import type { RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import { describeFinding, toFinding } from '@/lib/preflight/finding';

/** Warnings of a push in the reader's language, with what to do about them. */
export async function shownWarnings(warnings: readonly RecordWarning[]): Promise<ShownWarning[]> {
  const locale = readerLocale(await getLocale());
  return warnings.map(({ record, outcome, problems }) => ({
    outcome,
    title: record.title,
    reasons: problems.map((problem) => {
      const { title, cause, remedy } = describeFinding(toFinding(problem, null), locale);
      return `${title}. ${cause} ${remedy}`;
    }),
  }));
}
