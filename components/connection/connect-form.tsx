'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Choice, describedBy, Field, Input } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';

export interface ConnectRequest {
  readonly consultantNumber: string;
  readonly clientNumber: string;
  readonly services: readonly string[];
}

/** Smallest and largest number DATEV gives out. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

interface ConnectFormProps {
  readonly connect: (request: ConnectRequest) => Promise<ActionAnswer<{ url: string }>>;
  readonly ranges: { readonly consultantNumber: NumberRange; readonly clientNumber: NumberRange };
  /** Numbers of an earlier connection, to be confirmed or corrected. */
  readonly known: { readonly consultantNumber: string; readonly clientNumber: string };
}

const services = ['rechnungsdatenservice', 'hr_files', 'extf_files'] as const;

/**
 * The two numbers, checked while typing (C2), and the services, none of them ticked for anybody (C11). Then on to DATEV.
 */
export function ConnectForm({ connect, ranges, known }: ConnectFormProps) {
  const t = useTranslations('connection.form');
  const names = useTranslations('connection.services');
  const id = useId();
  const { run, isPending, refusal } = useAction(connect);
  const [isLeaving, setIsLeaving] = useState(false);
  const [consultantNumber, setConsultantNumber] = useState(known.consultantNumber);
  const [clientNumber, setClientNumber] = useState(known.clientNumber);
  const consultantError = isOutside(consultantNumber, ranges.consultantNumber)
    ? t('consultantNumberRange', asText(ranges.consultantNumber))
    : null;
  const clientError = isOutside(clientNumber, ranges.clientNumber)
    ? t('clientNumberRange', asText(ranges.clientNumber))
    : null;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = {
      consultantNumber: String(form.get('consultantNumber')),
      clientNumber: String(form.get('clientNumber')),
      services: form.getAll('services').map(String),
    };
    run(typed, ({ url }) => {
      setIsLeaving(true);
      window.location.assign(url);
    });
  }

  return (
    <Form onSubmit={submit} className="flex flex-col gap-5" noValidate>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          id={`${id}-consultant`}
          label={t('consultantNumber')}
          hint={t('consultantNumberHint')}
          error={consultantError}
        >
          <NumberInput
            id={`${id}-consultant`}
            name="consultantNumber"
            known={known.consultantNumber}
            onChange={setConsultantNumber}
            error={consultantError}
          />
        </Field>
        <Field id={`${id}-client`} label={t('clientNumber')} hint={t('clientNumberHint')} error={clientError}>
          <NumberInput
            id={`${id}-client`}
            name="clientNumber"
            known={known.clientNumber}
            onChange={setClientNumber}
            error={clientError}
          />
        </Field>
      </div>
      <fieldset>
        <legend className="mb-2 text-sm font-medium">{t('services')}</legend>
        <div className="flex flex-col gap-3">
          {services.map((service) => (
            <Choice
              key={service}
              type="checkbox"
              name="services"
              value={service}
              label={names(`${service}.name`)}
              description={names(`${service}.description`)}
            />
          ))}
        </div>
      </fieldset>
      <RefusalNotice refusal={refusal} />
      <div>
        <SubmitButton variant="primary" pending={isPending || isLeaving}>
          {t('submit')}
        </SubmitButton>
        <p className="mt-2 text-sm text-muted">{t('submitHint')}</p>
      </div>
    </Form>
  );
}

/** Numbers as they are typed, without separators. */
function asText({ min, max }: NumberRange) {
  return { min: String(min), max: String(max) };
}

/** Whether what stands there can be no such number; an empty field is no fault yet. The server checks again. */
function isOutside(typed: string, { min, max }: NumberRange): boolean {
  const digits = typed.trim();
  if (digits === '') return false;
  return !/^\d+$/.test(digits) || Number(digits) < min || Number(digits) > max;
}

interface NumberInputProps {
  readonly id: string;
  readonly name: string;
  readonly known: string;
  readonly onChange: (value: string) => void;
  readonly error: string | null;
}

/** The page's own field: what is typed before the code has arrived stays. */
function NumberInput({ id, name, known, onChange, error }: NumberInputProps) {
  return (
    <Input
      id={id}
      name={name}
      defaultValue={known}
      onChange={(event) => onChange(event.target.value)}
      inputMode="numeric"
      autoComplete="off"
      maxLength={12}
      required
      className="figures"
      {...describedBy(id, { hint: true, error })}
    />
  );
}
