import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { PathTabs } from '@/components/ui/path-tabs';

/** What a Berater sees of all his companies; each page asks whether he is one. */
export default async function AdviserLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('adviser');
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <PathTabs
        label={t('sections')}
        tabs={[
          { href: '/berater', label: t('clients.title') },
          { href: '/berater/uebertragungen', label: t('log.title') },
        ]}
      />
      {children}
    </>
  );
}
