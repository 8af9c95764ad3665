'use client';

import { Pause, Play } from 'lucide-react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { SubmitButton } from '@/components/ui/submit-button';

interface PauseButtonProps {
  readonly isPaused: boolean;
  readonly label: string;
  readonly pause: (input: { isPaused: boolean }) => Promise<ActionAnswer>;
}

/** Stops the schedule, or lets it go on. */
export function PauseButton({ isPaused, label, pause }: PauseButtonProps) {
  const { run, isPending, refusal } = useAction(pause);
  const Icon = isPaused ? Play : Pause;
  return (
    <>
      <SubmitButton type="button" pending={isPending} onClick={() => run({ isPaused: !isPaused })}>
        <Icon aria-hidden />
        {label}
      </SubmitButton>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
