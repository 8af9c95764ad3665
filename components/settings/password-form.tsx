'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { describedBy, Field, Input } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';

interface PasswordFormProps {
  readonly email: string;
  readonly save: (input: { currentPassword: string; newPassword: string }) => Promise<ActionAnswer>;
}

export function PasswordForm({ email, save }: PasswordFormProps) {
  const t = useTranslations('settings.account.password');
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { run, isPending, refusal } = useAction(save);
  const [isSaved, setIsSaved] = useState(false);
  const currentFault = refusal?.fields?.currentPassword;
  const newFault = refusal?.fields?.newPassword;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setIsSaved(false);
    run(
      { currentPassword: String(data.get('currentPassword')), newPassword: String(data.get('newPassword')) },
      () => {
        form.current?.reset();
        setIsSaved(true);
      },
    );
  }

  return (
    <Form ref={form} onSubmit={submit} className="flex max-w-md flex-col gap-4">
      {/* Password managers want to know whose password it is. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field id={`${id}-current`} label={t('current')} error={currentFault}>
        <Input
          id={`${id}-current`}
          name="currentPassword"
          type="password"
          autoComplete="current-password"
          required
          {...describedBy(`${id}-current`, { error: currentFault })}
        />
      </Field>
      <Field id={`${id}-new`} label={t('new')} hint={t('hint')} error={newFault}>
        <Input
          id={`${id}-new`}
          name="newPassword"
          type="password"
          autoComplete="new-password"
          required
          {...describedBy(`${id}-new`, { hint: true, error: newFault })}
        />
      </Field>
      {refusal?.fields ? null : <RefusalNotice refusal={refusal} />}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="primary" pending={isPending}>
          {t('save')}
        </SubmitButton>
        <p role="status" className="text-sm font-medium text-success">
          {isSaved ? t('saved') : ''}
        </p>
      </div>
    </Form>
  );
}
