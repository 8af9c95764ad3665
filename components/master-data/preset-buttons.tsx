'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Chart } from '@/lib/documents/company-settings';

interface PresetButtonsProps {
  readonly propose: (input: { chart: Chart }) => Promise<ActionAnswer<{ message: string }>>;
}

/** Standard rows of a chart, as proposals; what is confirmed stays untouched (B4). */
export function PresetButtons({ propose }: PresetButtonsProps) {
  const t = useTranslations('masterData.accounts');
  const { run, isPending, refusal } = useAction(propose);
  const [message, setMessage] = useState('');
  return (
    <div>
      <div className="flex flex-wrap gap-2">
        {(['SKR03', 'SKR04'] as const).map((chart) => (
          <SubmitButton
            key={chart}
            pending={isPending}
            onClick={() => run({ chart }, (answer) => setMessage(answer.message))}
          >
            {t('propose', { chart })}
          </SubmitButton>
        ))}
      </div>
      <p role="status" className="text-sm font-medium text-success not-empty:mt-2">
        {message}
      </p>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
