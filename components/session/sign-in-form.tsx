'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { describedBy, Field, Input } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type SignInAnswer, signIn } from './sign-in-request';

type Refusal = Exclude<SignInAnswer, 'signed_in' | 'code_needed'>;

/** E-mail and password, and the second factor where one is set up. What happens afterwards is the caller's: another page, or on with what was interrupted. */
export function SignInForm({
  onSignedIn,
  autoFocus = false,
}: {
  onSignedIn: () => void;
  autoFocus?: boolean;
}) {
  const t = useTranslations('signIn');
  const id = useId();
  const [isPending, setIsPending] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const form = new FormData(event.currentTarget);
    setIsPending(true);
    setRefusal(null);
    const code = String(form.get('code') ?? '').trim();
    const answer = await signIn({
      email: String(form.get('email')),
      password: String(form.get('password')),
      ...(code ? { code } : {}),
    });
    if (answer === 'signed_in') {
      onSignedIn();
      return;
    }
    setIsPending(false);
    if (answer === 'code_needed') setNeedsCode(true);
    else setRefusal(answer);
  }

  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      <Field id={`${id}-email`} label={t('email')}>
        <Input
          id={`${id}-email`}
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          autoFocus={autoFocus}
        />
      </Field>
      <Field id={`${id}-password`} label={t('password')}>
        <Input
          id={`${id}-password`}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
      </Field>
      {needsCode ? (
        <Field id={`${id}-code`} label={t('code')} hint={t('codeHint')}>
          <Input
            id={`${id}-code`}
            name="code"
            autoComplete="one-time-code"
            required
            autoFocus
            maxLength={60}
            className="figures"
            {...describedBy(`${id}-code`, { hint: true })}
          />
        </Field>
      ) : null}
      <div aria-live="assertive">
        {refusal ? (
          <Notice tone="danger" title={t(`refusals.${refusal}.title`)}>
            {t(`refusals.${refusal}.remedy`)}
          </Notice>
        ) : null}
      </div>
      <SubmitButton variant="primary" pending={isPending} className="w-full">
        {t('submit')}
      </SubmitButton>
    </Form>
  );
}
