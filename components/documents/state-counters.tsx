import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { formatCount, readerLocale } from '@/components/format/format';
import { classNames } from '@/components/ui/class-names';
import { toneText } from '@/components/ui/tone';
import type { DocumentState } from '@/lib/documents/document-states';
import { type DocumentSearch, documentsPath } from './document-address';
import { documentStateLook, documentStates } from './document-state';

export type StateCounts = Readonly<Record<DocumentState, number>>;

/** How many documents are open, sent, refused (U4); each number leads to them, once more to all. */
export function StateCounters({ counts, search }: { counts: StateCounts; search: DocumentSearch }) {
  const t = useTranslations('documentStates');
  const labels = useTranslations('documents');
  const locale = readerLocale(useLocale());
  return (
    <ul aria-label={labels('counters')} className="mb-4 grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-5">
      {documentStates.map((state) => {
        const { icon: Icon, tone } = documentStateLook[state];
        const isChosen = search.state === state;
        return (
          <li key={state}>
            <Link
              href={documentsPath({ ...search, state: isChosen ? null : state, cursor: null })}
              aria-current={isChosen ? 'true' : undefined}
              className={classNames(
                'flex items-center justify-between gap-2 rounded-xl border bg-surface px-3.5 py-2.5 hover:border-brand',
                isChosen ? 'border-brand ring-1 ring-brand' : 'border-line',
              )}
            >
              <span className="flex min-w-0 items-center gap-2 text-sm">
                <Icon aria-hidden className={classNames('size-4 shrink-0', toneText[tone])} />
                <span className="truncate">{t(state)}</span>
              </span>
              <span className="figures text-lg font-semibold">{formatCount(counts[state], locale)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
