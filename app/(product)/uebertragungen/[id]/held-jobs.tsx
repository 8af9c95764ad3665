import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { AdviserMail } from '@/app/_shell/adviser-mail';
import { inReadersLanguage } from '@/app/_shell/findings';
import { FindingList } from '@/components/findings/finding-list';
import { RetryButton, SettleForm } from '@/components/transfer/transfer-actions';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { UserActor } from '@/lib/identity/actor';
import { may } from '@/lib/identity/permissions';
import { verdicts } from '@/lib/transfer/events';
import type { TransferDetails, TransferJobView } from '@/lib/transfer/read/transfer-view';
import { canAskDatev, type HoldReason, waitsForPerson } from '@/lib/transfer/state';
import { retry, settle } from './actions';

/** What waits, why, and everything a person can do about it (C6, M6, T5). */
export async function HeldJobs({ transfer, actor }: { transfer: TransferDetails; actor: UserActor }) {
  const held = transfer.jobs.flatMap((job) => (job.hold === null ? [] : [{ job, hold: job.hold }]));
  return (
    <>
      {held.map(({ job, hold }) => (
        <HeldJob key={job.id} transferId={transfer.id} job={job} hold={hold} actor={actor} />
      ))}
    </>
  );
}

const mendedAtConnection: readonly HoldReason[] = [
  'permission',
  'other_dataset',
  'folder_choice',
  'setup',
  'account_length',
];

interface HeldJobProps {
  readonly transferId: string;
  readonly job: TransferJobView;
  readonly hold: HoldReason;
  readonly actor: UserActor;
}

async function HeldJob({ transferId, job, hold, actor }: HeldJobProps) {
  const t = await getTranslations('transfer.held');
  const settling = await getTranslations('transfer.settle');
  const isAsked = waitsForPerson(job);
  const isRetried = isAsked ? canAskDatev(job) : true;
  return (
    <Notice
      tone="warning"
      title={t('title')}
      actions={
        <>
          {mendedAtConnection.includes(hold) ? (
            <Button asChild variant="primary">
              <Link href={hold === 'folder_choice' ? '/datev-verbindung#ordner' : '/datev-verbindung'}>
                {hold === 'folder_choice' ? t('chooseFolder') : t('connection')}
              </Link>
            </Button>
          ) : null}
          {isRetried && may(actor, 'transfers.start') ? (
            <RetryButton transferId={transferId} retry={retry} label={isAsked ? t('askAgain') : t('retry')} />
          ) : null}
          {job.finding ? <AdviserMail findings={[job.finding]} actor={actor} /> : null}
        </>
      }
    >
      <p>{t(`reasons.${hold}`)}</p>
      {job.finding ? (
        <div className="mt-2">
          <FindingList findings={await inReadersLanguage([job.finding])} />
        </div>
      ) : null}
      {isAsked && may(actor, 'transfers.repeat') ? (
        <SettleForm id={job.id} verdicts={verdicts} question={settling('question')} settle={settle} />
      ) : null}
    </Notice>
  );
}
