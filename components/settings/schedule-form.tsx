'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { readerLocale } from '@/components/format/format';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Choice, Field, Select } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { type Ledger, ledgers } from '@/lib/bookkeeping/invoice';
import type { ScheduleRule } from '@/lib/schedules/rule';
import { weekdayName } from './weekday';

export interface ScheduleInput {
  readonly rule: ScheduleRule;
  readonly ledgers: readonly Ledger[];
}

interface ScheduleFormProps {
  readonly schedule: ScheduleInput | null;
  readonly save: (input: ScheduleInput) => Promise<ActionAnswer>;
}

const daysOfMonth = Array.from({ length: 28 }, (_, index) => index + 1);
const weekdays = [1, 2, 3, 4, 5, 6, 7];
const hours = Array.from({ length: 24 }, (_, index) => index);
const first: ScheduleInput = { rule: { rhythm: 'monthly', dayOfMonth: 5, hour: 6 }, ledgers };

/** Monthly or weekly, at which hour, which books (T11). */
export function ScheduleForm({ schedule, save }: ScheduleFormProps) {
  const t = useTranslations('settings.schedule.form');
  const names = useTranslations('ledgers');
  const locale = readerLocale(useLocale());
  const id = useId();
  const { run, isPending, refusal } = useAction(save);
  const start = schedule ?? first;
  const [rhythm, setRhythm] = useState(start.rule.rhythm);
  const [dayOfMonth, setDayOfMonth] = useState('dayOfMonth' in start.rule ? start.rule.dayOfMonth : 5);
  const [weekday, setWeekday] = useState('weekday' in start.rule ? start.rule.weekday : 1);
  const [hour, setHour] = useState(start.rule.hour);
  const [chosen, setChosen] = useState<readonly Ledger[]>(start.ledgers);
  const [isSaved, setIsSaved] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setIsSaved(false);
    const rule: ScheduleRule =
      rhythm === 'monthly' ? { rhythm, dayOfMonth, hour } : { rhythm, weekday, hour };
    run({ rule, ledgers: chosen }, () => setIsSaved(true));
  }

  return (
    <Form onSubmit={submit} className="flex flex-col gap-5">
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 text-sm font-medium">{t('rhythm')}</legend>
        {(['monthly', 'weekly'] as const).map((option) => (
          <Choice
            key={option}
            type="radio"
            name="rhythm"
            checked={rhythm === option}
            onChange={() => setRhythm(option)}
            label={t(`${option}.label`)}
            description={t(`${option}.text`)}
          />
        ))}
      </fieldset>
      <div className="grid max-w-md grid-cols-2 gap-4">
        {rhythm === 'monthly' ? (
          <NumberSelect
            id={`${id}-day`}
            label={t('dayOfMonth')}
            value={dayOfMonth}
            options={daysOfMonth.map((value) => ({ value, label: `${value}.` }))}
            onChange={setDayOfMonth}
          />
        ) : (
          <NumberSelect
            id={`${id}-weekday`}
            label={t('weekday')}
            value={weekday}
            options={weekdays.map((value) => ({ value, label: weekdayName(value, locale) }))}
            onChange={setWeekday}
          />
        )}
        <NumberSelect
          id={`${id}-hour`}
          label={t('hour')}
          value={hour}
          options={hours.map((value) => ({ value, label: t('hourOption', { hour: pad(value) }) }))}
          onChange={setHour}
        />
      </div>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-sm font-medium">{t('ledgers')}</legend>
        {ledgers.map((ledger) => (
          <Choice
            key={ledger}
            type="checkbox"
            checked={chosen.includes(ledger)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...chosen, ledger] : chosen.filter((other) => other !== ledger))
            }
            label={names(ledger)}
          />
        ))}
      </fieldset>
      <RefusalNotice refusal={refusal} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="primary" pending={isPending} disabled={chosen.length === 0}>
          {t('save')}
        </SubmitButton>
        <p role="status" className="text-sm font-medium text-success">
          {isSaved ? t('saved') : ''}
        </p>
        {chosen.length === 0 ? <p className="text-sm text-muted">{t('noLedger')}</p> : null}
      </div>
    </Form>
  );
}

function pad(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

interface NumberSelectProps {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly options: readonly { readonly value: number; readonly label: string }[];
  readonly onChange: (value: number) => void;
}

function NumberSelect({ id, label, value, options, onChange }: NumberSelectProps) {
  return (
    <Field id={id} label={label}>
      <Select id={id} value={value} onChange={({ target }) => onChange(Number(target.value))}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
