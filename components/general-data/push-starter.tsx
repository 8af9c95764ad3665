'use client';

import { Send } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Choice } from '@/components/ui/field';
import { ProgressBar } from '@/components/ui/progress-bar';
import { SubmitButton } from '@/components/ui/submit-button';
import { type PushPhase, type PushProgress, pushPhases } from './push-progress';

interface PushStarterProps {
  readonly push: (input: { isForced: boolean }) => Promise<ActionAnswer<{ pushId: string }>>;
}

const pollMs = 700;

/** "Jetzt übergeben", and how far it is (K3). */
export function PushStarter({ push }: PushStarterProps) {
  const t = useTranslations('handover.start');
  const router = useRouter();
  const { run, isPending, refusal } = useAction(push);
  const [isForced, setIsForced] = useState(false);
  const progress = useProgress(isPending);
  return (
    <div>
      <Choice
        type="checkbox"
        checked={isForced}
        onChange={(event) => setIsForced(event.target.checked)}
        label={t('force')}
        description={t('forceText')}
        className="mb-4"
      />
      <SubmitButton
        type="button"
        variant="primary"
        pending={isPending}
        onClick={() => run({ isForced }, ({ pushId }) => router.push(`/stammdaten/uebergabe/${pushId}`))}
      >
        {isPending ? null : <Send aria-hidden />}
        {t('button')}
      </SubmitButton>
      <div role="status" className="mt-4 empty:hidden">
        {isPending && progress ? <Progress progress={progress} /> : null}
      </div>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}

function Progress({ progress: { phase, filesSent, filesTotal } }: { progress: PushProgress }) {
  const t = useTranslations('handover.start');
  const text =
    phase === 'carrying' ? t('sent', { sent: filesSent, total: filesTotal }) : t(`phases.${phase}`);
  return (
    <>
      <p className="mb-1.5 text-sm font-medium">{text}</p>
      <ProgressBar
        label={t('progress')}
        done={pushPhases.indexOf(phase) + 1}
        total={pushPhases.length + 1}
        valueText={text}
      />
    </>
  );
}

/** Asks while the push runs; a missed answer is made up for by the next. */
function useProgress(isRunning: boolean): PushProgress | null {
  const [progress, setProgress] = useState<PushProgress | null>(null);
  useEffect(() => {
    if (!isRunning) return;
    const first: PushPhase = 'collecting';
    setProgress({ phase: first, filesSent: 0, filesTotal: 0 });
    const timer = setInterval(async () => {
      const answer = await fetchProgress();
      if (answer) setProgress(answer);
    }, pollMs);
    return () => clearInterval(timer);
  }, [isRunning]);
  return progress;
}

async function fetchProgress(): Promise<PushProgress | null> {
  try {
    const response = await fetch('/stammdaten/uebergabe/fortschritt', { cache: 'no-store' });
    return response.status === 200 ? ((await response.json()) as PushProgress) : null;
  } catch (failure) {
    if (failure instanceof TypeError || failure instanceof SyntaxError) return null;
    throw failure;
  }
}
