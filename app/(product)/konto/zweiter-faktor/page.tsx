import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, requireUser } from '@/app/_server/session';
import { SecondFactorChange } from '@/components/account/second-factor-change';
import { SecondFactorPolicy } from '@/components/account/second-factor-policy';
import { SecondFactorSetup } from '@/components/account/second-factor-setup';
import { formatDateTime, readerLocale } from '@/components/format/format';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import type { UserActor } from '@/lib/identity/actor';
import { may } from '@/lib/identity/permissions';
import { readSecondFactorPolicy } from '@/lib/identity/second-factor/company-policy';
import { describeSecondFactor } from '@/lib/identity/second-factor/enrolment';
import { changePolicy, confirm, disable, renewCodes, start } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.secondFactor'))('title') };
}

/** Open to everybody signed in, also to an admin whose company keeps him out until he has a second factor. */
export default async function SecondFactorPage() {
  const user = await requireUser(await requestedPath());
  const [state, actor, t, locale] = await Promise.all([
    describeSecondFactor(await getPlatform(), user),
    currentActor(),
    getTranslations('account.secondFactor'),
    getLocale(),
  ]);
  return (
    <>
      <PageHeader
        back={{ href: '/einstellungen/konto', label: t('back') }}
        title={t('title')}
        description={t('lead')}
      />
      <div className="flex flex-col gap-6">
        {state.isDemanded && !state.enabledAt ? (
          <Notice tone="warning" title={t('demandedTitle')}>
            {t('demandedText')}
          </Notice>
        ) : null}
        {state.enabledAt ? (
          <Card
            id="eingeschaltet"
            title={t('change.title')}
            description={t('change.since', {
              at: formatDateTime(state.enabledAt, readerLocale(locale)),
              codes: state.recoveryCodesLeft,
            })}
          >
            <SecondFactorChange disable={disable} renewCodes={renewCodes} />
          </Card>
        ) : (
          <Card id="einrichten" title={t('setup.title')}>
            <SecondFactorSetup start={start} confirm={confirm} />
          </Card>
        )}
        {actor && may(actor, 'members.change') ? <CompanyRule actor={actor} /> : null}
      </div>
    </>
  );
}

async function CompanyRule({ actor }: { actor: UserActor }) {
  const [policy, t] = await Promise.all([
    readSecondFactorPolicy(await getPlatform(), actor),
    getTranslations('account.secondFactor.policy'),
  ]);
  return (
    <Card id="vorgabe" title={t('title')}>
      <SecondFactorPolicy {...policy} change={changePolicy} />
    </Card>
  );
}
