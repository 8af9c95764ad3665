'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { Field, Input } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type SignInAnswer, signIn } from './sign-in-request';

/** E-mail and password. What happens afterwards is the caller's: another page, or on with what was interrupted. */
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
  const [refusal, setRefusal] = useState<Exclude<SignInAnswer, 'signed_in'> | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const form = new FormData(event.currentTarget);
    setIsPending(true);
    setRefusal(null);
    const answer = await signIn({ email: String(form.get('email')), password: String(form.get('password')) });
    if (answer === 'signed_in') {
      onSignedIn();
      return;
    }
    setRefusal(answer);
    setIsPending(false);
  }

  return (
    // Without a script nothing may end up in an address: POST.
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
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
    </form>
  );
}
