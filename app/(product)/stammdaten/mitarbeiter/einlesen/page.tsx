import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { requireActor } from '@/app/_server/session';
import { PeopleImport } from '@/components/general-data/people-import';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.import'))('title') };
}

/** People by CSV (K7). */
export default async function ImportPage() {
  await requireActor('employees.write', await requestedPath());
  const t = await getTranslations('people.import');
  return (
    <>
      <h2 className="mb-4 text-xl font-semibold">{t('title')}</h2>
      <PeopleImport />
    </>
  );
}
