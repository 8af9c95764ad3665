'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { describedBy, Field, Input } from '@/components/ui/field';

interface FaultyProps {
  readonly error?: string | undefined;
}

/** The present password, asked once more before something weighty. */
export function PasswordField({ error }: FaultyProps) {
  const t = useTranslations('account.fields');
  const id = useId();
  return (
    <Field id={id} label={t('password')} error={error}>
      <Input
        id={id}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        {...describedBy(id, { error })}
      />
    </Field>
  );
}

/** A password that is only now chosen, for an account whose e-mail is known. */
export function NewPasswordField({ email, error }: FaultyProps & { readonly email: string }) {
  const t = useTranslations('account.fields');
  const id = useId();
  return (
    <>
      {/* Password managers want to know whose password it is. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field id={id} label={t('newPassword')} hint={t('newPasswordHint')} error={error}>
        <Input
          id={id}
          name="password"
          type="password"
          autoComplete="new-password"
          required
          {...describedBy(id, { hint: true, error })}
        />
      </Field>
    </>
  );
}

interface CodeFieldProps extends FaultyProps {
  readonly hint: string;
  readonly autoFocus?: boolean;
}

/** Code of the authenticator app. */
export function CodeField({ hint, error, autoFocus = false }: CodeFieldProps) {
  const t = useTranslations('account.fields');
  const id = useId();
  return (
    <Field id={id} label={t('code')} hint={hint} error={error} className="max-w-md">
      <Input
        id={id}
        name="code"
        autoComplete="one-time-code"
        required
        maxLength={60}
        autoFocus={autoFocus}
        className="figures"
        {...describedBy(id, { hint: true, error })}
      />
    </Field>
  );
}
