import {
  type AccountingMonth,
  accountingMonthOf,
  formatGermanDate,
  type IsoDate,
} from '@/lib/bookkeeping/calendar';
import type { RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import { compensationRecord } from '@/lib/bookkeeping/payroll/problems';
import type { Compensation, Employee } from '@/lib/bookkeeping/payroll/types';
import { firstOfMonth } from '../people/valid-from';
import { wasDelivered } from './due';
import type { TrackedRecord } from './plan-general';

/**
 * The month a person's data go into. Whoever is handed over for the first time goes into the month of his entry if that
 * is still open, though it was told later: else the file with his first wage would name a number the program has never
 * heard of. Months that may be closed are left alone.
 */
export function effectiveFrom(
  record: TrackedRecord<Employee>,
  firstOpenMonth: AccountingMonth | null,
): IsoDate {
  const { entryDate } = record.content;
  if (wasDelivered(record) || entryDate === null || entryDate >= record.validFrom) return record.validFrom;
  if (firstOpenMonth === null || accountingMonthOf(entryDate) < firstOpenMonth) return record.validFrom;
  return firstOfMonth(entryDate);
}

/** Wages of the month of entry that go into an earlier file than the person: nobody but the Berater knows whether the number exists. */
export function wagesBeforePerson(
  people: readonly { readonly employee: Employee; readonly validFrom: IsoDate; readonly isFirst: boolean }[],
  wages: readonly Compensation[],
): RecordWarning[] {
  const first = new Map(
    people.flatMap((person) => (person.isFirst ? [[person.employee.externalId, person] as const] : [])),
  );
  return wages.flatMap((wage) => {
    const person = first.get(wage.employee.externalId);
    const entry = person?.employee.entryDate ?? null;
    if (!person || entry === null || accountingMonthOf(entry) !== accountingMonthOf(wage.validFrom))
      return [];
    if (accountingMonthOf(wage.validFrom) >= accountingMonthOf(person.validFrom)) return [];
    const record = compensationRecord(wage);
    const params = {
      record: record.title,
      validFrom: formatGermanDate(wage.validFrom),
      personFrom: formatGermanDate(firstOfMonth(person.validFrom)),
    };
    const problem = { code: 'COMPENSATION_BEFORE_PERSON', params, path: `${record.kind}:${record.key}` };
    return [{ record, outcome: 'noted' as const, problems: [problem] }];
  });
}
