import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { PushPeople, PushPerson } from '@/lib/general-data/push/people-of-push';

/** Whom a push concerns, before it is done: DATEV knows people by their number alone (K3). */
export function PushPeopleList({ people: { people, total } }: { people: PushPeople }) {
  const t = useTranslations('handover.people');
  if (total === 0) return null;
  return (
    <details className="mt-4">
      <summary className="cursor-pointer text-sm font-medium text-brand">
        {t('title', { count: total })}
      </summary>
      <p className="my-3 max-w-prose text-sm text-muted">{t('lead')}</p>
      <Table caption={t('title', { count: total })} isStacked>
        <thead>
          <tr>
            <HeaderCell>{t('number')}</HeaderCell>
            <HeaderCell>{t('name')}</HeaderCell>
            <HeaderCell>{t('what')}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <Cell label={t('number')} className="figures">
                {person.personnelNumber ?? '–'}
              </Cell>
              <Cell>
                <Link href={`/stammdaten/mitarbeiter/${person.id}`} className="text-brand hover:underline">
                  {person.name}
                </Link>
              </Cell>
              <Cell>
                <What person={person} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {total > people.length ? (
        <p className="mt-2 text-sm text-muted">{t('more', { count: total - people.length })}</p>
      ) : null}
    </details>
  );
}

function What({ person: { employee, compensations, timeOffs } }: { person: PushPerson }) {
  const t = useTranslations('handover.people');
  return (
    <div className="flex flex-wrap gap-1.5">
      {employee === null ? null : <Badge tone={employee === 'new' ? 'info' : 'neutral'}>{t(employee)}</Badge>}
      {compensations > 0 ? (
        <Badge tone="neutral">{t('compensations', { count: compensations })}</Badge>
      ) : null}
      {timeOffs > 0 ? <Badge tone="neutral">{t('timeOffs', { count: timeOffs })}</Badge> : null}
    </div>
  );
}
