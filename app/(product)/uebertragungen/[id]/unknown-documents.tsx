import { getTranslations } from 'next-intl/server';
import { SettleForm } from '@/components/transfer/transfer-actions';
import { Notice } from '@/components/ui/notice';
import type { UserActor } from '@/lib/identity/actor';
import { may } from '@/lib/identity/permissions';
import type { TransferDetails } from '@/lib/transfer/read/transfer-view';
import { settleDocument } from './actions';

/** So many at once; the next ones show when these are settled. */
const mostShown = 50;

/** Documents of which DATEV's answer leaves open whether they arrived: locked until somebody has looked, one by one (P3). */
export async function UnknownDocuments({ transfer, actor }: { transfer: TransferDetails; actor: UserActor }) {
  const unknown = transfer.jobs
    .filter(({ state }) => state === 'done')
    .flatMap(({ documents }) => documents.filter(({ result }) => result === 'unknown'));
  if (unknown.length === 0 || !may(actor, 'transfers.repeat')) return null;
  const t = await getTranslations('transfer.settle');
  return (
    <Notice tone="warning" title={t('documentsTitle', { count: unknown.length })}>
      <p>{t('documentsText')}</p>
      <ul className="mt-2 flex flex-col gap-1">
        {unknown.slice(0, mostShown).map(({ id, number, guid }) => (
          <li key={id}>
            <details>
              <summary className="cursor-pointer py-1 font-medium">{t('document', { number })}</summary>
              <p className="mt-1 font-mono text-xs break-all">{guid}</p>
              <SettleForm
                id={id}
                verdicts={['arrived', 'not_arrived'] as const}
                question={t('documentQuestion', { number })}
                settle={settleDocument}
              />
            </details>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
