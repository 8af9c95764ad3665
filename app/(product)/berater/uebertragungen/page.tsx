import { SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { requestedPath } from '@/app/_security/requested-path';
import { requireAdviser } from '@/app/_server/adviser';
import { getPlatform } from '@/app/_server/platform';
import type { SearchPageProps } from '@/app/_shell/page-props';
import { isNarrowed, type LogSearch, logAddress, logPath } from '@/components/adviser/log-address';
import { LogFilters } from '@/components/adviser/log-filters';
import { LogTable } from '@/components/adviser/log-table';
import { readLedgerSlug } from '@/components/documents/ledger';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { listLogChoices, searchTransferLog, type TransferLogSearch } from '@/lib/adviser/transfer-log';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { transferStates } from '@/lib/transfer/transfer-state';
import { openInCompany } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('adviser.log'))('title') };
}

const text = z.string().trim().max(200).optional().catch(undefined);
const searchSchema = z.object({
  firma: z.uuid().optional().catch(undefined),
  monat: text,
  buch: text,
  status: z.enum(transferStates).optional().catch(undefined),
  person: text,
  suche: text,
  ab: z.string().optional().catch(undefined),
});

function readSearch(address: Record<string, string | string[] | undefined>): LogSearch {
  const read = searchSchema.parse(address);
  return {
    companyId: read.firma ?? null,
    month: read.monat === undefined ? null : parseAccountingMonth(read.monat),
    ledger: readLedgerSlug(read.buch),
    state: read.status ?? null,
    person: read.person || null,
    text: read.suche || null,
    cursor: read.ab || null,
  };
}

function asked({ month, ...search }: LogSearch): TransferLogSearch {
  const filters = { ...search, month: month === null ? null : parseAccountingMonth(month) };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== null));
}

/** Transfers of all companies of a Berater: filtered, searched, taken away (P4). */
export default async function AdviserLogPage({ searchParams }: SearchPageProps) {
  const scope = await requireAdviser(await requestedPath());
  const search = readSearch(await searchParams);
  const platform = await getPlatform();
  const [page, choices, t] = await Promise.all([
    searchTransferLog(platform, scope, asked(search)),
    listLogChoices(platform, scope),
    getTranslations('adviser.log'),
  ]);
  const { items, nextCursor } = page ?? { items: [], nextCursor: null };
  return (
    <>
      <LogFilters search={search} companies={scope.companies} {...choices} />
      <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {items.length > 0 ? (
          <LogTable transfers={items} openInCompany={openInCompany} />
        ) : (
          <EmptyState
            icon={SearchX}
            title={isNarrowed(search) ? t('noneFound') : t('none')}
            actions={
              isNarrowed(search) ? (
                <Button asChild>
                  <Link href={logPath}>{t('showAll')}</Link>
                </Button>
              ) : null
            }
          />
        )}
        <Pager
          first={search.cursor ? logAddress({ ...search, cursor: null }) : null}
          next={nextCursor ? logAddress({ ...search, cursor: nextCursor }) : null}
        />
      </div>
    </>
  );
}
