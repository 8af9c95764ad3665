import { ScrollText } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { companyHealth } from '@/app/_queries/company-health';
import { httpLogOperations, listHttpLog } from '@/app/_queries/list-http-log';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireOperator } from '@/app/_server/session';
import type { SearchPageProps } from '@/app/_shell/page-props';
import { HttpLogFilters } from '@/components/operations/http-log-filters';
import { HttpLogTable } from '@/components/operations/http-log-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('operations.log'))('title') };
}

const searchSchema = z.object({
  firma: z.uuid().or(z.literal('')).catch(''),
  aufruf: z.string().max(60).catch(''),
  kennung: z.string().trim().max(200).catch(''),
  fehler: z.literal('1').optional().catch(undefined),
  ab: z.string().optional().catch(undefined),
});

export default async function TechnicalLogPage({ searchParams }: SearchPageProps) {
  const operator = await requireOperator(await requestedPath());
  const search = searchSchema.parse(await searchParams);
  const platform = await getPlatform();
  const [page, operations, companies, t] = await Promise.all([
    listHttpLog(platform, operator, {
      ...(search.firma ? { companyId: search.firma } : {}),
      ...(search.aufruf ? { operation: search.aufruf } : {}),
      ...(search.kennung ? { search: search.kennung } : {}),
      ...(search.ab ? { cursor: search.ab } : {}),
      onlyFailures: search.fehler === '1',
    }),
    httpLogOperations(platform, operator),
    companyHealth(platform, operator),
    getTranslations('operations.log'),
  ]);
  const { items, nextCursor } = page ?? { items: [], nextCursor: null };
  const addressWith = (cursor: string | null) => {
    const given = Object.entries({ ...search, ab: cursor ?? '' }).filter(([, value]) => value);
    return `/betrieb/protokoll?${new URLSearchParams(given as [string, string][])}`;
  };
  return (
    <>
      <HttpLogFilters
        companies={companies.map(({ companyId, name }) => ({ id: companyId, name }))}
        operations={operations}
        companyId={search.firma}
        operation={search.aufruf}
        search={search.kennung}
        onlyFailures={search.fehler === '1'}
      />
      <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {items.length > 0 ? (
          <HttpLogTable calls={items} />
        ) : (
          <EmptyState icon={ScrollText} title={t('none')} />
        )}
        <Pager
          first={search.ab ? addressWith(null) : null}
          next={nextCursor ? addressWith(nextCursor) : null}
        />
      </div>
    </>
  );
}
