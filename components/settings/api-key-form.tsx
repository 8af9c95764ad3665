'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Field, Input } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { ShownOnce } from '@/components/ui/shown-once';
import { SubmitButton } from '@/components/ui/submit-button';

interface ApiKeyFormProps {
  readonly create: (input: { name: string; addresses: string }) => Promise<ActionAnswer<{ key: string }>>;
}

/** Makes a key and shows it this one time. */
export function ApiKeyForm({ create }: ApiKeyFormProps) {
  const t = useTranslations('settings.apiKeys.form');
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { run, isPending, refusal } = useAction(create);
  const [key, setKey] = useState<string | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setKey(null);
    run({ name: String(data.get('name')), addresses: String(data.get('addresses')) }, (answer) => {
      form.current?.reset();
      setKey(answer.key);
    });
  }

  return (
    <Form ref={form} onSubmit={submit}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id={`${id}-name`} label={t('name')} hint={t('nameHint')}>
          <Input id={`${id}-name`} name="name" required maxLength={80} autoComplete="off" />
        </Field>
        <Field id={`${id}-addresses`} label={t('addresses')} hint={t('addressesHint')}>
          <Input id={`${id}-addresses`} name="addresses" autoComplete="off" className="figures" />
        </Field>
      </div>
      <RefusalNotice refusal={refusal} />
      <div role="status" className="not-empty:mt-4">
        {key ? <ShownOnce title={t('shownTitle')} text={t('shownText')} value={key} /> : null}
      </div>
      <SubmitButton variant="primary" pending={isPending} className="mt-4">
        {t('submit')}
      </SubmitButton>
    </Form>
  );
}
