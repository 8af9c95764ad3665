import { CircleCheck, CircleDashed } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { formatDate, readerLocale } from '@/components/format/format';
import { Badge } from '@/components/ui/badge';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { EmployeeSummary } from '@/lib/general-data/people/list-people';

/** The company's people by name. */
export function PeopleTable({ people }: { people: readonly EmployeeSummary[] }) {
  const t = useTranslations('people.list');
  const locale = readerLocale(useLocale());
  return (
    <Table caption={t('caption')} isStacked>
      <thead>
        <tr>
          <HeaderCell>{t('name')}</HeaderCell>
          <HeaderCell>{t('personnelNumber')}</HeaderCell>
          <HeaderCell className="hidden md:table-cell">{t('entryDate')}</HeaderCell>
          <HeaderCell className="hidden md:table-cell">{t('exitDate')}</HeaderCell>
          <HeaderCell>{t('state')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id} className="hover:bg-sunken">
            <Cell className="min-w-24 font-medium">
              <Link href={`/stammdaten/mitarbeiter/${person.id}`} className="text-brand hover:underline">
                {t('nameOf', { lastName: person.lastName, firstName: person.firstName })}
              </Link>
            </Cell>
            <Cell label={t('personnelNumber')} className="figures">
              {person.personnelNumber ?? '–'}
            </Cell>
            <Cell className="figures hidden md:table-cell">{formatDate(person.entryDate, locale)}</Cell>
            <Cell className="figures hidden md:table-cell">{formatDate(person.exitDate, locale)}</Cell>
            <Cell>
              <DeliveryBadge isDelivered={person.isDelivered} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Whether DATEV, or somebody who downloaded it, has a record as it stands here. */
export function DeliveryBadge({ isDelivered }: { isDelivered: boolean }) {
  const t = useTranslations('people.delivery');
  return isDelivered ? (
    <Badge tone="success" icon={CircleCheck}>
      {t('delivered')}
    </Badge>
  ) : (
    <Badge tone="neutral" icon={CircleDashed}>
      {t('open')}
    </Badge>
  );
}
