import { useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton';

/** Room of a page that is on its way. */
export default function Loading() {
  const t = useTranslations('common');
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton className="mb-2 h-9 w-56" />
      <Skeleton className="mb-8 h-5 w-80 max-w-full" />
      <Skeleton className="mb-4 h-16 w-full" />
      <Skeleton className="h-96 w-full" />
    </div>
  );
}
