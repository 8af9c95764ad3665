'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field, Select } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { CsvMapping } from '@/lib/documents/csv/mapping';
import { FieldChoice } from './field-choice';
import type { ImportField, ImportKind, ShownFile } from './import-answer';

interface ColumnsStepProps {
  readonly kind: ImportKind;
  readonly fields: readonly ImportField[];
  readonly file: ShownFile;
  readonly isPending: boolean;
  readonly check: (mapping: CsvMapping) => void;
  readonly startAgain: () => void;
}

type Columns = CsvMapping['columns'];

/** Which column is which field. What was used last time, or what the headers suggest, is chosen already. */
export function ColumnsStep({ kind, fields, file, isPending, check, startAgain }: ColumnsStepProps) {
  const t = useTranslations('csvImport.columns');
  const [columns, setColumns] = useState<Columns>(file.mapping.columns);
  const [form, setForm] = useState<Omit<CsvMapping, 'columns'>>(file.mapping);
  const { encoding, delimiter, decimalMark } = form;
  const required = fields.filter(({ isRequired, key }) => isRequired || isAmount(key));
  const others = fields.filter((field) => !required.includes(field));
  const mapped = others.filter(({ key }) => file.mapping.columns[key]).length;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    check({ encoding, delimiter, decimalMark, columns });
  }

  function choose(key: string, source: Columns[string] | null) {
    setColumns((before) => {
      const { [key]: _, ...rest } = before;
      return source ? { ...rest, [key]: source } : rest;
    });
  }

  const choiceOf = (field: ImportField) => (
    <FieldChoice
      key={field.key}
      kind={kind}
      field={field}
      file={file}
      source={columns[field.key] ?? null}
      isOpen={file.openFields.includes(field.key) && !columns[field.key]}
      choose={(source) => choose(field.key, source)}
    />
  );

  return (
    <Form onSubmit={submit} className="flex flex-col gap-5">
      <Card id="pflichtfelder" title={t('required')} description={t('rows', { count: file.rowCount })}>
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">{required.map(choiceOf)}</div>
      </Card>
      <Card id="weitere-felder" title={t('more')} description={t('moreLead')}>
        <details open={mapped > 0}>
          <summary className="cursor-pointer font-medium text-brand">
            {t('moreFields', { count: mapped })}
          </summary>
          <div className="mt-4 grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
            {others.map(choiceOf)}
          </div>
        </details>
      </Card>
      <Card id="dateiform" title={t('form')} description={t('formLead')}>
        <FormChoices
          form={form}
          found={file}
          change={(change) => setForm((before) => ({ ...before, ...change }))}
        />
      </Card>
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="primary" pending={isPending}>
          {t('check')}
        </SubmitButton>
        <Button onClick={startAgain}>{t('otherFile')}</Button>
      </div>
    </Form>
  );
}

/** Amounts come in one of several shapes, so none of their fields is required by itself. */
function isAmount(key: string): boolean {
  return ['grossAmount', 'amount', 'receipt', 'payment', 'taxCase'].includes(key);
}

interface FormChoicesProps {
  readonly form: Omit<CsvMapping, 'columns'>;
  readonly found: ShownFile;
  readonly change: (change: Partial<Omit<CsvMapping, 'columns'>>) => void;
}

const encodings = ['auto', 'utf-8', 'windows-1252', 'utf-16'] as const;
const delimiters = ['auto', ';', ',', '\t', '|'] as const;
const decimalMarks = ['auto', ',', '.'] as const;

function FormChoices({ form, found, change }: FormChoicesProps) {
  const t = useTranslations('csvImport.columns');
  const id = useId();
  const delimiterNames = { ';': t('semicolon'), ',': t('comma'), '\t': t('tab'), '|': t('pipe') } as const;
  const nameOf = (delimiter: string) => delimiterNames[delimiter as keyof typeof delimiterNames] ?? delimiter;
  const markNames = { ',': t('germanAmounts'), '.': t('englishAmounts') } as const;
  const markOf = (mark: string) => markNames[mark as keyof typeof markNames] ?? mark;
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field id={`${id}-encoding`} label={t('encoding')}>
        <Select
          id={`${id}-encoding`}
          value={form.encoding}
          onChange={({ target }) => change({ encoding: oneOf(encodings, target.value) })}
        >
          {encodings.map((encoding) => (
            <option key={encoding} value={encoding}>
              {encoding === 'auto' ? t('auto', { found: found.encoding }) : encoding}
            </option>
          ))}
        </Select>
      </Field>
      <Field id={`${id}-delimiter`} label={t('delimiter')}>
        <Select
          id={`${id}-delimiter`}
          value={form.delimiter}
          onChange={({ target }) => change({ delimiter: oneOf(delimiters, target.value) })}
        >
          {delimiters.map((delimiter) => (
            <option key={delimiter} value={delimiter}>
              {delimiter === 'auto' ? t('auto', { found: nameOf(found.delimiter) }) : nameOf(delimiter)}
            </option>
          ))}
        </Select>
      </Field>
      <Field id={`${id}-mark`} label={t('decimalMark')}>
        <Select
          id={`${id}-mark`}
          value={form.decimalMark}
          onChange={({ target }) => change({ decimalMark: oneOf(decimalMarks, target.value) })}
        >
          {decimalMarks.map((mark) => (
            <option key={mark} value={mark}>
              {mark === 'auto' ? t('auto', { found: markOf(found.decimalMark) }) : markOf(mark)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

function oneOf<T extends string>(choices: readonly [T, ...T[]], value: string): T {
  return choices.find((choice) => choice === value) ?? choices[0];
}
