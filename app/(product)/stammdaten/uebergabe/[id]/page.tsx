import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { findingsOf } from '@/app/_shell/findings';
import type { IdPageProps } from '@/app/_shell/page-props';
import { FindingList } from '@/components/findings/finding-list';
import { formatBytes, formatDateTime, formatMonth, readerLocale } from '@/components/format/format';
import { FileStateBadge } from '@/components/general-data/file-state-badge';
import { PushFileActions } from '@/components/general-data/push-file-actions';
import { WarningList } from '@/components/general-data/warning-list';
import { Card } from '@/components/ui/card';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { connectionFacts, couldCarry, type FileKind } from '@/lib/general-data/push/carrier';
import type { PushFileView } from '@/lib/general-data/push/read-files';
import { getPush, type PushDetails } from '@/lib/general-data/push/read-pushes';
import { may } from '@/lib/identity/permissions';
import { askState, sendAgain } from '../actions';
import { shownWarnings } from '../shown-warnings';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('handover.push'))('title') };
}

/** One push: its files with where they are, and what was left out or changed. */
export default async function PushPage({ params }: IdPageProps) {
  const actor = await requireActor('general_data.read', await requestedPath());
  const push = await getPush(await getPlatform(), actor, { pushId: (await params).id });
  if (!push) notFound();
  const [t, connection] = await Promise.all([
    getTranslations('handover'),
    connectionFacts(await getPlatform(), actor.companyId),
  ]);
  const maySend = (kind: FileKind) => may(actor, 'general_data.push') && couldCarry(kind, connection, push);
  const recordWarnings = push.warnings.filter(
    ({ record }) =>
      !push.files.some(({ name, problem }) => problem && record.kind === 'file' && record.key === name),
  );
  return (
    <div className="flex flex-col gap-6">
      <header>
        <Link
          href="/stammdaten/uebergabe"
          className="mb-2 inline-flex items-center gap-1.5 text-sm text-muted hover:text-ink hover:underline"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t('push.back')}
        </Link>
        <h2 className="text-xl font-semibold">{t('push.title')}</h2>
      </header>
      {push.state === 'failed' ? (
        <Notice tone="danger" title={t('push.failed')}>
          {t(`push.failures.${push.failure === 'timed_out' ? 'timed_out' : 'error'}`)}
        </Notice>
      ) : null}
      <Card id="dateien" title={t('push.files')} description={t('push.filesLead')}>
        {push.files.length === 0 ? <p className="text-muted">{t('push.noFiles')}</p> : null}
        <ul className="flex flex-col gap-4">
          {push.files.map((file) => (
            <li key={file.id} className="border-b border-line pb-4 last:border-0 last:pb-0">
              <PushFile file={file} maySend={maySend(file.kind)} />
            </li>
          ))}
        </ul>
      </Card>
      {recordWarnings.length > 0 ? (
        <Card id="hinweise" title={t('push.warnings')} description={t('push.warningsLead')}>
          <WarningList warnings={await shownWarnings(recordWarnings)} />
        </Card>
      ) : null}
      <About push={push} />
    </div>
  );
}

async function PushFile({ file, maySend }: { file: PushFileView; maySend: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('handover.file'), getLocale().then(readerLocale)]);
  const { state, problem } = file;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <p className="font-medium break-all">{file.name}</p>
          <p className="text-sm text-muted">
            {t('about', {
              kind: t(`kinds.${file.kind}`),
              month: formatMonth(file.month, locale),
              size: formatBytes(file.size, locale),
            })}
          </p>
          <p className="mt-1 flex flex-wrap items-center gap-2 text-sm">
            <FileStateBadge state={state} isDownloaded={file.downloadedAt !== null} />
            <span className="figures text-muted">
              {t('since', { at: formatDateTime(file.stateAt, locale) })}
            </span>
            {file.downloadedAt ? (
              <span className="figures text-muted">
                {t('downloadedAt', { at: formatDateTime(file.downloadedAt, locale) })}
              </span>
            ) : null}
          </p>
        </div>
        {file.hasContent ? (
          <PushFileActions
            fileId={file.id}
            name={file.name}
            canSend={maySend && (state === 'kept' || state === 'failed')}
            canAsk={file.datevJobId !== null && (state === 'uploaded' || state === 'accepted')}
            send={sendAgain}
            ask={askState}
          />
        ) : (
          <p className="text-sm text-muted">{t('gone')}</p>
        )}
      </div>
      {problem && !(state === 'kept' && file.downloadedAt) ? (
        <div className="mt-3">
          <FindingList findings={await findingsOf([problem])} />
        </div>
      ) : null}
    </>
  );
}

async function About({ push }: { push: PushDetails }) {
  const [t, locale] = await Promise.all([getTranslations('handover'), getLocale().then(readerLocale)]);
  const counts = Object.entries(push.counts).filter(([, count]) => count > 0);
  return (
    <Card id="angaben" title={t('push.about')}>
      <Facts
        columns={2}
        facts={[
          { label: t('history.at'), value: formatDateTime(push.requestedAt, locale) },
          { label: t('history.by'), value: push.requestedBy },
          {
            label: t('history.what'),
            value: push.origin === 'passthrough' ? t('history.passthrough') : t(`history.${push.type}`),
          },
          { label: t('integration.target'), value: t(`integration.targets.${push.targetSystem}`) },
          {
            label: t('integration.dataset'),
            value: t('integration.numbers', {
              consultantNumber: push.consultantNumber,
              clientNumber: push.clientNumber,
            }),
          },
          ...(push.isForced ? [{ label: t('push.scope'), value: t('push.everything') }] : []),
          ...counts.map(([kind, count]) => ({ label: t(`counts.${kind}`), value: String(count) })),
        ]}
      />
    </Card>
  );
}
