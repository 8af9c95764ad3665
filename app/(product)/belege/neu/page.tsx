import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { requireActor } from '@/app/_server/session';
import { PageHeader } from '@/components/ui/page-header';
import { UploadPanel } from '@/components/upload/upload-panel';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('upload'))('title') };
}

const otherWays = [
  { key: 'csv', href: '/belege/import' },
  { key: 'cash', href: '/belege/kasse' },
] as const;

export default async function UploadPage() {
  await requireActor('documents.write', await requestedPath());
  const t = await getTranslations('upload');
  return (
    <>
      <PageHeader back={{ href: '/belege', label: t('back') }} title={t('title')} description={t('lead')} />
      <UploadPanel />
      <nav aria-labelledby="andere-wege" className="mt-8 text-sm">
        <h2 id="andere-wege" className="mb-1 font-semibold">
          {t('other.title')}
        </h2>
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {otherWays.map(({ key, href }) => (
            <li key={key}>
              <Link href={href} className="font-medium text-brand underline underline-offset-2">
                {t(`other.${key}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
