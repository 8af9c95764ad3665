import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { currentActor } from '@/app/_server/session';
import { PageHeader } from '@/components/ui/page-header';
import { PathTabs } from '@/components/ui/path-tabs';
import { may } from '@/lib/identity/permissions';

export default async function MasterDataLayout({ children }: { children: ReactNode }) {
  const [t, length, people, handover, actor] = await Promise.all([
    getTranslations('masterData'),
    getTranslations('accountLength'),
    getTranslations('people'),
    getTranslations('handover'),
    currentActor(),
  ]);
  const payroll = [
    { href: '/stammdaten/mitarbeiter', label: people('title') },
    { href: '/stammdaten/uebergabe', label: handover('title') },
  ];
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <PathTabs
        label={t('sections')}
        tabs={[
          { href: '/stammdaten/kontentabelle', label: t('accounts.title') },
          { href: '/stammdaten/geschaeftspartner', label: t('partners.title') },
          { href: '/stammdaten/kontenlaenge', label: length('title') },
          ...(actor && may(actor, 'employees.read') ? payroll : []),
        ]}
      />
      {children}
    </>
  );
}
