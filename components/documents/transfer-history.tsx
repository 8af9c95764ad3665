import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, readerLocale } from '@/components/format/format';
import { ResultBadge } from '@/components/transfer/result-badge';
import { CopyButton } from '@/components/ui/copy-button';
import type { InvoiceVersionView } from '@/lib/documents/read-invoice';
import type { TransferHistoryEntry } from '@/lib/documents/transfer-history';

interface TransferHistoryProps {
  readonly transfers: readonly TransferHistoryEntry[];
  readonly versions: readonly InvoiceVersionView[];
}

/** Every time the document went out, with the GUID by which it is found at DATEV (B6). */
export function TransferHistory({ transfers, versions }: TransferHistoryProps) {
  const t = useTranslations('document.history');
  const common = useTranslations('common');
  const locale = readerLocale(useLocale());
  const versionNumbers = new Map(versions.map(({ id, version }) => [id, version]));
  if (transfers.length === 0) return <p className="px-5 pb-5 text-sm text-muted">{t('none')}</p>;
  return (
    <ol className="divide-y divide-line">
      {transfers.map((entry) => (
        <li key={`${entry.jobId}-${entry.guid}`} className="px-5 py-3 text-sm">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <Link
              href={`/uebertragungen/${entry.transferId}`}
              className="figures font-medium text-brand underline underline-offset-2"
            >
              {formatDateTime(entry.requestedAt, locale)}
            </Link>
            <ResultBadge result={entry.result} />
          </div>
          <dl className="mt-1.5 grid gap-x-4 gap-y-1 text-muted sm:grid-cols-[9rem_1fr]">
            {entry.sentNumber ? (
              <>
                <dt>{t('sentNumber')}</dt>
                <dd className="figures text-ink">{entry.sentNumber}</dd>
              </>
            ) : null}
            <dt>{t('version')}</dt>
            <dd className="text-ink">{versionNumbers.get(entry.invoiceVersionId ?? '') ?? '–'}</dd>
            <dt>{t('guid')}</dt>
            <dd className="flex min-w-0 items-center gap-1 text-ink">
              <code className="min-w-0 font-mono text-xs break-all">{entry.guid}</code>
              <CopyButton text={entry.guid} label={t('copyGuid')} copiedLabel={common('copied')} />
            </dd>
          </dl>
        </li>
      ))}
    </ol>
  );
}
