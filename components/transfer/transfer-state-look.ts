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
import type { Tone } from '@/components/ui/tone';
import type { TransferState } from '@/lib/transfer/transfer-state';

export const transferStateLook: Readonly<Record<TransferState, { tone: Tone; icon: LucideIcon }>> = {
  queued: { tone: 'neutral', icon: CircleDashed },
  running: { tone: 'info', icon: ArrowLeftRight },
  held: { tone: 'warning', icon: CirclePause },
  processing: { tone: 'info', icon: Hourglass },
  succeeded: { tone: 'success', icon: CircleCheck },
  partial: { tone: 'warning', icon: PieChart },
  failed: { tone: 'danger', icon: CircleX },
  cancelled: { tone: 'neutral', icon: Undo2 },
};

/** In the order they are shown; the record above makes the compiler miss none. */
export const transferStates = Object.keys(transferStateLook) as readonly TransferState[];
