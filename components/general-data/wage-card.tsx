'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useRef } from 'react';
import { formatAmount, formatDate, readerLocale } from '@/components/format/format';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { describedBy, Field, Input, Select } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { CompensationPeriod } from '@/lib/bookkeeping/payroll/types';

export interface ShownWage {
  readonly id: string;
  readonly period: CompensationPeriod;
  /** Cents. */
  readonly amount: number;
  readonly currency: string;
  readonly wageType: number | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** As typed. */
export interface WageInput {
  readonly employeeId: string;
  readonly period: string;
  readonly amount: string;
  readonly wageType: string;
  readonly validFrom: string;
}

interface WageCardProps {
  readonly employeeId: string;
  readonly wages: readonly ShownWage[];
  readonly add: (input: WageInput) => Promise<ActionAnswer>;
}

/** Wages of a person, the youngest first, and a new one, which ends the one before it (K7). */
export function WageCard({ employeeId, wages, add }: WageCardProps) {
  const t = useTranslations('people.wages');
  return (
    <>
      {wages.length > 0 ? <WageTable wages={wages} /> : <p className="px-5 text-muted">{t('none')}</p>}
      <WageForm employeeId={employeeId} add={add} />
    </>
  );
}

function WageTable({ wages }: { wages: readonly ShownWage[] }) {
  const t = useTranslations('people.wages');
  const locale = readerLocale(useLocale());
  return (
    <Table caption={t('title')}>
      <thead>
        <tr>
          <HeaderCell>{t('validFrom')}</HeaderCell>
          <HeaderCell>{t('validTo')}</HeaderCell>
          <HeaderCell>{t('period')}</HeaderCell>
          <HeaderCell>{t('wageType')}</HeaderCell>
          <HeaderCell className="text-right">{t('amount')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {wages.map((wage) => (
          <tr key={wage.id}>
            <Cell className="figures whitespace-nowrap">{formatDate(wage.validFrom, locale)}</Cell>
            <Cell className="figures whitespace-nowrap">{formatDate(wage.validTo, locale)}</Cell>
            <Cell>{t(`periods.${wage.period}`)}</Cell>
            <Cell className="figures">{wage.wageType ?? '–'}</Cell>
            <Cell className="figures text-right whitespace-nowrap">
              {formatAmount(wage.amount, wage.currency, locale)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function WageForm({ employeeId, add }: Pick<WageCardProps, 'employeeId' | 'add'>) {
  const t = useTranslations('people.wages');
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { run, isPending, refusal } = useAction(add);
  const error = (name: string) => refusal?.fields?.[name];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const input = {
      employeeId,
      period: text('period'),
      amount: text('amount'),
      wageType: text('wageType'),
      validFrom: text('validFrom'),
    };
    run(input, () => form.current?.reset());
  }

  return (
    <Form ref={form} onSubmit={submit} noValidate className="border-t border-line px-5 pt-4 pb-5">
      <h3 className="mb-3 text-sm font-semibold">{t('addTitle')}</h3>
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        <Field id={`${id}-period`} label={t('period')} error={error('period')}>
          <Select
            id={`${id}-period`}
            name="period"
            {...describedBy(`${id}-period`, { error: error('period') })}
          >
            <option value="month">{t('periods.month')}</option>
            <option value="hour">{t('periods.hour')}</option>
          </Select>
        </Field>
        <Field id={`${id}-amount`} label={t('amount')} error={error('amount')}>
          <Input
            id={`${id}-amount`}
            name="amount"
            inputMode="decimal"
            className="figures"
            {...describedBy(`${id}-amount`, { error: error('amount') })}
          />
        </Field>
        <Field id={`${id}-type`} label={t('wageType')} error={error('wageType')}>
          <Input
            id={`${id}-type`}
            name="wageType"
            className="figures"
            {...describedBy(`${id}-type`, { error: error('wageType') })}
          />
        </Field>
        <Field id={`${id}-from`} label={t('validFrom')} error={error('validFrom')}>
          <Input
            id={`${id}-from`}
            name="validFrom"
            type="date"
            {...describedBy(`${id}-from`, { error: error('validFrom') })}
          />
        </Field>
      </div>
      <RefusalNotice refusal={refusal} />
      <SubmitButton pending={isPending} className="mt-4">
        {t('add')}
      </SubmitButton>
    </Form>
  );
}
