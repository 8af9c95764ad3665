'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Chart } from '@/lib/documents/company-settings';

const charts: readonly Chart[] = ['SKR03', 'SKR04'];

/** What gives way when a chart takes the place of the other one. */
export interface ChartChange {
  /** Confirmed standard rows of the other chart. */
  readonly rows: number;
  /** Open documents they book today. */
  readonly documents: number;
}

export interface PresetInput {
  readonly chart: Chart;
  readonly replacesOtherChart: boolean;
}

interface PresetButtonsProps {
  readonly changes: Readonly<Record<Chart, ChartChange>>;
  readonly propose: (input: PresetInput) => Promise<ActionAnswer<{ message: string }>>;
}

/** Standard rows of a chart, as proposals. Leaving the other chart is asked first, with what it means for open documents (B4). */
export function PresetButtons({ changes, propose }: PresetButtonsProps) {
  const t = useTranslations('masterData.accounts');
  const common = useTranslations('common');
  const { run, isPending, refusal } = useAction(propose);
  const [message, setMessage] = useState('');
  const [asked, setAsked] = useState<Chart | null>(null);

  function start(chart: Chart, replacesOtherChart: boolean) {
    run({ chart, replacesOtherChart }, (answer) => {
      setAsked(null);
      setMessage(answer.message);
    });
  }

  return (
    <div>
      <div className="flex flex-wrap gap-2">
        {charts.map((chart) => (
          <SubmitButton
            key={chart}
            pending={isPending}
            onClick={() => (changes[chart].rows > 0 ? setAsked(chart) : start(chart, false))}
          >
            {t('propose', { chart })}
          </SubmitButton>
        ))}
      </div>
      <p role="status" className="text-sm font-medium text-success not-empty:mt-2">
        {message}
      </p>
      {asked ? null : <RefusalNotice refusal={refusal} />}
      {asked ? (
        <Dialog
          open
          onOpenChange={(open) => (open ? undefined : setAsked(null))}
          title={t('changeChartTitle', { chart: asked })}
          closeLabel={common('close')}
          size="small"
          footer={
            <>
              <Button onClick={() => setAsked(null)}>{common('cancel')}</Button>
              <SubmitButton variant="danger" pending={isPending} onClick={() => start(asked, true)}>
                {t('changeChart')}
              </SubmitButton>
            </>
          }
        >
          <p>{t('changeChartRows', { count: changes[asked].rows, chart: asked })}</p>
          <p className="mt-2">{t('changeChartDocuments', { count: changes[asked].documents })}</p>
          <RefusalNotice refusal={refusal} />
        </Dialog>
      ) : null}
    </div>
  );
}
