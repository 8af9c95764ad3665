import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { TransferState } from '@/lib/transfer/transfer-state';
import { transferStateLook } from './transfer-state-look';

export function TransferStateBadge({ state }: { state: TransferState }) {
  const t = useTranslations('transferStates');
  return (
    <Badge tone={transferStateLook[state].tone} icon={transferStateLook[state].icon}>
      {t(state)}
    </Badge>
  );
}
