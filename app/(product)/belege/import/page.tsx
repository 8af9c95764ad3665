import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { requestedPath } from '@/app/_security/requested-path';
import { requireActor } from '@/app/_server/session';
import type { SearchPageProps } from '@/app/_shell/page-props';
import { ImportWizard } from '@/components/csv-import/import-wizard';
import { PageHeader } from '@/components/ui/page-header';
import { SectionTabs } from '@/components/ui/section-tabs';
import { importFields } from './fields';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('csvImport'))('title') };
}

const searchSchema = z.object({ art: z.enum(['rechnungen', 'kasse']).catch('rechnungen') });

/** CSV files of invoices or of the cash book. */
export default async function ImportPage({ searchParams }: SearchPageProps) {
  await requireActor('documents.write', await requestedPath());
  const { art } = searchSchema.parse(await searchParams);
  const kind = art === 'kasse' ? 'cash_entries' : 'invoices';
  const t = await getTranslations('csvImport');
  return (
    <>
      <PageHeader back={{ href: '/belege', label: t('back') }} title={t('title')} description={t('lead')} />
      <SectionTabs
        label={t('kinds.label')}
        tabs={[
          { href: '/belege/import', label: t('kinds.invoices'), isCurrent: kind === 'invoices' },
          {
            href: '/belege/import?art=kasse',
            label: t('kinds.cash_entries'),
            isCurrent: kind === 'cash_entries',
          },
        ]}
      />
      <ImportWizard
        key={kind}
        kind={kind}
        fields={importFields(kind)}
        target={kind === 'invoices' ? '/belege' : '/belege/kasse'}
      />
    </>
  );
}
