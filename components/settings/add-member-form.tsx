'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Field, Input, Select } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ShownOnce } from '@/components/ui/shown-once';
import { SubmitButton } from '@/components/ui/submit-button';
import { memberRoles } from './member-list';

interface AddMemberFormProps {
  readonly add: (input: {
    email: string;
    name: string;
    role: string;
  }) => Promise<ActionAnswer<{ initialPassword: string | null }>>;
}

/** Adds a person; a new account's first password is shown once, to be handed over. */
export function AddMemberForm({ add }: AddMemberFormProps) {
  const t = useTranslations('settings.members.form');
  const names = useTranslations('settings.members');
  const roles = useTranslations('roles');
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { run, isPending, refusal } = useAction(add);
  const [added, setAdded] = useState<{ email: string; initialPassword: string | null } | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const email = String(data.get('email'));
    setAdded(null);
    run({ email, name: String(data.get('name')), role: String(data.get('role')) }, ({ initialPassword }) => {
      form.current?.reset();
      setAdded({ email, initialPassword });
    });
  }

  return (
    <form ref={form} onSubmit={submit}>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field id={`${id}-name`} label={names('name')}>
          <Input id={`${id}-name`} name="name" required minLength={2} maxLength={120} autoComplete="off" />
        </Field>
        <Field id={`${id}-email`} label={t('email')}>
          <Input id={`${id}-email`} name="email" type="email" required maxLength={320} autoComplete="off" />
        </Field>
        <Field id={`${id}-role`} label={names('role')}>
          <Select id={`${id}-role`} name="role" defaultValue="customer">
            {memberRoles.map((role) => (
              <option key={role} value={role}>
                {roles(role)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <RefusalNotice refusal={refusal} />
      <div role="status" className="not-empty:mt-4">
        {added?.initialPassword ? (
          <ShownOnce
            title={t('passwordTitle', { email: added.email })}
            text={t('passwordText')}
            value={added.initialPassword}
          />
        ) : added ? (
          <Notice tone="success" title={t('addedKnown', { email: added.email })} />
        ) : null}
      </div>
      <SubmitButton variant="primary" pending={isPending} className="mt-4">
        {t('submit')}
      </SubmitButton>
    </form>
  );
}
