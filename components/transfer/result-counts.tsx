import { useLocale, useTranslations } from 'next-intl';
import { formatCount, readerLocale } from '@/components/format/format';
import type { DocumentResult } from '@/lib/transfer/results';
import { documentResults } from './document-result-look';

/** How many documents have which result; what did not happen is not mentioned. */
export function ResultCounts({ counts }: { counts: Readonly<Record<DocumentResult, number>> }) {
  const t = useTranslations('documentResults');
  const locale = readerLocale(useLocale());
  const present = documentResults.filter((result) => counts[result] > 0);
  return (
    <ul className="figures">
      {present.map((result) => (
        <li key={result}>
          {formatCount(counts[result], locale)} {t(result)}
        </li>
      ))}
    </ul>
  );
}
