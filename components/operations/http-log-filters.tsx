'use client';

import { useTranslations } from 'next-intl';
import { useId, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Choice, Field } from '@/components/ui/field';
import { FilterInput, FilterSelect } from '@/components/ui/filter-controls';
import { FilterForm } from '@/components/ui/filter-form';

interface HttpLogFiltersProps {
  readonly companies: readonly { readonly id: string; readonly name: string }[];
  readonly operations: readonly string[];
  readonly companyId: string;
  readonly operation: string;
  readonly onlyFailures: boolean;
  readonly search: string;
}

export function HttpLogFilters(props: HttpLogFiltersProps) {
  const { companies, operations, companyId, operation, onlyFailures, search } = props;
  const t = useTranslations('operations.log');
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const apply = () => form.current?.requestSubmit();
  return (
    <FilterForm
      ref={form}
      action="/betrieb/protokoll"
      role="search"
      className="mb-4 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1.5fr_auto_auto]"
    >
      <Field id={`${id}-company`} label={t('company')}>
        <FilterSelect id={`${id}-company`} name="firma" value={companyId} onChange={apply}>
          <option value="">{t('all')}</option>
          {companies.map((company) => (
            <option key={company.id} value={company.id}>
              {company.name}
            </option>
          ))}
        </FilterSelect>
      </Field>
      <Field id={`${id}-operation`} label={t('operation')}>
        <FilterSelect id={`${id}-operation`} name="aufruf" value={operation} onChange={apply}>
          <option value="">{t('all')}</option>
          {operations.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </FilterSelect>
      </Field>
      <Field id={`${id}-search`} label={t('searchId')}>
        <FilterInput id={`${id}-search`} name="kennung" value={search} className="font-mono" />
      </Field>
      <Choice
        key={String(onlyFailures)}
        type="checkbox"
        name="fehler"
        value="1"
        defaultChecked={onlyFailures}
        onChange={apply}
        label={t('onlyFailures')}
        className="h-10 pt-2"
      />
      <Button type="submit">{t('search')}</Button>
    </FilterForm>
  );
}
