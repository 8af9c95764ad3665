'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { describedBy, Field, Input } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';

interface OpeningBalanceFormProps {
  /** As people write it, empty while nobody has said it. */
  readonly amount: string;
  readonly save: (input: { amount: string }) => Promise<ActionAnswer>;
}

/** What was in the box before the first entry (T4). */
export function OpeningBalanceForm({ amount, save }: OpeningBalanceFormProps) {
  const t = useTranslations('cashBook.opening');
  const id = useId();
  const { run, isPending, refusal } = useAction(save);
  const [isSaved, setIsSaved] = useState(false);
  const fault = refusal?.fields?.amount;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setIsSaved(false);
    const typed = String(new FormData(event.currentTarget).get('amount') ?? '').trim();
    run({ amount: typed }, () => setIsSaved(true));
  }

  return (
    <Form onSubmit={submit} noValidate className="flex flex-wrap items-start gap-3">
      <Field id={id} label={t('amount')} {...(fault ? { error: fault } : {})} className="w-40">
        <Input
          key={amount}
          id={id}
          name="amount"
          defaultValue={amount}
          inputMode="decimal"
          className="figures"
          {...describedBy(id, { error: fault })}
        />
      </Field>
      <SubmitButton pending={isPending} className="mt-6">
        {t('save')}
      </SubmitButton>
      <p role="status" className="mt-8 text-sm font-medium text-success">
        {isSaved ? t('saved') : ''}
      </p>
      {fault ? null : <RefusalNotice refusal={refusal} />}
    </Form>
  );
}
