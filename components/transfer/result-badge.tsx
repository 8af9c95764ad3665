import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { documentResultLook, documentResults } from './document-result-look';

/** A result we do not know is shown as unknown: never as arrived. */
export function ResultBadge({ result }: { result: string }) {
  const t = useTranslations('documentResults');
  const known = documentResults.find((candidate) => candidate === result) ?? 'unknown';
  return (
    <Badge tone={documentResultLook[known].tone} icon={documentResultLook[known].icon}>
      {t(known)}
    </Badge>
  );
}
