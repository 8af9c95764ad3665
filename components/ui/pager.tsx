import { ArrowRight, ChevronFirst } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from './button';

/** To the beginning of a long list and on; a list goes on by cursor, so there are no page numbers. */
export function Pager({ first, next }: { first: string | null; next: string | null }) {
  const t = useTranslations('common.pager');
  if (!first && !next) return null;
  return (
    <nav aria-label={t('label')} className="flex justify-between gap-2 px-5 py-3">
      {first ? (
        <Button asChild size="small">
          <Link href={first}>
            <ChevronFirst aria-hidden />
            {t('first')}
          </Link>
        </Button>
      ) : (
        <span />
      )}
      {next ? (
        <Button asChild size="small">
          <Link href={next}>
            {t('next')}
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      ) : null}
    </nav>
  );
}
