import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { requireActor } from '@/app/_server/session';
import { EmployeeForm } from '@/components/general-data/employee-form';
import { Card } from '@/components/ui/card';
import { saveEmployee } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.form'))('newTitle') };
}

export default async function NewEmployeePage() {
  await requireActor('employees.write', await requestedPath());
  const t = await getTranslations('people.form');
  return (
    <Card id="mitarbeiter" title={t('newTitle')} description={t('lead')}>
      <EmployeeForm values={{ texts: {}, secretEnds: {} }} isNew save={saveEmployee} />
    </Card>
  );
}
