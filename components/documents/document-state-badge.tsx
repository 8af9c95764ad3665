import { PauseCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { DocumentState } from '@/lib/documents/document-states';
import { documentStateLook } from './document-state';

interface DocumentStateBadgeProps {
  readonly state: DocumentState;
  /** Open, but the last transfer left it behind (T9). */
  readonly isHeldBack?: boolean;
}

export function DocumentStateBadge({ state, isHeldBack = false }: DocumentStateBadgeProps) {
  const t = useTranslations('documentStates');
  const documents = useTranslations('documents');
  if (state === 'open' && isHeldBack) {
    return (
      <Badge tone="warning" icon={PauseCircle}>
        {documents('heldBack')}
      </Badge>
    );
  }
  const { tone, icon } = documentStateLook[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(state)}
    </Badge>
  );
}
