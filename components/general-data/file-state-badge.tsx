import {
  CircleAlert,
  CircleCheck,
  Clock,
  Download,
  FileX,
  LoaderCircle,
  type LucideIcon,
  Send,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import type { FileState } from '@/lib/general-data/push/file-states';

const looks: Readonly<Record<FileState, { tone: Tone; icon: LucideIcon }>> = {
  kept: { tone: 'neutral', icon: Download },
  waiting: { tone: 'info', icon: Clock },
  sending: { tone: 'info', icon: LoaderCircle },
  uploaded: { tone: 'info', icon: Send },
  accepted: { tone: 'success', icon: CircleCheck },
  imported: { tone: 'success', icon: CircleCheck },
  corrupted: { tone: 'danger', icon: CircleAlert },
  deleted: { tone: 'warning', icon: FileX },
  auto_deleted: { tone: 'neutral', icon: FileX },
  failed: { tone: 'danger', icon: CircleAlert },
};

/** Where a file is: here, on its way, or what DATEV says of it. */
export function FileStateBadge({ state, isDownloaded }: { state: FileState; isDownloaded: boolean }) {
  const t = useTranslations('handover.fileStates');
  const { tone, icon } = looks[state];
  if (state === 'kept' && isDownloaded) {
    return (
      <Badge tone="success" icon={CircleCheck}>
        {t('downloaded')}
      </Badge>
    );
  }
  return (
    <Badge tone={tone} icon={icon}>
      {t(state)}
    </Badge>
  );
}
