import { FileQuestion } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

/** There is no such page, or not for this person: both look the same (S1). */
export function NotFoundText() {
  const t = useTranslations('errors.notFound');
  return (
    <div className="mx-auto max-w-md py-16 text-center">
      <span className="mx-auto mb-4 grid size-12 place-items-center rounded-full bg-brand-soft text-brand">
        <FileQuestion aria-hidden className="size-6" />
      </span>
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      <p className="mt-2 text-muted">{t('text')}</p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <Button asChild variant="primary">
          <Link href="/">{t('home')}</Link>
        </Button>
        <Button asChild>
          <Link href="/belege">{t('documents')}</Link>
        </Button>
      </div>
    </div>
  );
}
