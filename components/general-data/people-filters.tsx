'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FilterInput } from '@/components/ui/filter-controls';
import { FilterForm } from '@/components/ui/filter-form';

/** Search by name, Kennung or Personalnummer. */
export function PeopleFilters({ search }: { search: string }) {
  const t = useTranslations('people.list');
  const id = useId();
  return (
    <FilterForm action="/stammdaten/mitarbeiter" role="search" className="max-w-md">
      <Field id={id} label={t('search')}>
        <div className="flex gap-2">
          <FilterInput id={id} name="suche" type="search" value={search} />
          <Button type="submit" aria-label={t('submit')}>
            <Search aria-hidden />
          </Button>
        </div>
      </Field>
    </FilterForm>
  );
}
