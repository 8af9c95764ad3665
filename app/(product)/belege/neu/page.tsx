import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { requireActor } from '@/app/_server/session';
import { PageHeader } from '@/components/ui/page-header';
import { UploadPanel } from '@/components/upload/upload-panel';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('upload'))('title') };
}

export default async function UploadPage() {
  await requireActor('documents.write', await requestedPath());
  const t = await getTranslations('upload');
  return (
    <>
      <PageHeader back={{ href: '/belege', label: t('back') }} title={t('title')} description={t('lead')} />
      <UploadPanel />
    </>
  );
}
