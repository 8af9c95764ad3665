'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { NewPasswordField } from './fields';
import { LinkReading, useLink } from './link-reading';

interface NewPasswordFormProps {
  readonly read: (input: { token: string }) => Promise<ActionAnswer<{ email: string } | null>>;
  readonly save: (input: { token: string; password: string }) => Promise<ActionAnswer>;
}

/** Reads the link, asks for the new password, and leads to the sign-in. */
export function NewPasswordForm({ read, save }: NewPasswordFormProps) {
  const t = useTranslations('account.newPassword');
  const link = useLink(read);
  if (link.kind === 'reading' || link.kind === 'unread') return <LinkReading link={link} />;
  if (link.kind === 'gone') {
    return (
      <Notice
        tone="warning"
        role="status"
        title={t('gone')}
        actions={
          <Button asChild variant="primary">
            <Link href="/passwort">{t('again')}</Link>
          </Button>
        }
      >
        {t('goneText')}
      </Notice>
    );
  }
  return <PasswordStep token={link.token} email={link.value.email} save={save} />;
}

interface PasswordStepProps {
  readonly token: string;
  readonly email: string;
  readonly save: NewPasswordFormProps['save'];
}

function PasswordStep({ token, email, save }: PasswordStepProps) {
  const t = useTranslations('account.newPassword');
  const { run, isPending, refusal } = useAction(save);
  const [isSaved, setIsSaved] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    run({ token, password }, () => setIsSaved(true));
  }

  if (isSaved) {
    return (
      <Notice
        tone="success"
        role="status"
        title={t('saved')}
        actions={
          <Button asChild variant="primary">
            <Link href="/anmelden">{t('signIn')}</Link>
          </Button>
        }
      >
        {t('savedText')}
      </Notice>
    );
  }
  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-muted">{t('lead', { email })}</p>
      <NewPasswordField email={email} error={refusal?.fields?.password} />
      {refusal?.fields ? null : <RefusalNotice refusal={refusal} />}
      <SubmitButton variant="primary" pending={isPending} className="w-full">
        {t('submit')}
      </SubmitButton>
    </Form>
  );
}
