'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useAction } from '@/components/session/use-action';
import { Button } from '@/components/ui/button';
import { Choice, describedBy, Field, Input } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { cashBookPath } from './cash-book-address';
import type { CashEntryInput, CashEntrySave } from './cash-entry-input';

interface CashEntryFormProps {
  readonly entry: CashEntryInput;
  /** Where "cancel" leads. */
  readonly back: string;
  readonly save: (input: CashEntrySave) => Promise<ActionAnswer<{ month: string }>>;
}

/** One movement of the cash box; what DATEV needs stands in sight, the rest folded. */
export function CashEntryForm({ entry, back, save }: CashEntryFormProps) {
  const t = useTranslations('cashBook.form');
  const common = useTranslations('common');
  const router = useRouter();
  const { run, isPending, refusal } = useAction(save);
  const [draftId] = useState(() => crypto.randomUUID());

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = readForm(entry, new FormData(event.currentTarget));
    run({ ...typed, draftId }, ({ month }) => router.push(cashBookPath({ month })));
  }

  return (
    <Form onSubmit={submit} noValidate>
      <MainFields entry={entry} faults={refusal?.fields ?? {}} />
      <details className="mt-4">
        <summary className="cursor-pointer font-medium text-brand">{t('more')}</summary>
        <MoreFields entry={entry} faults={refusal?.fields ?? {}} />
      </details>
      <RefusalNotice refusal={isSaidInFields(refusal) ? null : refusal} />
      <div className="mt-5 flex flex-wrap gap-2">
        <SubmitButton variant="primary" pending={isPending}>
          {t('save')}
        </SubmitButton>
        <Button asChild>
          <Link href={back}>{common('cancel')}</Link>
        </Button>
      </div>
    </Form>
  );
}

/** Every fault stands beneath its field already. */
function isSaidInFields(refusal: Extract<ActionAnswer, { kind: 'refused' }> | null): boolean {
  const fields = Object.keys(refusal?.fields ?? {}).length;
  return fields > 0 && (refusal?.findings?.length ?? 0) === 0;
}

interface FieldsProps {
  readonly entry: CashEntryInput;
  readonly faults: Readonly<Record<string, string>>;
}

function MainFields({ entry, faults }: FieldsProps) {
  const t = useTranslations('cashBook.form');
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <TextField name="date" label={t('date')} value={entry.date} fault={faults.date} type="date" />
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{t('direction')}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1 pt-1.5">
          {(['receipt', 'payment'] as const).map((direction) => (
            <Choice
              key={direction}
              type="radio"
              name="direction"
              value={direction}
              defaultChecked={entry.direction === direction}
              label={t(direction)}
            />
          ))}
        </div>
      </fieldset>
      <TextField
        name="amount"
        label={t('amount')}
        value={entry.amount}
        fault={faults.amount}
        hint={t('amountHint')}
        inputMode="decimal"
      />
      <TextField name="number" label={t('number')} value={entry.number} fault={faults.number} />
      <TextField
        name="text"
        label={t('text')}
        value={entry.text}
        fault={faults.text}
        hint={t('textHint')}
        maxLength={60}
        className="sm:col-span-2"
      />
      <TextField
        name="accountNo"
        label={t('accountNo')}
        value={entry.accountNo}
        fault={faults.accountNo}
        hint={t('accountNoHint')}
        inputMode="numeric"
      />
      <TextField
        name="taxRate"
        label={t('taxRate')}
        value={entry.taxRate}
        fault={faults.taxRate}
        hint={t('taxRateHint')}
        inputMode="decimal"
      />
    </div>
  );
}

function MoreFields({ entry, faults }: FieldsProps) {
  const t = useTranslations('cashBook.form');
  return (
    <div className="mt-3 grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <TextField
        name="taxKey"
        label={t('taxKey')}
        value={entry.taxKey}
        fault={faults.taxKey}
        inputMode="numeric"
      />
      <TextField name="costCenter1" label={t('costCenter1')} value={entry.costCenter1} />
      <TextField name="costCenter2" label={t('costCenter2')} value={entry.costCenter2} />
      <TextField
        name="information"
        label={t('information')}
        value={entry.information}
        hint={t('informationHint')}
        maxLength={120}
        className="sm:col-span-2"
      />
    </div>
  );
}

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly fault?: string | undefined;
  readonly hint?: string;
  readonly type?: 'text' | 'date';
  readonly inputMode?: 'decimal' | 'numeric';
  readonly maxLength?: number;
  readonly className?: string;
}

function TextField({ name, label, value, fault, hint, className, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <Field
      id={id}
      label={label}
      {...(hint ? { hint } : {})}
      {...(fault ? { error: fault } : {})}
      {...(className ? { className } : {})}
    >
      <Input
        id={id}
        name={name}
        defaultValue={value}
        {...input}
        {...describedBy(id, { hint, error: fault })}
        className={input.inputMode || input.type === 'date' ? 'figures' : undefined}
      />
    </Field>
  );
}

function readForm({ cashEntryId, version }: CashEntryInput, form: FormData): CashEntryInput {
  const typed = (name: string) => String(form.get(name) ?? '').trim();
  return {
    cashEntryId,
    version,
    date: typed('date'),
    direction: typed('direction') === 'payment' ? 'payment' : 'receipt',
    amount: typed('amount'),
    text: typed('text'),
    number: typed('number'),
    taxRate: typed('taxRate'),
    accountNo: typed('accountNo'),
    taxKey: typed('taxKey'),
    costCenter1: typed('costCenter1'),
    costCenter2: typed('costCenter2'),
    information: typed('information'),
  };
}
