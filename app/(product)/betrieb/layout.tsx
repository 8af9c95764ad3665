import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { requestedPath } from '@/app/_security/requested-path';
import { requireOperator } from '@/app/_server/session';
import { PageHeader } from '@/components/ui/page-header';
import { PathTabs } from '@/components/ui/path-tabs';

export default async function OperationsLayout({ children }: { children: ReactNode }) {
  await requireOperator(await requestedPath());
  const t = await getTranslations('operations');
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <PathTabs
        label={t('sections')}
        tabs={[
          { href: '/betrieb', label: t('health.title') },
          { href: '/betrieb/protokoll', label: t('log.title') },
        ]}
      />
      {children}
    </>
  );
}
