'use client';

import { Search } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useRef } from 'react';
import { formatMonth, readerLocale } from '@/components/format/format';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FilterInput, FilterSelect } from '@/components/ui/filter-controls';
import { FilterForm } from '@/components/ui/filter-form';
import type { DocumentSearch } from './document-address';
import { documentStates } from './document-state';
import { ledgerSlugs } from './ledger';

interface DocumentFiltersProps {
  readonly search: DocumentSearch;
  /** Months that have documents, the newest first. */
  readonly months: readonly string[];
  /** The cash book is read day by day: no search in it. */
  readonly hasSearch: boolean;
}

/** Month, state and search. A choice takes effect at once; without a script the button does it. */
export function DocumentFilters({ search, months, hasSearch }: DocumentFiltersProps) {
  const t = useTranslations('documents.filters');
  const states = useTranslations('documentStates');
  const locale = readerLocale(useLocale());
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const apply = () => form.current?.requestSubmit();

  return (
    <FilterForm
      ref={form}
      action="/belege"
      role="search"
      className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-[12rem_12rem_minmax(0,1fr)]"
    >
      {search.ledger ? <input type="hidden" name="buch" value={ledgerSlugs[search.ledger]} /> : null}
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
      <Field id={`${id}-state`} label={t('state')}>
        <FilterSelect id={`${id}-state`} name="status" value={search.state ?? ''} onChange={apply}>
          <option value="">{t('allStates')}</option>
          {documentStates.map((state) => (
            <option key={state} value={state}>
              {states(state)}
            </option>
          ))}
        </FilterSelect>
      </Field>
      {hasSearch ? (
        <Field id={`${id}-search`} label={t('search')} className="col-span-2 sm:col-span-1">
          <div className="flex gap-2">
            <FilterInput
              id={`${id}-search`}
              name="suche"
              type="search"
              value={search.search}
              placeholder={t('searchPlaceholder')}
            />
            <Button type="submit" aria-label={t('submit')}>
              <Search aria-hidden />
            </Button>
          </div>
        </Field>
      ) : (
        <noscript>
          <Button type="submit">{t('submit')}</Button>
        </noscript>
      )}
    </FilterForm>
  );
}
