'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { findingsOf } from '@/app/_shell/findings';
import type { EmployeeFormInput } from '@/components/general-data/employee-fields';
import type { SavedEmployee } from '@/components/general-data/employee-form';
import type { TimeOffInput } from '@/components/general-data/time-off-card';
import type { WageInput } from '@/components/general-data/wage-card';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { timeOffStatuses } from '@/lib/bookkeeping/payroll/time-off-json';
import { eraseEmployee } from '@/lib/general-data/people/erase-employee';
import { storeCompensations } from '@/lib/general-data/people/store-compensations';
import { storeEmployees } from '@/lib/general-data/people/store-employees';
import { storeTimeOffs } from '@/lib/general-data/people/store-time-offs';
import { refusedRecord } from './answers';
import { formInputSchema, inputOfForm, wageOfForm } from './form-values';

/** Stores the form of a person, new or known. */
export async function saveEmployee(input: EmployeeFormInput): Promise<ActionAnswer<SavedEmployee>> {
  const form = formInputSchema.parse(input);
  return actAs('employees.write', async (platform, actor) => {
    const [result] = await storeEmployees(platform, actor, [inputOfForm(form)], 'screen');
    if (!result) throw new Error('one person in, no result out');
    switch (result.kind) {
      case 'created':
      case 'changed':
      case 'unchanged':
        refresh();
        return done({ id: result.stored.id, findings: await findingsOf(result.problems) });
      case 'refused':
        return refusedRecord(result.problems);
      case 'restricted': {
        const params = { externalId: result.externalId };
        return refusedRecord([{ code: 'EMPLOYEE_ERASED', params, path: 'externalId' }]);
      }
    }
  });
}

const text = z.string().max(200);
const wageSchema: z.ZodType<WageInput> = z.object({
  employeeId: text,
  period: text,
  amount: text,
  wageType: text,
  validFrom: text,
});

/** A new wage; it ends the one before it. The same day and kind again corrects what was typed. */
export async function addWage(input: WageInput): Promise<ActionAnswer> {
  const wage = wageOfForm(wageSchema.parse(input));
  return actAs('employees.write', async (platform, actor) => {
    const [result] = await storeCompensations(platform, actor, [wage]);
    if (result?.kind === 'refused') return refusedRecord(result.problems);
    refresh();
    return done();
  });
}

const timeOffSchema: z.ZodType<TimeOffInput> = z.object({
  employeeId: text,
  externalId: text.min(1),
  type: text,
  from: text,
  to: text,
  startsHalfDay: z.boolean(),
  endsHalfDay: z.boolean(),
  hours: text,
  status: z.enum(timeOffStatuses),
});

/** A new absence, or another word on one that is known. */
export async function saveTimeOff(input: TimeOffInput): Promise<ActionAnswer> {
  const { hours, ...timeOff } = timeOffSchema.parse(input);
  return actAs('employees.write', async (platform, actor) => {
    const record = { ...timeOff, hours: hours === '' ? null : hours.replace(',', '.') };
    const [result] = await storeTimeOffs(platform, actor, [record]);
    if (result?.kind === 'refused') return refusedRecord(result.problems);
    refresh();
    return done();
  });
}

/** Erases a person as far as the retention lets him go; the list then says what has to be kept, and until when. */
export async function erase(input: { employeeId: string }): Promise<ActionAnswer<{ goTo: string }>> {
  const { employeeId } = z.object({ employeeId: z.uuid() }).parse(input);
  return actAs('employees.erase', async (platform, actor) => {
    const outcome = await eraseEmployee(platform, actor, { employee: employeeId });
    const t = await getTranslations('people.erase');
    switch (outcome.kind) {
      case 'erased':
      case 'not_found':
        return done({ goTo: '/stammdaten/mitarbeiter?geloescht=ja' });
      case 'restricted':
        return done({ goTo: `/stammdaten/mitarbeiter?gesperrt=${outcome.until}` });
      case 'still_employed':
        return refused(t('stillEmployed'));
    }
  });
}
