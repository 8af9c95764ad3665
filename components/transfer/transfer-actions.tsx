'use client';

import { Ban, RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Choice, describedBy, Field, TextArea } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Verdict } from '@/lib/transfer/events';

interface CancelButtonProps {
  readonly transferId: string;
  readonly cancel: (input: { transferId: string }) => Promise<ActionAnswer>;
}

/** Stops what DATEV has not been told to process yet, after a question. */
export function CancelButton({ transferId, cancel }: CancelButtonProps) {
  const t = useTranslations('transfer.cancel');
  return (
    <ConfirmButton
      variant="danger"
      title={t('title')}
      text={<p>{t('text')}</p>}
      confirmLabel={t('confirm')}
      cancelLabel={t('keep')}
      input={{ transferId }}
      action={cancel}
    >
      <Ban aria-hidden />
      {t('button')}
    </ConfirmButton>
  );
}

interface RetryButtonProps {
  readonly transferId: string;
  readonly label: string;
  readonly retry: (input: { transferId: string }) => Promise<ActionAnswer>;
}

/** Lets a held transfer look again whether the obstacle is gone. */
export function RetryButton({ transferId, label, retry }: RetryButtonProps) {
  const { run, isPending, refusal } = useAction(retry);
  return (
    <>
      <SubmitButton pending={isPending} onClick={() => run({ transferId })}>
        {isPending ? null : <RotateCcw aria-hidden />}
        {label}
      </SubmitButton>
      <RefusalNotice refusal={refusal} />
    </>
  );
}

interface AskAgainButtonProps {
  readonly jobId: string;
  readonly askAgain: (input: { jobId: string }) => Promise<ActionAnswer<{ message: string }>>;
}

/** "Status neu abrufen" of a job that has ended. */
export function AskAgainButton({ jobId, askAgain }: AskAgainButtonProps) {
  const t = useTranslations('transfer.askAgain');
  const { run, isPending, refusal } = useAction(askAgain);
  const [message, setMessage] = useState('');
  return (
    <>
      <SubmitButton
        size="small"
        pending={isPending}
        onClick={() => run({ jobId }, (answer) => setMessage(answer.message))}
      >
        {isPending ? null : <RotateCcw aria-hidden />}
        {t('button')}
      </SubmitButton>
      <p role="status" className="basis-full text-sm text-success empty:hidden">
        {message}
      </p>
      <RefusalNotice refusal={refusal} />
    </>
  );
}

interface SettleFormProps<V extends Verdict> {
  /** Of the job or the document it is about. */
  readonly id: string;
  /** What may be answered. */
  readonly verdicts: readonly V[];
  readonly question: string;
  readonly settle: (input: { id: string; verdict: V; reason: string }) => Promise<ActionAnswer>;
}

/** A person who has looked into Belege online says what DATEV no longer tells (T5). */
export function SettleForm<V extends Verdict>({
  id: subject,
  verdicts,
  question,
  settle,
}: SettleFormProps<V>) {
  const t = useTranslations('transfer.settle');
  const labelOf = (verdict: Verdict) => t(`verdicts.${verdict}`);
  const effectOf = (verdict: Verdict) => t(`effects.${verdict}`);
  const id = useId();
  const { run, isPending, refusal } = useAction(settle);
  const reasonFault = refusal?.fields?.reason;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const verdict = verdicts.find((known) => known === form.get('verdict'));
    if (verdict !== undefined) run({ id: subject, verdict, reason: String(form.get('reason') ?? '') });
  }

  return (
    <Form onSubmit={submit} className="mt-4 flex flex-col gap-4 rounded-xl bg-sunken p-4">
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-semibold">{question}</legend>
        {verdicts.map((verdict) => (
          <Choice
            key={verdict}
            type="radio"
            name="verdict"
            value={verdict}
            label={labelOf(verdict)}
            description={effectOf(verdict)}
            required
          />
        ))}
      </fieldset>
      <Field id={id} label={t('reason')} hint={t('reasonHint')} error={reasonFault}>
        <TextArea
          id={id}
          name="reason"
          required
          minLength={10}
          maxLength={500}
          {...describedBy(id, { hint: true, error: reasonFault })}
        />
      </Field>
      {reasonFault ? null : <RefusalNotice refusal={refusal} />}
      <SubmitButton variant="primary" pending={isPending} className="self-start">
        {t('submit')}
      </SubmitButton>
    </Form>
  );
}
