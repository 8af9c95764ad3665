'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { describedBy, Field, TextArea } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';

interface CommentFormProps {
  readonly transferId: string;
  readonly add: (input: { transferId: string; text: string }) => Promise<ActionAnswer>;
}

const longestComment = 2_000;

/** Adds a comment; it can be read by everybody of the company and stays. */
export function CommentForm({ transferId, add }: CommentFormProps) {
  const t = useTranslations('transfer.comments');
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { run, isPending, refusal } = useAction(add);
  const [isEmpty, setIsEmpty] = useState(false);
  const fault = isEmpty ? t('empty') : undefined;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('text') ?? '').trim();
    setIsEmpty(text === '');
    if (text !== '') run({ transferId, text }, () => form.current?.reset());
  }

  return (
    <Form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field id={id} label={t('label')} hint={t('hint')} error={fault}>
        <TextArea
          id={id}
          name="text"
          maxLength={longestComment}
          required
          {...describedBy(id, { hint: t('hint'), error: fault })}
        />
      </Field>
      <RefusalNotice refusal={refusal} />
      <div>
        <SubmitButton pending={isPending}>{t('submit')}</SubmitButton>
      </div>
    </Form>
  );
}
