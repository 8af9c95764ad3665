import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotFoundText } from '@/components/shell/not-found-text';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('errors.notFound');
  return { title: t('title') };
}

export default function NotFound() {
  return (
    <main id="inhalt" tabIndex={-1} className="grid min-h-dvh place-items-center px-4 outline-none">
      <NotFoundText />
    </main>
  );
}
