'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Choice, Field, Input } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { PartnerMode, PartnerSettings } from '@/lib/documents/company-settings';

interface PartnerSettingsFormProps {
  readonly settings: PartnerSettings;
  readonly save: (settings: PartnerSettings) => Promise<ActionAnswer>;
}

const modes: readonly PartnerMode[] = ['none', 'collective', 'single'];

/** Which person account a partner without one of his own gets (B4). */
export function PartnerSettingsForm({ settings, save }: PartnerSettingsFormProps) {
  const t = useTranslations('masterData.partners.settings');
  const id = useId();
  const { run, isPending, refusal } = useAction(save);
  const [mode, setMode] = useState(settings.mode);
  const [isSaved, setIsSaved] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string, before: string | null) => {
      const typed = form.get(name);
      if (typeof typed !== 'string') return before;
      return typed.trim() === '' ? null : typed.trim();
    };
    setIsSaved(false);
    run(
      {
        mode,
        collective: {
          customer: number('collective.customer', settings.collective.customer),
          supplier: number('collective.supplier', settings.collective.supplier),
        },
        firstFree: {
          customer: number('firstFree.customer', settings.firstFree.customer),
          supplier: number('firstFree.supplier', settings.firstFree.supplier),
        },
      },
      () => setIsSaved(true),
    );
  }

  const numbers = mode === 'none' ? null : mode === 'collective' ? 'collective' : 'firstFree';
  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      <fieldset className="flex flex-col gap-3">
        <legend className="sr-only">{t('title')}</legend>
        {modes.map((known) => (
          <Choice
            key={known}
            type="radio"
            name="mode"
            checked={mode === known}
            onChange={() => setMode(known)}
            label={t(`modes.${known}.title`)}
            description={t(`modes.${known}.text`)}
          />
        ))}
      </fieldset>
      {numbers ? (
        <div key={numbers} className="grid max-w-xl gap-4 sm:grid-cols-2">
          {(['customer', 'supplier'] as const).map((kind) => (
            <Field key={kind} id={`${id}-${kind}`} label={t(`${numbers}.${kind}`)}>
              <Input
                id={`${id}-${kind}`}
                name={`${numbers}.${kind}`}
                defaultValue={settings[numbers][kind] ?? ''}
                inputMode="numeric"
                maxLength={9}
                className="figures"
              />
            </Field>
          ))}
        </div>
      ) : null}
      <RefusalNotice refusal={refusal} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pending={isPending}>{t('save')}</SubmitButton>
        <p role="status" className="text-sm font-medium text-success">
          {isSaved ? t('saved') : ''}
        </p>
      </div>
    </Form>
  );
}
