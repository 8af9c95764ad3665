'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useId, useRef } from 'react';
import { ledgerSlugs } from '@/components/documents/ledger';
import { formatMonth, readerLocale } from '@/components/format/format';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FilterSelect } from '@/components/ui/filter-controls';
import { FilterForm } from '@/components/ui/filter-form';
import { ledgers } from '@/lib/bookkeeping/invoice';
import type { TransferSearch } from './transfer-address';
import { transferStates } from './transfer-state-look';

/** Month, ledger and state; a choice takes effect at once, without a script the button does it. */
export function TransferFilters({ search, months }: { search: TransferSearch; months: readonly string[] }) {
  const t = useTranslations('transfers.filters');
  const names = useTranslations('ledgers');
  const states = useTranslations('transferStates');
  const locale = readerLocale(useLocale());
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const apply = () => form.current?.requestSubmit();
  const slug = search.ledger ? ledgerSlugs[search.ledger] : '';

  return (
    <FilterForm
      ref={form}
      action="/uebertragungen"
      className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:max-w-3xl"
    >
      <Field id={`${id}-month`} label={t('month')}>
        <FilterSelect id={`${id}-month`} name="monat" value={search.month ?? ''} onChange={apply}>
          <option value="">{t('allMonths')}</option>
          {months.map((month) => (
            <option key={month} value={month}>
              {formatMonth(month, locale)}
            </option>
          ))}
        </FilterSelect>
      </Field>
      <Field id={`${id}-ledger`} label={t('ledger')}>
        <FilterSelect id={`${id}-ledger`} name="buch" value={slug} onChange={apply}>
          <option value="">{t('allLedgers')}</option>
          {ledgers.map((ledger) => (
            <option key={ledger} value={ledgerSlugs[ledger]}>
              {names(ledger)}
            </option>
          ))}
        </FilterSelect>
      </Field>
      <Field id={`${id}-state`} label={t('state')} className="col-span-2 sm:col-span-1">
        <FilterSelect id={`${id}-state`} name="status" value={search.state ?? ''} onChange={apply}>
          <option value="">{t('allStates')}</option>
          {transferStates.map((state) => (
            <option key={state} value={state}>
              {states(state)}
            </option>
          ))}
        </FilterSelect>
      </Field>
      <noscript>
        <Button type="submit">{t('submit')}</Button>
      </noscript>
    </FilterForm>
  );
}
