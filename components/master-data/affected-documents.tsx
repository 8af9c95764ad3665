import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { formatAmount, formatDate, readerLocale } from '@/components/format/format';
import type { DocumentGroup } from './account-use';

/** How many open documents a row or case concerns; opened, which ones. */
export function AffectedDocuments({ group }: { group: DocumentGroup }) {
  const t = useTranslations('masterData.accounts');
  const locale = readerLocale(useLocale());
  return (
    <details>
      <summary className="cursor-pointer whitespace-nowrap text-brand underline underline-offset-2">
        {t('documents', { count: group.count })}
      </summary>
      <ul className="mt-1 flex flex-col gap-1">
        {group.named.map(({ id, number, partnerName, issueDate, grossAmount, currency }) => (
          <li key={id}>
            <Link href={`/belege/${id}`} className="text-brand underline underline-offset-2">
              {number || t('noNumber')}
            </Link>{' '}
            <span className="figures text-muted">
              {partnerName} · {formatDate(issueDate, locale)} · {formatAmount(grossAmount, currency, locale)}
            </span>
          </li>
        ))}
        {group.count > group.named.length ? (
          <li className="text-muted">{t('moreDocuments', { count: group.count - group.named.length })}</li>
        ) : null}
      </ul>
    </details>
  );
}
