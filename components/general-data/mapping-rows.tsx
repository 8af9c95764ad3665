'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { Button } from '@/components/ui/button';
import { describedBy, Field, Input, Select } from '@/components/ui/field';
import type { AbsenceInput, WageTypeInput } from './settings-input';

type Faults = Readonly<Record<string, string>>;

interface RowsProps<Row> {
  readonly rows: readonly Row[];
  /** By `list.index.field`. */
  readonly faults: Faults;
  readonly onChange: (rows: readonly Row[]) => void;
}

/** The company's names of absences and DATEV's numbers and letters for them. */
export function AbsenceRows({
  rows,
  openTypes,
  faults,
  onChange,
}: RowsProps<AbsenceInput> & { openTypes: readonly string[] }) {
  const t = useTranslations('handover.settings.absences');
  const add = (type: string) =>
    onChange([...rows, { type, lodasReason: '', lugKey: '', lugDays: 'working_days' }]);
  return (
    <>
      <ul className="flex flex-col gap-4">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place, and are only added at the end
          <li key={index}>
            <Row
              removeLabel={t('remove', { type: row.type })}
              remove={() => onChange(rows.toSpliced(index, 1))}
            >
              <TextCell
                label={t('type')}
                value={row.type}
                error={faults[`absences.${index}.type`]}
                onChange={(type) => onChange(rows.with(index, { ...row, type }))}
              />
              <TextCell
                label={t('lodasReason')}
                value={row.lodasReason}
                error={faults[`absences.${index}.lodasReason`]}
                onChange={(lodasReason) => onChange(rows.with(index, { ...row, lodasReason }))}
              />
              <TextCell
                label={t('lugKey')}
                value={row.lugKey}
                error={faults[`absences.${index}.lugKey`]}
                onChange={(lugKey) => onChange(rows.with(index, { ...row, lugKey }))}
              />
              <DaysCell
                value={row.lugDays}
                onChange={(lugDays) => onChange(rows.with(index, { ...row, lugDays }))}
              />
            </Row>
          </li>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button size="small" onClick={() => add('')}>
          <Plus aria-hidden />
          {t('add')}
        </Button>
        {openTypes.map((type) => (
          <Button key={type} size="small" onClick={() => add(type)}>
            <Plus aria-hidden />
            {t('addOpen', { type })}
          </Button>
        ))}
      </div>
    </>
  );
}

/** The company's names of wages and their Lohnarten. */
export function WageTypeRows({ rows, faults, onChange }: RowsProps<WageTypeInput>) {
  const t = useTranslations('handover.settings.wageTypes');
  return (
    <>
      <ul className="flex flex-col gap-4">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place, and are only added at the end
          <li key={index}>
            <Row
              removeLabel={t('remove', { name: row.name })}
              remove={() => onChange(rows.toSpliced(index, 1))}
            >
              <TextCell
                label={t('name')}
                value={row.name}
                error={faults[`wageTypes.${index}.name`]}
                onChange={(name) => onChange(rows.with(index, { ...row, name }))}
              />
              <TextCell
                label={t('wageType')}
                value={row.wageType}
                error={faults[`wageTypes.${index}.wageType`]}
                onChange={(wageType) => onChange(rows.with(index, { ...row, wageType }))}
              />
            </Row>
          </li>
        ))}
      </ul>
      <Button size="small" className="mt-4" onClick={() => onChange([...rows, { name: '', wageType: '' }])}>
        <Plus aria-hidden />
        {t('add')}
      </Button>
    </>
  );
}

function Row({
  removeLabel,
  remove,
  children,
}: {
  removeLabel: string;
  remove: () => void;
  children: ReactNode;
}) {
  return (
    <div className="flex items-end gap-2">
      <div className="grid grow grid-cols-2 items-end gap-3 lg:grid-cols-4">{children}</div>
      <Button variant="quiet" size="icon" aria-label={removeLabel} title={removeLabel} onClick={remove}>
        <Trash2 aria-hidden />
      </Button>
    </div>
  );
}

function TextCell({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (text: string) => void;
}) {
  const id = useId();
  return (
    <Field id={id} label={label} error={error}>
      <Input
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...describedBy(id, { error })}
      />
    </Field>
  );
}

function DaysCell({
  value,
  onChange,
}: {
  value: AbsenceInput['lugDays'];
  onChange: (value: AbsenceInput['lugDays']) => void;
}) {
  const t = useTranslations('handover.settings.absences');
  const id = useId();
  return (
    <Field id={id} label={t('lugDays')}>
      <Select
        id={id}
        value={value}
        onChange={(event) =>
          onChange(event.target.value === 'calendar_days' ? 'calendar_days' : 'working_days')
        }
      >
        <option value="working_days">{t('days.working_days')}</option>
        <option value="calendar_days">{t('days.calendar_days')}</option>
      </Select>
    </Field>
  );
}
