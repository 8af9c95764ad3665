import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { formatMonth, readerLocale } from '@/components/format/format';
import { Button } from '@/components/ui/button';
import { cashBookPath } from './cash-book-address';

interface MonthStepsProps {
  readonly month: string;
  /** Months that have entries, the oldest first. */
  readonly months: readonly string[];
}

/** To the months before and after that have entries. */
export function MonthSteps({ month, months }: MonthStepsProps) {
  const t = useTranslations('cashBook.months');
  const locale = readerLocale(useLocale());
  const before = months.findLast((one) => one < month);
  const after = months.find((one) => one > month);
  return (
    <nav aria-label={t('label')} className="flex flex-wrap items-center gap-2">
      {before ? (
        <Button asChild size="small">
          <Link href={cashBookPath({ month: before })}>
            <ChevronLeft aria-hidden />
            {formatMonth(before, locale, 'short')}
          </Link>
        </Button>
      ) : null}
      <h2 className="px-2 text-lg font-semibold">{formatMonth(month, locale)}</h2>
      {after ? (
        <Button asChild size="small">
          <Link href={cashBookPath({ month: after })}>
            {formatMonth(after, locale, 'short')}
            <ChevronRight aria-hidden />
          </Link>
        </Button>
      ) : null}
    </nav>
  );
}
