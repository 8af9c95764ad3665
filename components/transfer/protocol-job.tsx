import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FindingList } from '@/components/findings/finding-list';
import { formatBytes, formatDateTime, readerLocale } from '@/components/format/format';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Facts } from '@/components/ui/facts';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { FindingJson } from '@/lib/preflight/finding';
import type { ProtocolOfJob } from '@/lib/transfer/read/read-protocol';
import type { TransferDocumentView } from '@/lib/transfer/read/transfer-view';
import { DatevStatus } from './datev-status';
import { ProtocolEntries } from './protocol-entries';
import { ResultBadge } from './result-badge';

interface ProtocolJobProps {
  readonly protocol: ProtocolOfJob;
  /** Findings of its documents in the reader's language, by document row. */
  readonly findings: ReadonlyMap<string, readonly FindingJson[]>;
  readonly isOnlyJob: boolean;
  /** Buttons of the job. */
  readonly actions?: ReactNode;
}

/** One DATEV job: status in words and number, each document's result, DATEV's entries word for word (P1–P3, P5). */
export function ProtocolJob({ protocol, findings, isOnlyJob, actions }: ProtocolJobProps) {
  const t = useTranslations('transfer.job');
  const common = useTranslations('common');
  const locale = readerLocale(useLocale());
  const { job, statuses, entries } = protocol;
  const id = `auftrag-${job.sequence}`;
  return (
    <Card
      id={id}
      title={isOnlyJob ? t('titleOnly') : t('title', { sequence: job.sequence + 1 })}
      actions={actions}
      flush
    >
      <div className="px-5 pb-5">
        <Facts
          columns={2}
          facts={[
            {
              label: t('status'),
              value: <DatevStatus status={job.datevStatus} hasAnswer={statuses.length > 0} />,
            },
            {
              label: t('statusAt'),
              value: <span className="figures">{formatDateTime(job.datevStatusAt, locale)}</span>,
            },
            {
              label: t('finalisedAt'),
              value: <span className="figures">{formatDateTime(job.finalisedAt, locale)}</span>,
            },
            { label: t('folder'), value: job.ledgerFolderName ?? '–' },
            {
              label: t('files'),
              value: (
                <span className="figures">
                  {t('filesSent', {
                    sent: job.filesSent,
                    total: job.filesTotal,
                    bytes: formatBytes(job.bytesTotal, locale),
                  })}
                </span>
              ),
            },
            {
              label: t('datevJobId'),
              value: job.datevJobId ? (
                <span className="flex items-center gap-1">
                  <code className="min-w-0 font-mono text-xs break-all">{job.datevJobId}</code>
                  <CopyButton text={job.datevJobId} label={t('copyJobId')} copiedLabel={common('copied')} />
                </span>
              ) : (
                '–'
              ),
            },
          ]}
        />
      </div>
      <h3 className="px-5 pb-2 font-semibold">{t('documents')}</h3>
      <DocumentResults documents={job.documents} findings={findings} />
      <h3 className="px-5 pt-5 pb-2 font-semibold">{t('entries')}</h3>
      <ProtocolEntries entries={entries} hasEnded={statuses.length > 0} />
      <RawAnswers statuses={statuses} />
    </Card>
  );
}

interface DocumentResultsProps {
  readonly documents: readonly TransferDocumentView[];
  readonly findings: ProtocolJobProps['findings'];
}

function DocumentResults({ documents, findings }: DocumentResultsProps) {
  const t = useTranslations('transfer.job');
  const common = useTranslations('common');
  return (
    <Table caption={t('documents')} isBounded isStacked>
      <thead>
        <tr>
          <HeaderCell>{t('number')}</HeaderCell>
          <HeaderCell>{t('sentNumber')}</HeaderCell>
          <HeaderCell>{t('result')}</HeaderCell>
          <HeaderCell>{t('guid')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <tr key={document.id} className="hover:bg-sunken">
            <Cell>
              {document.invoiceId ? (
                <Link
                  href={`/belege/${document.invoiceId}`}
                  className="font-medium text-brand underline-offset-2 hover:underline"
                >
                  {document.number}
                </Link>
              ) : (
                document.number
              )}
            </Cell>
            <Cell label={t('sentNumber')} className="figures">
              {document.sentNumber ?? '–'}
            </Cell>
            <Cell className="min-w-44">
              <ResultBadge result={document.result} />
              <DocumentFindings
                findings={findings.get(document.id) ?? []}
                page={document.invoiceId ? `/belege/${document.invoiceId}` : ''}
              />
            </Cell>
            <Cell label={t('guid')}>
              <span className="flex items-center gap-1">
                <code className="min-w-0 font-mono text-xs break-all sm:whitespace-nowrap">
                  {document.guid}
                </code>
                <CopyButton
                  text={document.guid}
                  label={t('copyGuid', { number: document.number })}
                  copiedLabel={common('copied')}
                />
              </span>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What stopped a document stands open; what is only good to know is counted and folded. */
function DocumentFindings({ findings, page }: { findings: readonly FindingJson[]; page: string }) {
  const t = useTranslations('transfer.job');
  const urgent = findings.filter(({ severity }) => severity !== 'hint');
  const hints = findings.filter(({ severity }) => severity === 'hint');
  return (
    <div className="max-w-xl not-empty:mt-2">
      {urgent.length > 0 ? <FindingList findings={urgent} page={page} /> : null}
      {hints.length > 0 ? (
        <details>
          <summary className="rounded text-xs text-muted">{t('hints', { count: hints.length })}</summary>
          <div className="mt-1">
            <FindingList findings={hints} page={page} />
          </div>
        </details>
      ) : null}
    </div>
  );
}

/** The answers to the status question exactly as they came, for whoever wants to compare. */
function RawAnswers({ statuses }: { statuses: ProtocolOfJob['statuses'] }) {
  const t = useTranslations('transfer.job');
  const locale = readerLocale(useLocale());
  if (statuses.length === 0) return null;
  return (
    <details className="border-t border-line px-5 py-3 text-sm">
      <summary className="rounded font-medium">{t('rawAnswers', { count: statuses.length })}</summary>
      <ol className="mt-2 flex flex-col gap-2">
        {statuses.map(({ receivedAt, raw }) => (
          <li key={receivedAt.toISOString()}>
            <span className="figures text-muted">{formatDateTime(receivedAt, locale)}</span>
            <pre className="mt-1 overflow-x-auto rounded-lg bg-sunken p-3 font-mono text-xs whitespace-pre-wrap">
              {raw}
            </pre>
          </li>
        ))}
      </ol>
    </details>
  );
}
