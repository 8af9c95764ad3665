import { History } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { listAuditEvents } from '@/app/_queries/list-audit-events';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import type { SearchPageProps } from '@/app/_shell/page-props';
import { AuditList } from '@/components/settings/audit-list';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';

const path = '/einstellungen/aenderungen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.audit'))('title') };
}

const searchSchema = z.object({ ab: z.string().optional().catch(undefined) });

export default async function AuditPage({ searchParams }: SearchPageProps) {
  const actor = await requireActor('audit.read', await requestedPath());
  const { ab } = searchSchema.parse(await searchParams);
  const [page, t] = await Promise.all([
    listAuditEvents(await getPlatform(), actor, ab ? { cursor: ab } : {}),
    getTranslations('settings.audit'),
  ]);
  const { items, nextCursor } = page ?? { items: [], nextCursor: null };
  return (
    <Card id="aenderungen" title={t('title')} description={t('lead')} flush>
      {items.length > 0 ? <AuditList events={items} /> : <EmptyState icon={History} title={t('none')} />}
      <Pager
        first={ab ? path : null}
        next={nextCursor ? `${path}?ab=${encodeURIComponent(nextCursor)}` : null}
      />
    </Card>
  );
}
