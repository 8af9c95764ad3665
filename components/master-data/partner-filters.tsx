'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FilterInput, FilterSelect } from '@/components/ui/filter-controls';
import { FilterForm } from '@/components/ui/filter-form';

/** Customers or suppliers, and a search by name. */
export function PartnerFilters({ kind, search }: { kind: 'kunden' | 'lieferanten'; search: string }) {
  const t = useTranslations('masterData.partners');
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  return (
    <FilterForm
      ref={form}
      action="/stammdaten/geschaeftspartner"
      role="search"
      className="mb-4 grid max-w-2xl gap-3 sm:grid-cols-[14rem_minmax(0,1fr)]"
    >
      <Field id={`${id}-kind`} label={t('kind')}>
        <FilterSelect
          id={`${id}-kind`}
          name="art"
          value={kind}
          onChange={() => form.current?.requestSubmit()}
        >
          <option value="kunden">{t('customers')}</option>
          <option value="lieferanten">{t('suppliers')}</option>
        </FilterSelect>
      </Field>
      <Field id={`${id}-search`} label={t('search')}>
        <div className="flex gap-2">
          <FilterInput id={`${id}-search`} name="suche" type="search" value={search} />
          <Button type="submit" aria-label={t('submit')}>
            <Search aria-hidden />
          </Button>
        </div>
      </Field>
    </FilterForm>
  );
}
