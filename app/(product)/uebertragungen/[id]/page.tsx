import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { AdviserMail } from '@/app/_shell/adviser-mail';
import { inReadersLanguage } from '@/app/_shell/findings';
import type { IdPageProps } from '@/app/_shell/page-props';
import { FindingList } from '@/components/findings/finding-list';
import { formatDateTime, formatMonth, readerLocale } from '@/components/format/format';
import { LiveProgress } from '@/components/transfer/live-progress';
import { hasEnded, type ProgressJson } from '@/components/transfer/progress-json';
import { ProtocolDownloads } from '@/components/transfer/protocol-downloads';
import { ProtocolJob } from '@/components/transfer/protocol-job';
import { ResultCounts } from '@/components/transfer/result-counts';
import { AskAgainButton, CancelButton } from '@/components/transfer/transfer-actions';
import { TransferStateBadge } from '@/components/transfer/transfer-state-badge';
import { Card } from '@/components/ui/card';
import { Facts } from '@/components/ui/facts';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/identity/permissions';
import type { FindingJson } from '@/lib/preflight/finding';
import { withoutRepeats } from '@/lib/preflight/finding-order';
import { protocolOf, type TransferProtocol } from '@/lib/transfer/read/read-protocol';
import type { TransferDetails } from '@/lib/transfer/read/transfer-view';
import { askAgain, cancel } from './actions';
import { Comments } from './comments';
import { HeldJobs } from './held-jobs';
import { NextSteps } from './next-steps';
import { UnknownDocuments } from './unknown-documents';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('transfer'))('title') };
}

const paramsSchema = z.object({ id: z.uuid() });

/** Live while it runs, the protocol afterwards: one address from the click to the archive. */
export default async function TransferPage({ params }: IdPageProps) {
  const actor = await requireActor('protocol.read', await requestedPath());
  const parsed = paramsSchema.safeParse(await params);
  const protocol = parsed.success
    ? await protocolOf(await getPlatform(), actor, { transferId: parsed.data.id })
    : null;
  if (!protocol) notFound();
  const { transfer, jobs } = protocol;
  const t = await getTranslations('transfer');
  const findings = await documentFindings(protocol);
  // What a waiting job waits for stands with its buttons; what ended one (a refusal of DATEV) belongs to the result.
  const endings = hasEnded(transfer.state) ? jobs.flatMap(({ job }) => job.finding ?? []) : [];
  const explanations = withoutRepeats([...transfer.findings, ...endings]);

  return (
    <>
      <PageHeader
        back={{ href: '/uebertragungen', label: t('back') }}
        title={t('title')}
        badge={<TransferStateBadge state={transfer.state} />}
        actions={
          <>
            {transfer.isCancellable && may(actor, 'transfers.cancel') ? (
              <CancelButton transferId={transfer.id} cancel={cancel} />
            ) : null}
            {may(actor, 'protocol.export') ? <ProtocolDownloads transferId={transfer.id} /> : null}
          </>
        }
      />
      <div className="flex flex-col gap-6">
        {hasEnded(transfer.state) ? null : (
          <LiveProgress transferId={transfer.id} initial={progressOf(transfer)} />
        )}
        <HeldJobs transfer={transfer} actor={actor} />
        <UnknownDocuments transfer={transfer} actor={actor} />
        {hasEnded(transfer.state) ? <NextSteps transfer={transfer} /> : null}
        <About transfer={transfer} />
        {explanations.length > 0 ? (
          <Card
            id="befunde"
            title={t('findings')}
            actions={<AdviserMail findings={explanations} actor={actor} />}
          >
            <FindingList findings={await inReadersLanguage(explanations)} />
          </Card>
        ) : null}
        {jobs.map((job) => (
          <ProtocolJob
            key={job.job.id}
            protocol={job}
            findings={findings}
            isOnlyJob={jobs.length === 1}
            actions={
              job.job.state === 'done' && may(actor, 'transfers.start') ? (
                <AskAgainButton jobId={job.job.id} askAgain={askAgain} />
              ) : null
            }
          />
        ))}
        <Comments transferId={transfer.id} actor={actor} />
      </div>
    </>
  );
}

function progressOf({ state, progress }: TransferDetails): ProgressJson {
  const { nextAt, ...rest } = progress;
  return { state, ...rest, nextAt: nextAt?.toISOString() ?? null };
}

/** Which company, which dataset, which month, who and when (C4). */
async function About({ transfer }: { transfer: TransferDetails }) {
  const [t, names] = await Promise.all([getTranslations('transfer.about'), getTranslations('ledgers')]);
  const locale = readerLocale(await getLocale());
  const figures = (text: string) => <span className="figures">{text}</span>;
  return (
    <Card id="angaben" title={t('title')}>
      <Facts
        columns={2}
        facts={[
          { label: t('company'), value: <span className="font-medium">{transfer.companyName}</span> },
          { label: t('consultantNumber'), value: figures(String(transfer.consultantNumber)) },
          { label: t('clientNumber'), value: figures(String(transfer.clientNumber)) },
          { label: t('ledger'), value: names(transfer.ledger) },
          { label: t('month'), value: formatMonth(transfer.month, locale) },
          { label: t('requestedBy'), value: transfer.requestedBy.name },
          { label: t('requestedAt'), value: figures(formatDateTime(transfer.requestedAt, locale)) },
          { label: t('finishedAt'), value: figures(formatDateTime(transfer.finishedAt, locale)) },
          { label: t('documents'), value: <ResultCounts counts={transfer.documents} /> },
          ...(transfer.reason ? [{ label: t('reason'), value: transfer.reason }] : []),
        ]}
      />
    </Card>
  );
}

async function documentFindings({
  jobs,
}: TransferProtocol): Promise<ReadonlyMap<string, readonly FindingJson[]>> {
  const documents = jobs.flatMap(({ job }) => job.documents).filter(({ findings }) => findings.length > 0);
  return new Map(
    await Promise.all(
      documents.map(async ({ id, findings }) => [id, await inReadersLanguage(findings)] as const),
    ),
  );
}
