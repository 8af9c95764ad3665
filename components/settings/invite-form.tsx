'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Field, Input, Select } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { ShownOnce } from '@/components/ui/shown-once';
import { SubmitButton } from '@/components/ui/submit-button';
import type { InvitationDelivery } from '@/lib/identity/invitations';
import { memberRoles } from './member-list';

export interface SentInvitation {
  readonly email: string;
  readonly delivery: InvitationDelivery;
  /** Only where no mail can be sent: shown once, to be handed over. */
  readonly link: string | null;
}

interface InviteFormProps {
  readonly invite: (input: {
    email: string;
    name: string;
    role: string;
  }) => Promise<ActionAnswer<SentInvitation>>;
}

/** Asks a person in and says what became of the mail. */
export function InviteForm({ invite }: InviteFormProps) {
  const t = useTranslations('settings.members.form');
  const names = useTranslations('settings.members');
  const roles = useTranslations('roles');
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { run, isPending, refusal } = useAction(invite);
  const [sent, setSent] = useState<SentInvitation | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const [email, name, role] = ['email', 'name', 'role'].map((field) => String(data.get(field)));
    setSent(null);
    run({ email: email ?? '', name: name ?? '', role: role ?? '' }, (answer) => {
      form.current?.reset();
      setSent(answer);
    });
  }

  return (
    <Form ref={form} onSubmit={submit}>
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
        {sent ? <Delivery sent={sent} /> : null}
      </div>
      <SubmitButton variant="primary" pending={isPending} className="mt-4">
        {t('submit')}
      </SubmitButton>
    </Form>
  );
}

const tones = { sent: 'success', failed: 'danger', unclear: 'warning' } as const;

function Delivery({ sent: { email, delivery, link } }: { sent: SentInvitation }) {
  const t = useTranslations('settings.members.form.delivery');
  if (delivery === 'by_hand') {
    return <ShownOnce title={t('by_hand.title', { email })} text={t('by_hand.text')} value={link ?? ''} />;
  }
  return (
    <Notice tone={tones[delivery]} title={t(`${delivery}.title`, { email })}>
      {t(`${delivery}.text`)}
    </Notice>
  );
}
