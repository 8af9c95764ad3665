import { ArrowLeft, Trash2 } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import type { IdPageProps } from '@/app/_shell/page-props';
import { EmployeeForm } from '@/components/general-data/employee-form';
import { DeliveryBadge } from '@/components/general-data/people-table';
import { TimeOffCard } from '@/components/general-data/time-off-card';
import { WageCard } from '@/components/general-data/wage-card';
import { Card } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { StoredEmployee } from '@/lib/general-data/people/employee-rows';
import { getEmployee, listCompensations, listTimeOffs } from '@/lib/general-data/people/list-people';
import { readSettings } from '@/lib/general-data/settings/settings';
import type { UserActor } from '@/lib/identity/actor';
import { may } from '@/lib/identity/permissions';
import { addWage, erase, saveEmployee, saveTimeOff } from '../actions';
import { formValuesOf } from '../form-values';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') };
}

/** One person: what payroll knows, wages, absences (K7). */
export default async function EmployeePage({ params }: IdPageProps) {
  const actor = await requireActor('employees.read', await requestedPath());
  const id = z.uuid().safeParse((await params).id);
  const platform = await getPlatform();
  const stored = id.success ? await getEmployee(platform, actor, id.data) : null;
  if (!stored) notFound();
  const { employee } = stored;
  const t = await getTranslations('people');
  return (
    <div className="flex flex-col gap-6">
      <header>
        <Link
          href="/stammdaten/mitarbeiter"
          className="mb-2 inline-flex items-center gap-1.5 text-sm text-muted hover:text-ink hover:underline"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t('form.back')}
        </Link>
        <div className="flex flex-wrap items-center gap-3">
          <h2 className="text-xl font-semibold">
            {t('form.nameOf', { firstName: employee.firstName, lastName: employee.lastName })}
          </h2>
          <DeliveryBadge isDelivered={stored.isDelivered} />
        </div>
      </header>
      <Card id="angaben" title={t('form.title')} description={t('form.lead')}>
        <EmployeeForm
          key={stored.revision}
          values={formValuesOf(employee)}
          isNew={false}
          save={saveEmployee}
        />
      </Card>
      <Records actor={actor} stored={stored} />
      {may(actor, 'employees.erase') ? <Erasure id={stored.id} /> : null}
    </div>
  );
}

async function Records({ actor, stored }: { actor: UserActor; stored: StoredEmployee }) {
  const platform = await getPlatform();
  const of = { employee: stored.id, limit: 200 };
  const [wages, timeOffs, settings, t] = await Promise.all([
    listCompensations(platform, actor, of),
    listTimeOffs(platform, actor, of),
    readSettings(platform, actor),
    getTranslations('people'),
  ]);
  const wageRows = wages?.kind === 'page' ? wages.page.items : [];
  const timeOffRows = timeOffs?.kind === 'page' ? timeOffs.page.items : [];
  return (
    <>
      <Card id="bezuege" title={t('wages.title')} description={t('wages.lead')} flush>
        <WageCard
          employeeId={stored.id}
          add={addWage}
          wages={wageRows.map(({ id, compensation }) => {
            const { period, amount, currency, wageType, validFrom, validTo } = compensation;
            return { id, period, amount, currency, wageType, validFrom, validTo };
          })}
        />
      </Card>
      <Card id="abwesenheiten" title={t('timeOffs.title')} description={t('timeOffs.lead')} flush>
        <TimeOffCard
          employeeId={stored.id}
          types={settings.absences.map(({ type }) => type)}
          save={saveTimeOff}
          timeOffs={timeOffRows.map(({ timeOff: { employee: _, ...shown } }) => shown)}
        />
      </Card>
    </>
  );
}

async function Erasure({ id }: { id: string }) {
  const t = await getTranslations('people.erase');
  return (
    <Card id="loeschen" title={t('title')} description={t('lead')}>
      <ConfirmButton
        variant="danger"
        title={t('question')}
        text={<p>{t('text')}</p>}
        confirmLabel={t('confirm')}
        input={{ employeeId: id }}
        action={erase}
      >
        <Trash2 aria-hidden />
        {t('button')}
      </ConfirmButton>
    </Card>
  );
}
