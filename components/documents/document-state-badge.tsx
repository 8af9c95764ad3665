import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { DocumentState } from '@/lib/documents/document-states';
import { documentStateLook } from './document-state';

export function DocumentStateBadge({ state }: { state: DocumentState }) {
  const t = useTranslations('documentStates');
  const { tone, icon } = documentStateLook[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(state)}
    </Badge>
  );
}
