'use client';

import { Search } from 'lucide-react';
import Form from 'next/form';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useRef } from 'react';
import { ledgerSlugs } from '@/components/documents/ledger';
import { formatMonth, readerLocale } from '@/components/format/format';
import { transferStates } from '@/components/transfer/transfer-state-look';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FilterInput, FilterSelect } from '@/components/ui/filter-controls';
import { ledgers } from '@/lib/bookkeeping/invoice';
import { type LogSearch, logPath } from './log-address';

interface LogFiltersProps {
  readonly search: LogSearch;
  readonly companies: readonly { readonly companyId: string; readonly companyName: string }[];
  readonly months: readonly string[];
  readonly people: readonly string[];
}

/** Company, month, ledger, state, person and free text; a choice takes effect at once, without a script the button does it. */
export function LogFilters({ search, companies, months, people }: LogFiltersProps) {
  const t = useTranslations('adviser.log.filters');
  const names = useTranslations('ledgers');
  const states = useTranslations('transferStates');
  const locale = readerLocale(useLocale());
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const apply = () => form.current?.requestSubmit();
  const slug = search.ledger ? ledgerSlugs[search.ledger] : '';
  const choices: readonly FilterChoice[] = [
    {
      name: 'firma',
      label: t('company'),
      all: t('allCompanies'),
      value: search.companyId ?? '',
      options: companies.map(({ companyId, companyName }) => [companyId, companyName]),
    },
    {
      name: 'monat',
      label: t('month'),
      all: t('allMonths'),
      value: search.month ?? '',
      options: months.map((month) => [month, formatMonth(month, locale)]),
    },
    {
      name: 'buch',
      label: t('ledger'),
      all: t('allLedgers'),
      value: slug,
      options: ledgers.map((ledger) => [ledgerSlugs[ledger], names(ledger)]),
    },
    {
      name: 'status',
      label: t('state'),
      all: t('allStates'),
      value: search.state ?? '',
      options: transferStates.map((state) => [state, states(state)]),
    },
    {
      name: 'person',
      label: t('person'),
      all: t('allPeople'),
      value: search.person ?? '',
      options: people.map((person) => [person, person]),
    },
  ];

  return (
    <Form ref={form} action={logPath} role="search" className="mb-4 flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
        {choices.map((choice) => (
          <Filter key={choice.name} id={`${id}-${choice.name}`} choice={choice} apply={apply} />
        ))}
      </div>
      <div className="flex items-end gap-2">
        <Field id={`${id}-text`} label={t('text')} className="w-full max-w-xl">
          <FilterInput
            id={`${id}-text`}
            name="suche"
            type="search"
            maxLength={100}
            value={search.text ?? ''}
            placeholder={t('textPlaceholder')}
          />
        </Field>
        <Button type="submit">
          <Search aria-hidden />
          {t('submit')}
        </Button>
      </div>
    </Form>
  );
}

interface FilterChoice {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

function Filter({ id, choice, apply }: { id: string; choice: FilterChoice; apply: () => void }) {
  return (
    <Field id={id} label={choice.label}>
      <FilterSelect id={id} name={choice.name} value={choice.value} onChange={apply}>
        <option value="">{choice.all}</option>
        {choice.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </FilterSelect>
    </Field>
  );
}
