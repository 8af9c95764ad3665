'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { FindingList } from '@/components/findings/finding-list';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FindingJson } from '@/lib/preflight/finding';
import { EmployeeFieldInput } from './employee-field-input';
import {
  type EmployeeField,
  type EmployeeFormInput,
  type EmployeeFormValues,
  employeeSections,
  type FormField,
} from './employee-fields';

export interface SavedEmployee {
  readonly id: string;
  /** Hints: the person is stored. */
  readonly findings: readonly FindingJson[];
}

interface EmployeeFormProps {
  readonly values: EmployeeFormValues;
  /** A person that exists keeps his Kennung. */
  readonly isNew: boolean;
  readonly save: (input: EmployeeFormInput) => Promise<ActionAnswer<SavedEmployee>>;
}

const sections: readonly { readonly key: string; readonly fields: readonly FormField[] }[] = employeeSections;

/** Everything payroll asks about a person (K7); faults stand at their field. */
export function EmployeeForm({ values, isNew, save }: EmployeeFormProps) {
  const t = useTranslations('people.form');
  const router = useRouter();
  const id = useId();
  const { run, isPending, refusal } = useAction(save);
  const [saved, setSaved] = useState<SavedEmployee | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSaved(null);
    run(inputOf(new FormData(event.currentTarget)), (answer) => {
      setSaved(answer);
      if (isNew) router.push(`/stammdaten/mitarbeiter/${answer.id}`);
    });
  }

  return (
    <Form onSubmit={submit} noValidate className="flex flex-col gap-8">
      {sections.map((section) => (
        <fieldset key={section.key}>
          <legend className="mb-3 text-base font-semibold">{t(`sections.${section.key}`)}</legend>
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {section.fields.map((field) => (
              <EmployeeFieldInput
                key={field.name}
                id={`${id}-${field.name}`}
                field={field}
                value={values.texts[field.name] ?? ''}
                secretEnd={values.secretEnds[field.name] ?? null}
                isLocked={field.name === 'externalId' && !isNew}
                error={refusal?.fields?.[field.name]}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <div>
        <RefusalNotice refusal={refusal} />
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton variant="primary" pending={isPending}>
            {isNew ? t('create') : t('save')}
          </SubmitButton>
          <p role="status" className="text-sm font-medium text-success">
            {saved ? t('saved') : ''}
          </p>
        </div>
        {saved && saved.findings.length > 0 ? (
          <Notice tone="info" title={t('hints')} className="mt-4">
            <FindingList findings={saved.findings} />
          </Notice>
        ) : null}
      </div>
    </Form>
  );
}

function inputOf(form: FormData): EmployeeFormInput {
  const fields = sections.flatMap((section) => section.fields);
  const texts = fields.flatMap(({ name, control }) => {
    const value = form.get(name);
    if (typeof value !== 'string' || (control === 'secret' && value.trim() === '')) return [];
    return [[name, value.trim()] as const];
  });
  const forget = fields.flatMap(({ name }): EmployeeField[] =>
    form.get(`forget-${name}`) === null ? [] : [name],
  );
  return { texts: Object.fromEntries(texts), forget };
}
