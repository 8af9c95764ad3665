import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, requireUser } from '@/app/_server/session';
import type { IdPageProps } from '@/app/_shell/page-props';
import { InteractionFacts } from '@/components/general-data/interaction-facts';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { getInteraction, type Interaction } from '@/lib/general-data/interactions/interactions';
import type { OperatorActor } from '@/lib/identity/actor';
import { may } from '@/lib/identity/permissions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calls'))('one') };
}

/** What `log_url` of an answer opens (K1): for the people of the company, or for operators where nobody knows whose call it was. */
export default async function CallPage({ params }: IdPageProps) {
  const user = await requireUser(await requestedPath());
  const call = await findCall((await params).id, {
    kind: 'operator',
    userId: user.userId,
    name: user.name,
    isOperator: user.isOperator,
  });
  if (!call) notFound();
  const t = await getTranslations('calls');
  return (
    <>
      <PageHeader title={t('one')} back={{ href: '/vorgaenge', label: t('title') }} />
      <div className="flex flex-col gap-6">
        <Card id="vorgang" title={t('facts')}>
          <InteractionFacts call={call} />
          {call.pushId ? (
            <p className="mt-4">
              <Link href={`/stammdaten/uebergabe/${call.pushId}`} className="text-brand hover:underline">
                {t('push')}
              </Link>
            </p>
          ) : null}
        </Card>
        {call.warnings.length > 0 ? (
          <Card id="warnungen" title={t('warnings')}>
            <ul className="list-disc space-y-1 pl-5 text-sm">
              {call.warnings.map((warning) => (
                <li key={warning} className="break-words">
                  {warning}
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
      </div>
    </>
  );
}

async function findCall(
  id: string,
  { isOperator, ...operator }: OperatorActor & { readonly isOperator: boolean },
): Promise<Interaction | null> {
  const [platform, actor] = await Promise.all([getPlatform(), currentActor()]);
  const own = actor && may(actor, 'general_data.read') ? await getInteraction(platform, actor, { id }) : null;
  return own ?? (isOperator ? getInteraction(platform, operator, { id }) : null);
}
