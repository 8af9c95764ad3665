import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleX,
  type LucideIcon,
  OctagonPause,
  TriangleAlert,
  Undo2,
} from 'lucide-react';
import type { Tone } from '@/components/ui/tone';
import type { DocumentResult } from '@/lib/transfer/results';

export const documentResultLook: Readonly<Record<DocumentResult, { tone: Tone; icon: LucideIcon }>> = {
  pending: { tone: 'info', icon: CircleDashed },
  held_back: { tone: 'warning', icon: OctagonPause },
  accepted: { tone: 'success', icon: CircleCheck },
  accepted_with_warning: { tone: 'warning', icon: TriangleAlert },
  refused: { tone: 'danger', icon: CircleX },
  unknown: { tone: 'warning', icon: CircleHelp },
  cancelled: { tone: 'neutral', icon: Undo2 },
};

/** In the order they are shown; the record above makes the compiler miss none. */
export const documentResults = Object.keys(documentResultLook) as readonly DocumentResult[];
