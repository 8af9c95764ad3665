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
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import { type DocumentResult, documentResults } from '@/lib/transfer/results';

const looks: Readonly<Record<DocumentResult, { tone: Tone; icon: LucideIcon }>> = {
  pending: { tone: 'info', icon: CircleDashed },
  held_back: { tone: 'warning', icon: OctagonPause },
  accepted: { tone: 'success', icon: CircleCheck },
  accepted_with_warning: { tone: 'warning', icon: TriangleAlert },
  refused: { tone: 'danger', icon: CircleX },
  unknown: { tone: 'warning', icon: CircleHelp },
  cancelled: { tone: 'neutral', icon: Undo2 },
};

/** A result we do not know is shown as unknown: never as arrived. */
export function ResultBadge({ result }: { result: string }) {
  const t = useTranslations('documentResults');
  const known = documentResults.find((candidate) => candidate === result) ?? 'unknown';
  return (
    <Badge tone={looks[known].tone} icon={looks[known].icon}>
      {t(known)}
    </Badge>
  );
}
