import { getLocale } from 'next-intl/server';
import { readerLocale } from '@/components/format/format';
import type { ShownWarning } from '@/components/general-data/warning-list';
import type { RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import { reasonsOf, titleBeside } from '@/lib/general-data/push/warnings';

/** Warnings of a push in the reader's language, with what to do about them. */
export async function shownWarnings(warnings: readonly RecordWarning[]): Promise<ShownWarning[]> {
  const locale = readerLocale(await getLocale());
  return warnings.map((warning) => {
    const reasons = reasonsOf(warning, locale, 'remedies');
    return { outcome: warning.outcome, title: titleBeside(warning, reasons), reasons };
  });
}
