import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { PathTabs } from '@/components/ui/path-tabs';

export default async function MasterDataLayout({ children }: { children: ReactNode }) {
  const [t, length] = await Promise.all([getTranslations('masterData'), getTranslations('accountLength')]);
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <PathTabs
        label={t('sections')}
        tabs={[
          { href: '/stammdaten/kontentabelle', label: t('accounts.title') },
          { href: '/stammdaten/geschaeftspartner', label: t('partners.title') },
          { href: '/stammdaten/kontenlaenge', label: length('title') },
        ]}
      />
      {children}
    </>
  );
}
