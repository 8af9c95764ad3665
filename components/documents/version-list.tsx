import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, readerLocale } from '@/components/format/format';
import { Badge } from '@/components/ui/badge';
import type { InvoiceVersionView } from '@/lib/documents/read-invoice';

/** All versions of a document's content, with who brought each. */
export function VersionList({
  versions,
  currentId,
}: {
  versions: readonly InvoiceVersionView[];
  currentId: string;
}) {
  const t = useTranslations('document.versions');
  const locale = readerLocale(useLocale());
  return (
    <ol className="flex flex-col gap-2 text-sm">
      {versions.map(({ id, version, createdAt, createdByName }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-2">
          <span>
            <span className="font-medium">{t('entry', { version })}</span>
            <span className="figures block text-muted">
              {t('by', { date: formatDateTime(createdAt, locale), name: createdByName })}
            </span>
          </span>
          {id === currentId ? <Badge tone="info">{t('current')}</Badge> : null}
        </li>
      ))}
    </ol>
  );
}
