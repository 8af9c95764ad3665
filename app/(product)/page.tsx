import { CalendarDays } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { monthAmounts } from '@/app/_queries/month-amounts';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, requireActor, requireUser } from '@/app/_server/session';
import { MonthGrid } from '@/components/start/month-grid';
import { SetupChecklist } from '@/components/start/setup-checklist';
import { TransferTable } from '@/components/transfer/transfer-table';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { describeConnection } from '@/lib/connection/describe-connection';
import { listAccountRows } from '@/lib/documents/account-rows';
import { may } from '@/lib/identity/permissions';
import { monthOverview } from '@/lib/transfer/read/month-overview';
import { listTransfers } from '@/lib/transfer/read/read-transfers';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('start'))('title') };
}

const recentTransfers = 5;

/** What is open, sent and refused, per month and ledger, and what to do next (U4). */
export default async function StartPage() {
  const user = await requireUser(await requestedPath());
  if (user.isOperator && !(await currentActor())) redirect('/betrieb');
  const actor = await requireActor('transfers.read', await requestedPath());
  const platform = await getPlatform();
  const [overview, amounts, transfers, rows, connection, t] = await Promise.all([
    monthOverview(platform, actor),
    monthAmounts(platform, actor),
    listTransfers(platform, actor, { limit: recentTransfers }),
    listAccountRows(platform, actor),
    describeConnection(platform, { actor }),
    getTranslations('start'),
  ]);
  const recent = transfers?.items ?? [];

  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <div className="flex flex-col gap-6">
        <SetupChecklist
          done={{
            connect: connection.state !== 'not_connected',
            accounts: rows.some(({ state }) => state === 'confirmed'),
            documents: overview.length > 0,
            transfer: recent.length > 0,
          }}
        />
        <section aria-labelledby="monate">
          <h2 id="monate" className="mb-3 text-lg font-semibold">
            {t('months.title')}
          </h2>
          {overview.length > 0 ? (
            <MonthGrid overview={overview} amounts={amounts} />
          ) : (
            <div className="rounded-2xl border border-line bg-surface shadow-card">
              <EmptyState
                icon={CalendarDays}
                title={t('months.emptyTitle')}
                actions={
                  may(actor, 'documents.write') ? (
                    <Button asChild>
                      <Link href="/belege/neu">{t('months.upload')}</Link>
                    </Button>
                  ) : null
                }
              >
                {t('months.emptyText')}
              </EmptyState>
            </div>
          )}
        </section>
        {recent.length > 0 ? (
          <Card
            id="letzte-uebertragungen"
            title={t('recent')}
            actions={
              <Button asChild size="small">
                <Link href="/uebertragungen">{t('allTransfers')}</Link>
              </Button>
            }
            flush
          >
            <TransferTable transfers={recent} />
          </Card>
        ) : null}
      </div>
    </>
  );
}
