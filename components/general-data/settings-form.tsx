'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Card } from '@/components/ui/card';
import { Choice } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { AbsenceRows, WageTypeRows } from './mapping-rows';
import { CodeFields, LineField, SelectField } from './settings-fields';
import type { SettingsInput, SettingsText } from './settings-input';

interface SettingsFormProps {
  readonly settings: SettingsInput;
  /** Kinds of absence that came in and nobody has mapped. */
  readonly openTypes: readonly string[];
  readonly save: (input: SettingsInput) => Promise<ActionAnswer>;
}

/** What customer and Berater set for the way of people's data; nothing in it is guessed (K2, K6). */
export function SettingsForm({ settings, openTypes, save }: SettingsFormProps) {
  const t = useTranslations('handover.settings');
  const { run, isPending, refusal } = useAction(save);
  const [input, setInput] = useState(settings);
  const [isSaved, setIsSaved] = useState(false);
  const change = (part: Partial<SettingsInput>) => {
    setIsSaved(false);
    setInput((known) => ({ ...known, ...part }));
  };
  const line = (name: SettingsText, mode: 'numeric' | 'text' | 'email' = 'numeric') => (
    <LineField
      name={name}
      mode={mode}
      value={input.texts[name]}
      error={refusal?.fields?.[name]}
      onChange={(text) => change({ texts: { ...input.texts, [name]: text } })}
    />
  );
  const isLodas = input.targetSystem === 'lodas';

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    run(input, () => setIsSaved(true));
  }

  return (
    <Form onSubmit={submit} noValidate className="flex flex-col gap-6">
      <Card id="programm" title={t('target.title')} description={t('target.lead')}>
        <fieldset className="mb-5 flex flex-col gap-3">
          <legend className="sr-only">{t('target.title')}</legend>
          {(['lodas', 'lug'] as const).map((target) => (
            <Choice
              key={target}
              type="radio"
              name="targetSystem"
              checked={input.targetSystem === target}
              onChange={() => change({ targetSystem: target })}
              label={t(`target.${target}.label`)}
              description={t(`target.${target}.text`)}
            />
          ))}
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {line('consultantNumber')}
          {line('clientNumber')}
          {line('firstOpenMonth', 'text')}
        </div>
      </Card>
      <Card id="lohnarten" title={t('wageTypes.title')} description={t('wageTypes.lead')}>
        <div className="mb-5 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {line('defaultWageType')}
          {isLodas ? line('fixedPaymentId') : null}
          {isLodas ? line('lodasPaymentMethod') : null}
          {isLodas ? line('lodasHoursProcessingCode') : null}
          {isLodas ? line('lodasAmountProcessingCode') : null}
        </div>
        <WageTypeRows
          rows={input.wageTypes}
          faults={refusal?.fields ?? {}}
          onChange={(wageTypes) => change({ wageTypes })}
        />
      </Card>
      <Card id="fehlzeiten" title={t('absences.title')} description={t('absences.lead')}>
        <AbsenceRows
          rows={input.absences}
          openTypes={openTypes.filter((type) => !input.absences.some((row) => row.type === type))}
          faults={refusal?.fields ?? {}}
          onChange={(absences) => change({ absences })}
        />
      </Card>
      {isLodas ? (
        <Card id="codes" title={t('codes.title')} description={t('codes.lead')}>
          <CodeFields input={input} faults={refusal?.fields ?? {}} onChange={change} />
        </Card>
      ) : null}
      <Card id="versand" title={t('carrying.title')} description={t('carrying.lead')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={t('carrying.encoding')}
            value={input.uploadEncoding}
            options={[
              { value: 'utf-8', label: t('carrying.encodings.utf-8') },
              { value: 'windows-1252', label: t('carrying.encodings.windows-1252') },
              { value: 'ascii', label: t('carrying.encodings.ascii') },
            ]}
            onChange={(uploadEncoding) => change({ uploadEncoding })}
          />
          {line('notifyMail', 'email')}
        </div>
      </Card>
      <div>
        <RefusalNotice refusal={refusal} />
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton variant="primary" pending={isPending}>
            {t('save')}
          </SubmitButton>
          <p role="status" className="text-sm font-medium text-success">
            {isSaved ? t('saved') : ''}
          </p>
        </div>
      </div>
    </Form>
  );
}
