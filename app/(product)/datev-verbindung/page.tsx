import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { z } from 'zod';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { adviserMailOf, inReadersLanguage } from '@/app/_shell/findings';
import type { SearchPageProps } from '@/app/_shell/page-props';
import { ConnectForm } from '@/components/connection/connect-form';
import { CheckButton, DisconnectButton } from '@/components/connection/connection-actions';
import { ConnectionPanel } from '@/components/connection/connection-panel';
import { DatasetCard } from '@/components/connection/dataset-card';
import { FolderChoice } from '@/components/connection/folder-choice';
import { AdviserMailButton } from '@/components/findings/adviser-mail-button';
import { FindingList } from '@/components/findings/finding-list';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { ledgers } from '@/lib/bookkeeping/invoice';
import type { Problem } from '@/lib/bookkeeping/problem';
import { type ConnectOutcome, readOutcome } from '@/lib/connection/attempts';
import { clientIdOf, clientNumberRange, consultantNumberRange } from '@/lib/connection/client-numbers';
import { type ConnectionDescription, describeConnection } from '@/lib/connection/describe-connection';
import { latestSnapshot } from '@/lib/connection/snapshots';
import type { UserActor } from '@/lib/identity/actor';
import { readCompany } from '@/lib/identity/companies';
import { may } from '@/lib/identity/permissions';
import { toFinding } from '@/lib/preflight/finding';
import { ledgerFolderChoices } from '@/lib/transfer/choose-ledger-folder';
import { check, chooseFolder, connect, endConnection } from './actions';
import { SetupGuide } from './setup-guide';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('navigation'))('connection') };
}

const searchSchema = z.object({ versuch: z.string().optional().catch(undefined) });

export default async function ConnectionPage({ searchParams }: SearchPageProps) {
  const actor = await requireActor('connection.read', await requestedPath());
  const { versuch } = searchSchema.parse(await searchParams);
  const platform = await getPlatform();
  const [connection, company, t] = await Promise.all([
    describeConnection(platform, { actor }),
    readCompany(platform, actor),
    getTranslations('connection'),
  ]);
  const outcome = versuch === undefined ? null : await readOutcome(platform, { actor, attemptId: versuch });
  const dataset = datasetOf(connection);
  const snapshot = dataset
    ? await latestSnapshot(platform, { companyId: actor.companyId, clientId: dataset })
    : null;

  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <div className="flex flex-col gap-6">
        {outcome ? (
          <Outcome outcome={outcome} about={{ actor, connection, companyName: company.name }} />
        ) : null}
        <ConnectionPanel
          connection={connection}
          actions={
            connection.state === 'not_connected' ? null : (
              <>
                <CheckButton check={check} />
                {may(actor, 'connection.change') && connection.state !== 'disconnecting' ? (
                  <DisconnectButton disconnect={endConnection} />
                ) : null}
              </>
            )
          }
        />
        <Problems
          problems={[...connection.problems, ...(snapshot?.differences ?? [])]}
          about={{ actor, connection, companyName: company.name }}
        />
        <Connecting actor={actor} connection={connection} outcome={outcome} />
        {snapshot ? <DatasetCard snapshot={snapshot} /> : null}
        <Folders actor={actor} />
        <Suspense fallback={null}>
          <SetupGuide actor={actor} />
        </Suspense>
      </div>
    </>
  );
}

function datasetOf({ consultantNumber, clientNumber }: ConnectionDescription): string | null {
  return consultantNumber === null || clientNumber === null
    ? null
    : clientIdOf({ consultantNumber, clientNumber });
}

interface About {
  readonly actor: UserActor;
  readonly connection: ConnectionDescription;
  readonly companyName: string;
}

/** What came of the sign-in the person comes back from. */
async function Outcome({ outcome, about }: { outcome: ConnectOutcome; about: About }) {
  const t = await getTranslations('connection.outcome');
  const findings = outcome.problems.map((problem) => toFinding(problem, null));
  return (
    <Notice
      tone={outcome.kind === 'connected' ? 'success' : 'danger'}
      title={t(outcome.kind)}
      role="status"
      actions={<AdviserMailButton mail={await adviserMailOf(findings, about)} />}
    >
      {findings.length > 0 ? (
        <FindingList findings={await inReadersLanguage(findings)} page="/datev-verbindung" />
      ) : null}
    </Notice>
  );
}

async function Problems({ problems, about }: { problems: readonly Problem[]; about: About }) {
  if (problems.length === 0) return null;
  const t = await getTranslations('connection');
  const findings = problems.map((problem) => toFinding(problem, null));
  return (
    <Card
      id="befunde"
      title={t('problems')}
      actions={<AdviserMailButton mail={await adviserMailOf(findings, about)} />}
    >
      <FindingList findings={await inReadersLanguage(findings)} page="/datev-verbindung" />
    </Card>
  );
}

/** The way to a connection, or to a new one; whoever may not change it learns who may. */
async function Connecting({
  actor,
  connection,
  outcome,
}: {
  actor: UserActor;
  connection: ConnectionDescription;
  outcome: ConnectOutcome | null;
}) {
  const t = await getTranslations('connection.form');
  const isConnected = connection.state === 'connected';
  if (!may(actor, 'connection.change')) {
    return isConnected ? null : (
      <Notice tone="info" title={t('notAllowedTitle')}>
        {t('notAllowed')}
      </Notice>
    );
  }
  const form = (
    <ConnectForm
      connect={connect}
      ranges={{ consultantNumber: consultantNumberRange, clientNumber: clientNumberRange }}
      known={knownNumbers(connection, outcome)}
    />
  );
  if (!isConnected) {
    return (
      <Card id="verbinden" title={t('title')} description={t('lead')}>
        {form}
      </Card>
    );
  }
  return (
    // A connection that somebody has to renew shows the way at once.
    <details
      id="verbinden"
      open={connection.problems.length > 0}
      className="rounded-2xl border border-line bg-surface shadow-card"
    >
      <summary className="rounded-2xl px-5 py-4 font-semibold">{t('again')}</summary>
      <div className="border-t border-line p-5">
        <p className="mb-4 max-w-prose text-sm text-muted">{t('againLead')}</p>
        {form}
      </div>
    </details>
  );
}

/** Those connected with, else those a refused attempt was about: to be corrected, not typed again. */
function knownNumbers(
  { consultantNumber, clientNumber }: ConnectionDescription,
  outcome: ConnectOutcome | null,
) {
  const tried = outcome?.problems.find(
    ({ params }) => params.consultantNumber && params.clientNumber,
  )?.params;
  return {
    consultantNumber: consultantNumber?.toString() ?? tried?.consultantNumber ?? '',
    clientNumber: clientNumber?.toString() ?? tried?.clientNumber ?? '',
  };
}

async function Folders({ actor }: { actor: UserActor }) {
  const t = await getTranslations('connection.folders');
  const choices = await ledgerFolderChoices(await getPlatform(), { companyId: actor.companyId });
  if (choices.length === 0) return null;
  return (
    <Card id="ordner" title={t('title')} description={t('lead')} flush>
      <ul className="divide-y divide-line">
        {choices.flatMap((choice) => {
          const ledger = ledgers.find((known) => known === choice.ledger);
          if (!ledger) return [];
          return (
            <FolderChoice
              key={ledger}
              choices={{ ...choice, ledger }}
              choose={may(actor, 'ledger_folder.choose') ? chooseFolder : null}
            />
          );
        })}
      </ul>
    </Card>
  );
}
