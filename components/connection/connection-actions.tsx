'use client';

import { PlugZap, RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { SubmitButton } from '@/components/ui/submit-button';

/** "Verbindung prüfen": asks DATEV now and says what came back. */
export function CheckButton({
  check,
}: {
  check: (input: null) => Promise<ActionAnswer<{ message: string }>>;
}) {
  const t = useTranslations('connection.check');
  const { run, isPending, refusal } = useAction(check);
  const [message, setMessage] = useState('');
  return (
    <>
      <SubmitButton
        pending={isPending}
        onClick={() => {
          setMessage('');
          run(null, (answer) => setMessage(answer.message));
        }}
      >
        {isPending ? null : <RefreshCw aria-hidden />}
        {t('button')}
      </SubmitButton>
      <div className="basis-full text-sm not-has-[:not(:empty)]:hidden">
        <p role="status" className="font-medium text-success">
          {message}
        </p>
        <RefusalNotice refusal={refusal} />
      </div>
    </>
  );
}

/** "Verbindung trennen", after a question that says what it means. */
export function DisconnectButton({ disconnect }: { disconnect: (input: null) => Promise<ActionAnswer> }) {
  const t = useTranslations('connection.disconnect');
  return (
    <ConfirmButton
      variant="danger"
      title={t('title')}
      confirmLabel={t('confirm')}
      input={null}
      action={disconnect}
      text={
        <>
          <p>{t('text')}</p>
          <ul className="mt-3 list-disc space-y-1 pl-5 text-sm text-muted">
            <li>{t('waiting')}</li>
            <li>{t('protocols')}</li>
          </ul>
        </>
      }
    >
      <PlugZap aria-hidden />
      {t('button')}
    </ConfirmButton>
  );
}
