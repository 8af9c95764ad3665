import {
  ArrowLeftRight,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleX,
  Hourglass,
  type LucideIcon,
  PieChart,
  Undo2,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import type { TransferState } from '@/lib/transfer/transfer-state';

const looks: Readonly<Record<TransferState, { tone: Tone; icon: LucideIcon }>> = {
  queued: { tone: 'neutral', icon: CircleDashed },
  running: { tone: 'info', icon: ArrowLeftRight },
  held: { tone: 'warning', icon: CirclePause },
  processing: { tone: 'info', icon: Hourglass },
  succeeded: { tone: 'success', icon: CircleCheck },
  partial: { tone: 'warning', icon: PieChart },
  failed: { tone: 'danger', icon: CircleX },
  cancelled: { tone: 'neutral', icon: Undo2 },
};

export function TransferStateBadge({ state }: { state: TransferState }) {
  const t = useTranslations('transferStates');
  return (
    <Badge tone={looks[state].tone} icon={looks[state].icon}>
      {t(state)}
    </Badge>
  );
}
