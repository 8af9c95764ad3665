'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { describedBy, Field, Input } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';

/** Asks for the address; what comes then is the same for every address. */
export function ForgottenPasswordForm({ ask }: { ask: (input: { email: string }) => Promise<ActionAnswer> }) {
  const t = useTranslations('account.forgotten');
  const id = useId();
  const { run, isPending, refusal } = useAction(ask);
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const error = refusal?.fields?.email;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email'));
    setAskedFor(null);
    run({ email }, () => setAskedFor(email));
  }

  return (
    <Form onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <Field id={id} label={t('email')} error={error}>
        <Input
          id={id}
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          autoFocus
          {...describedBy(id, { error })}
        />
      </Field>
      {refusal?.fields ? null : <RefusalNotice refusal={refusal} />}
      <div role="status">
        {askedFor === null ? null : (
          <Notice tone="info" title={t('sent')}>
            {t('sentText', { email: askedFor })}
          </Notice>
        )}
      </div>
      <SubmitButton variant="primary" pending={isPending} className="w-full">
        {t('submit')}
      </SubmitButton>
      <Link href="/anmelden" className="text-center text-brand underline underline-offset-2">
        {t('back')}
      </Link>
    </Form>
  );
}
