'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { formatMonth, readerLocale } from '@/components/format/format';
import { Field, Select } from '@/components/ui/field';
import { ledgers } from '@/lib/bookkeeping/invoice';
import type { TransferChoice } from './transfer-preview';

interface ChoiceFormProps {
  readonly choice: TransferChoice;
  readonly months: readonly string[];
  readonly onChoose: (choice: TransferChoice) => void;
  readonly isLocked: boolean;
}

/** Which ledger and month go. With marked documents both are given by them. */
export function ChoiceForm({ choice, months, onChoose, isLocked }: ChoiceFormProps) {
  const t = useTranslations('transferStart');
  const names = useTranslations('ledgers');
  const locale = readerLocale(useLocale());
  const id = useId();
  if (choice.documentIds) {
    return (
      <p className="mb-4">
        {t('marked', {
          count: choice.documentIds.length,
          ledger: names(choice.ledger),
          month: formatMonth(choice.month, locale),
        })}
      </p>
    );
  }
  return (
    <div className="mb-4 grid gap-3 sm:grid-cols-2">
      <Field id={`${id}-ledger`} label={t('ledger')}>
        <Select
          id={`${id}-ledger`}
          value={choice.ledger}
          disabled={isLocked}
          onChange={(event) => {
            const ledger = ledgers.find((known) => known === event.target.value);
            if (ledger) onChoose({ ...choice, ledger });
          }}
        >
          {ledgers.map((ledger) => (
            <option key={ledger} value={ledger}>
              {names(ledger)}
            </option>
          ))}
        </Select>
      </Field>
      <Field id={`${id}-month`} label={t('month')}>
        <Select
          id={`${id}-month`}
          value={choice.month}
          disabled={isLocked}
          onChange={(event) => onChoose({ ...choice, month: event.target.value })}
        >
          {months.map((month) => (
            <option key={month} value={month}>
              {formatMonth(month, locale)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
