'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Card } from '@/components/ui/card';
import { Field, Select } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ImportField } from './import-answer';
import type { ImportState } from './use-import';

interface ImportColumnsProps {
  readonly state: ImportState;
  readonly isBusy: boolean;
  readonly choose: (field: string, header: string) => void;
  readonly check: () => Promise<void>;
}

/** Which column of the file is which field: what is needed in sight, the rest folded away. */
export function ImportColumns({ state, isBusy, choose, check }: ImportColumnsProps) {
  const t = useTranslations('people.import');
  const { table, columns } = state;
  const inSight = table.fields.filter(({ key, isRequired }) => isRequired || columns[key] !== undefined);
  const others = table.fields.filter((field) => !inSight.includes(field));
  const fed = new Set(Object.values(columns));
  const unread = table.headers.filter((header) => header !== '' && !fed.has(header));
  const open = table.fields.filter(({ key, isRequired }) => isRequired && columns[key] === undefined);
  const group = (fields: readonly ImportField[]) => (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {fields.map((field) => (
        <ColumnChoice key={field.key} field={field} state={state} choose={choose} />
      ))}
    </div>
  );
  return (
    <Card
      id="spalten"
      title={t('columnsTitle')}
      description={t('columnsLead', { file: state.fileName, count: table.rows.length })}
    >
      {table.faults.length > 0 ? (
        <Notice tone="warning" title={t('brokenLines', { count: table.faults.length })} className="mb-4">
          <ul className="list-disc pl-5">
            {table.faults.slice(0, 20).map(({ line, message }) => (
              <li key={line}>{t('lineSays', { line, message })}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {group(inSight)}
      {others.length > 0 ? (
        <details className="mt-4">
          <summary className="cursor-pointer text-sm font-medium text-brand">{t('otherFields')}</summary>
          <div className="mt-3">{group(others)}</div>
        </details>
      ) : null}
      {unread.length > 0 ? (
        <p className="mt-4 text-sm break-words text-muted">
          {t('unreadColumns', { columns: unread.join(', ') })}
        </p>
      ) : null}
      <div className="mt-5 flex flex-wrap items-center gap-3">
        <SubmitButton
          type="button"
          variant="primary"
          pending={isBusy}
          disabled={open.length > 0}
          onClick={() => void check()}
        >
          {t('check')}
        </SubmitButton>
        {open.length > 0 ? <p className="text-sm text-muted">{t('columnsOpen')}</p> : null}
      </div>
    </Card>
  );
}

function ColumnChoice({
  field,
  state,
  choose,
}: {
  field: ImportField;
  state: ImportState;
  choose: (field: string, header: string) => void;
}) {
  const t = useTranslations('people');
  const id = useId();
  const label = t(`fields.${field.key}`);
  return (
    <Field id={id} label={field.isRequired ? `${label} *` : label}>
      <Select
        id={id}
        value={state.columns[field.key] ?? ''}
        onChange={(event) => choose(field.key, event.target.value)}
      >
        <option value="">{t('import.noColumn')}</option>
        {state.table.headers.map((header) => (
          <option key={header} value={header}>
            {header}
          </option>
        ))}
      </Select>
    </Field>
  );
}
