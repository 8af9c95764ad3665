import { FileUp, UserPlus, Users } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import type { SearchPageProps } from '@/app/_shell/page-props';
import { formatDate, readerLocale } from '@/components/format/format';
import { PeopleFilters } from '@/components/general-data/people-filters';
import { PeopleTable } from '@/components/general-data/people-table';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Pager } from '@/components/ui/pager';
import { listEmployees } from '@/lib/general-data/people/list-people';
import { may } from '@/lib/identity/permissions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') };
}

const searchSchema = z.object({
  suche: z.string().max(200).catch(''),
  ab: z.string().max(1000).optional().catch(undefined),
  geloescht: z.literal('ja').optional().catch(undefined),
  gesperrt: z.iso.date().optional().catch(undefined),
});

/** The company's people; for admins and Berater only (K7). */
export default async function PeoplePage({ searchParams }: SearchPageProps) {
  const actor = await requireActor('employees.read', await requestedPath());
  const { suche, ab, geloescht, gesperrt } = searchSchema.parse(await searchParams);
  const search = suche.trim();
  const [outcome, t] = await Promise.all([
    listEmployees(await getPlatform(), actor, {
      ...(search ? { search } : {}),
      ...(ab ? { cursor: ab } : {}),
    }),
    getTranslations('people.list'),
  ]);
  const { items, nextCursor } = outcome.kind === 'page' ? outcome.page : { items: [], nextCursor: null };
  const address = (cursor: string | null) => {
    const query = new URLSearchParams({
      ...(search ? { suche: search } : {}),
      ...(cursor ? { ab: cursor } : {}),
    });
    return `/stammdaten/mitarbeiter${query.size > 0 ? `?${query}` : ''}`;
  };
  return (
    <>
      {geloescht || gesperrt ? <Erased until={gesperrt ?? null} /> : null}
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
        <PeopleFilters search={search} />
        {may(actor, 'employees.write') ? <Additions /> : null}
      </div>
      <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {items.length === 0 ? (
          <EmptyState icon={Users} title={search ? t('noneFound') : t('none')}>
            {t('noneText')}
          </EmptyState>
        ) : (
          <>
            <PeopleTable people={items} />
            <Pager first={ab ? address(null) : null} next={nextCursor ? address(nextCursor) : null} />
          </>
        )}
      </div>
    </>
  );
}

/** What the deletion a person comes from has left, and until when (K7). */
async function Erased({ until }: { until: string | null }) {
  const t = await getTranslations('people.erase');
  if (until === null) return <Notice className="mb-5" tone="success" role="status" title={t('erased')} />;
  const day = formatDate(until, readerLocale(await getLocale()));
  return (
    <Notice className="mb-5" tone="success" role="status" title={t('restricted')}>
      {t('restrictedText', { until: day })}
    </Notice>
  );
}

async function Additions() {
  const t = await getTranslations('people.list');
  return (
    <div className="flex flex-wrap gap-2">
      <Button asChild>
        <Link href="/stammdaten/mitarbeiter/einlesen">
          <FileUp aria-hidden />
          {t('import')}
        </Link>
      </Button>
      <Button asChild variant="primary">
        <Link href="/stammdaten/mitarbeiter/neu">
          <UserPlus aria-hidden />
          {t('add')}
        </Link>
      </Button>
    </div>
  );
}
