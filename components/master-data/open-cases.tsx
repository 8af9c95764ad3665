import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatRate, readerLocale } from '@/components/format/format';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { AskedCase } from '@/lib/bookkeeping/account-impact';
import type { AccountUse } from './account-use';
import { AffectedDocuments } from './affected-documents';

interface OpenCasesProps {
  readonly use: AccountUse;
  /** None: this person only reads. */
  readonly onAdd?: (asked: AskedCase) => void;
}

/** Cases of open documents that no row books: they stay behind until somebody enters an account (B4). */
export function OpenCases({ use, onAdd }: OpenCasesProps) {
  const t = useTranslations('masterData.accounts');
  const directions = useTranslations('directions');
  const cases = useTranslations('taxCases');
  const locale = readerLocale(useLocale());
  return (
    <>
      {use.isComplete ? null : (
        <p className="border-b border-line px-5 py-3 text-sm text-muted">
          {t('notAllCounted', { count: use.lookedAt })}
        </p>
      )}
      {use.openCases.length > 0 ? (
        <Notice tone="warning" title={t('openCases')} className="m-5">
          <ul className="flex flex-col gap-2">
            {use.openCases.map(({ group, reason, ...asked }) => {
              const name = `${directions(asked.direction)}, ${cases(asked.taxCase)}, ${formatRate(asked.taxRate, locale)}`;
              return (
                <li
                  key={`${reason} ${name}`}
                  className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1"
                >
                  <div className="min-w-0">
                    <p className="font-medium">{name}</p>
                    {reason === 'ambiguous' ? <p>{t('ambiguous')}</p> : null}
                    <AffectedDocuments group={group} />
                  </div>
                  {onAdd && reason === 'missing' ? (
                    <Button size="small" aria-label={t('addFor', { name })} onClick={() => onAdd(asked)}>
                      <Plus aria-hidden />
                      {t('add')}
                    </Button>
                  ) : null}
                </li>
              );
            })}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}
