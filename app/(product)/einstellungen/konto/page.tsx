import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, requireUser, secondFactorPath } from '@/app/_server/session';
import { PasswordForm } from '@/components/settings/password-form';
import { SessionList } from '@/components/settings/session-list';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Facts } from '@/components/ui/facts';
import { describeSecondFactor } from '@/lib/identity/second-factor/enrolment';
import { listSessions } from '@/lib/identity/sessions';
import { endOne, endOthers, savePassword } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.account'))('title') };
}

export default async function AccountPage() {
  const user = await requireUser(await requestedPath());
  const platform = await getPlatform();
  const [sessions, secondFactor, actor, t, roles] = await Promise.all([
    listSessions(platform, user),
    describeSecondFactor(platform, user),
    currentActor(),
    getTranslations('settings.account'),
    getTranslations('roles'),
  ]);
  return (
    <div className="flex flex-col gap-6">
      <Card id="person" title={t('person')}>
        <Facts
          facts={[
            { label: t('name'), value: user.name },
            { label: t('email'), value: user.email },
            ...(actor ? [{ label: t('role'), value: roles(actor.role) }] : []),
          ]}
        />
      </Card>
      <Card id="passwort" title={t('password.title')} description={t('password.lead')}>
        <PasswordForm email={user.email} save={savePassword} />
      </Card>
      <Card
        id="zweiter-faktor"
        title={t('secondFactor.title')}
        actions={
          <Button asChild>
            <Link href={secondFactorPath}>
              {secondFactor.enabledAt ? t('secondFactor.change') : t('secondFactor.setUp')}
            </Link>
          </Button>
        }
      >
        <p>{secondFactor.enabledAt ? t('secondFactor.on') : t('secondFactor.off')}</p>
      </Card>
      <Card id="sitzungen" title={t('sessions.title')} description={t('sessions.lead')}>
        <SessionList sessions={sessions} endOne={endOne} endOthers={endOthers} />
      </Card>
    </div>
  );
}
