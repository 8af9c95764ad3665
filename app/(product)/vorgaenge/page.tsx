import { Webhook } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import type { SearchPageProps } from '@/app/_shell/page-props';
import { formatTimestamp, readerLocale } from '@/components/format/format';
import { CallResult } from '@/components/general-data/interaction-facts';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { listInteractions } from '@/lib/general-data/interactions/interactions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calls'))('title') };
}

const searchSchema = z.object({ ab: z.string().max(1000).optional().catch(undefined) });

/** Calls of the published door for this company, the youngest first. */
export default async function CallsPage({ searchParams }: SearchPageProps) {
  const actor = await requireActor('general_data.read', await requestedPath());
  const { ab } = searchSchema.parse(await searchParams);
  const [page, t, locale] = await Promise.all([
    listInteractions(await getPlatform(), actor, ab === undefined ? {} : { cursor: ab }),
    getTranslations('calls'),
    getLocale().then(readerLocale),
  ]);
  const { items, nextCursor } = page ?? { items: [], nextCursor: null };
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('lead')}
        back={{ href: '/stammdaten/uebergabe', label: t('back') }}
      />
      <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {items.length === 0 ? (
          <EmptyState icon={Webhook} title={t('none')} />
        ) : (
          <Table caption={t('title')} isStacked>
            <thead>
              <tr>
                <HeaderCell>{t('at')}</HeaderCell>
                <HeaderCell>{t('result')}</HeaderCell>
                <HeaderCell>{t('operation')}</HeaderCell>
                <HeaderCell className="hidden md:table-cell">{t('key')}</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {items.map((call) => (
                <tr key={call.id} className="hover:bg-sunken">
                  <Cell className="figures whitespace-nowrap">
                    <Link href={`/vorgaenge/${call.id}`} className="text-brand hover:underline">
                      {formatTimestamp(call.at, locale)}
                    </Link>
                  </Cell>
                  <Cell>
                    <CallResult call={call} />
                  </Cell>
                  <Cell className="break-all">{call.operation}</Cell>
                  <Cell className="hidden md:table-cell">{call.apiKeyName ?? '–'}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        <Pager
          first={ab ? '/vorgaenge' : null}
          next={nextCursor ? `/vorgaenge?ab=${encodeURIComponent(nextCursor)}` : null}
        />
      </div>
    </>
  );
}
