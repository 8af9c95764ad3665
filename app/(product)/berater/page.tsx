import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { requestedPath } from '@/app/_security/requested-path';
import { requireAdviser } from '@/app/_server/adviser';
import { getPlatform } from '@/app/_server/platform';
import { ClientCard } from '@/components/adviser/client-card';
import { LightSummary } from '@/components/adviser/light-summary';
import { formatMonth, readerLocale } from '@/components/format/format';
import { Skeleton } from '@/components/ui/skeleton';
import { adviserOf } from '@/lib/adviser/adviser-scope';
import type { ClientView } from '@/lib/adviser/list-clients';
import { listClients } from '@/lib/adviser/list-clients';
import { openInCompany } from './actions';
import { WaitingFindings } from './waiting-findings';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('adviser'))('title') };
}

const urgency: Readonly<Record<ClientView['light'], number>> = { red: 0, amber: 1, green: 2 };

/** All companies of a Berater with their light, their counts and what waits for him (P4). */
export default async function AdviserPage() {
  const scope = await requireAdviser(await requestedPath());
  const { clients, sentSince } = await listClients(await getPlatform(), scope);
  const locale = readerLocale(await getLocale());
  const sorted = clients.toSorted((left, right) => urgency[left.light] - urgency[right.light]);
  return (
    <div className="flex flex-col gap-4">
      <LightSummary clients={clients} />
      {sorted.map((client) => {
        const actor = adviserOf(scope, client.companyId);
        return (
          <ClientCard
            key={client.companyId}
            client={client}
            sentSince={formatMonth(sentSince, locale)}
            openInCompany={openInCompany}
          >
            {actor ? (
              <Suspense fallback={<Skeleton className="h-5 w-56" />}>
                <WaitingFindings actor={actor} />
              </Suspense>
            ) : null}
          </ClientCard>
        );
      })}
    </div>
  );
}
