import { ArrowLeftRight, SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import type { SearchPageProps } from '@/app/_shell/page-props';
import { readLedgerSlug } from '@/components/documents/ledger';
import { type TransferSearch, transfersPath } from '@/components/transfer/transfer-address';
import { TransferFilters } from '@/components/transfer/transfer-filters';
import { TransferTable } from '@/components/transfer/transfer-table';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { monthOverview } from '@/lib/transfer/read/month-overview';
import { listTransfers } from '@/lib/transfer/read/read-transfers';
import { transferStates } from '@/lib/transfer/transfer-state';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('navigation'))('transfers') };
}

const text = z.string().optional().catch(undefined);
const searchSchema = z.object({
  monat: text,
  buch: text,
  status: z.enum(transferStates).optional().catch(undefined),
  ab: text,
});

function readSearch(address: Record<string, string | string[] | undefined>): TransferSearch {
  const read = searchSchema.parse(address);
  return {
    month: read.monat === undefined ? null : parseAccountingMonth(read.monat),
    ledger: readLedgerSlug(read.buch),
    state: read.status ?? null,
    cursor: read.ab || null,
  };
}

export default async function TransfersPage({ searchParams }: SearchPageProps) {
  const actor = await requireActor('transfers.read', await requestedPath());
  const search = readSearch(await searchParams);
  const platform = await getPlatform();
  const month = search.month === null ? null : parseAccountingMonth(search.month);
  const [page, overview, t] = await Promise.all([
    listTransfers(platform, actor, {
      ...(month ? { month } : {}),
      ...(search.ledger ? { ledger: search.ledger } : {}),
      ...(search.state ? { states: [search.state] } : {}),
      ...(search.cursor ? { cursor: search.cursor } : {}),
    }),
    monthOverview(platform, actor),
    getTranslations('transfers'),
  ]);
  const { items, nextCursor } = page ?? { items: [], nextCursor: null };
  const months = [...new Set(overview.map((one) => one.month))];

  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <TransferFilters search={search} months={months} />
      <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {items.length === 0 ? (
          <NothingHere
            isFiltered={search.month !== null || search.ledger !== null || search.state !== null}
          />
        ) : (
          <TransferTable transfers={items} />
        )}
        <Pager
          first={search.cursor ? transfersPath({ ...search, cursor: null }) : null}
          next={nextCursor ? transfersPath({ ...search, cursor: nextCursor }) : null}
        />
      </div>
    </>
  );
}

async function NothingHere({ isFiltered }: { isFiltered: boolean }) {
  const t = await getTranslations('transfers.empty');
  return isFiltered ? (
    <EmptyState
      icon={SearchX}
      title={t('filteredTitle')}
      actions={
        <Button asChild>
          <Link href="/uebertragungen">{t('showAll')}</Link>
        </Button>
      }
    >
      {t('filteredText')}
    </EmptyState>
  ) : (
    <EmptyState
      icon={ArrowLeftRight}
      title={t('title')}
      actions={
        <Button asChild variant="primary">
          <Link href="/belege">{t('documents')}</Link>
        </Button>
      }
    >
      {t('text')}
    </EmptyState>
  );
}
