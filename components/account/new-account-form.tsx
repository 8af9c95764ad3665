'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Button } from '@/components/ui/button';
import { describedBy, Field, Input } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { NewPasswordField } from './fields';
import type { InvitationActions, ShownInvitation } from './invitation-answer';

interface NewAccountFormProps {
  readonly token: string;
  readonly invitation: Pick<ShownInvitation, 'email' | 'name'>;
  readonly acceptNew: InvitationActions['acceptNew'];
}

/** Name and password of somebody who is here for the first time; the address is the invitation's. */
export function NewAccountForm({ token, invitation, acceptNew }: NewAccountFormProps) {
  const t = useTranslations('account.invitation');
  const id = useId();
  const { run, isPending, refusal } = useAction(acceptNew);
  const [isJoined, setIsJoined] = useState(false);
  const nameError = refusal?.fields?.name;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = { token, name: String(form.get('name')), password: String(form.get('password')) };
    run(given, () => setIsJoined(true));
  }

  if (isJoined) {
    return (
      <Notice
        tone="success"
        role="status"
        title={t('joined')}
        actions={
          <Button asChild variant="primary">
            <Link href="/anmelden">{t('toSignIn')}</Link>
          </Button>
        }
      >
        {t('joinedText', { email: invitation.email })}
      </Notice>
    );
  }
  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-muted">{t('newAccount', { email: invitation.email })}</p>
      <Field id={`${id}-name`} label={t('name')} error={nameError}>
        <Input
          id={`${id}-name`}
          name="name"
          autoComplete="name"
          defaultValue={invitation.name}
          required
          minLength={2}
          maxLength={120}
          {...describedBy(`${id}-name`, { error: nameError })}
        />
      </Field>
      <NewPasswordField email={invitation.email} error={refusal?.fields?.password} />
      {refusal?.fields ? null : <RefusalNotice refusal={refusal} />}
      <SubmitButton variant="primary" pending={isPending} className="w-full">
        {t('acceptNew')}
      </SubmitButton>
    </Form>
  );
}
