import { describe, expect, it } from 'vitest';
import type { AccountingMonth, IsoDate } from '@/lib/bookkeeping/calendar';
import { planErasure } from '@/lib/general-data/people/plan-erasure';
import { employeeValidFrom } from '@/lib/general-data/people/valid-from';
import { decideCarriage } from '@/lib/general-data/push/carrier';
import { isDue, type Tracked } from '@/lib/general-data/push/due';
import { fileStates, isHandedOver, publishedState } from '@/lib/general-data/push/file-states';
import { paymentsDue } from '@/lib/general-data/push/payments-due';
import { type GeneralRecords, planGeneralPush } from '@/lib/general-data/push/plan-general';
import { compensation, employee, timeOff } from '../payroll/people';

const day = (text: string) => text as IsoDate;
const today = day('2026-02-17');
const context = { today, isForced: false, firstOpenMonth: null };

function tracked(over: Partial<Tracked> = {}): Tracked {
  return { id: 'r', revision: 1, deliveredRevision: null, validFrom: day('2026-01-01'), ...over };
}
const none: GeneralRecords = { employees: [], compensations: [], timeOffs: [] };

describe('currently relevant (K2)', () => {
  it.each([
    ['never handed over', tracked(), true],
    ['handed over as it stands', tracked({ deliveredRevision: 1 }), false],
    ['changed since', tracked({ revision: 2, deliveredRevision: 1 }), true],
    ['handed over, but valid later', tracked({ deliveredRevision: 1, validFrom: day('2026-03-01') }), true],
    ['handed over, valid from today', tracked({ deliveredRevision: 1, validFrom: today }), false],
  ])('%s: %s', (_, record, expected) => {
    expect(isDue(record, { today, isForced: false })).toBe(expected);
    expect(isDue(record, { today, isForced: true })).toBe(true);
  });

  it('a late word of a new person goes into the month of entry if that is open, and is told if nobody knows', () => {
    const late = {
      ...tracked({ validFrom: day('2026-02-01') }),
      content: employee({ entryDate: day('2026-01-15') }),
      deliveredNumber: null,
    };
    const wage = { ...tracked(), content: { ...compensation(), validFrom: day('2026-01-15') } };
    const records = { ...none, employees: [late], compensations: [wage] };
    const planOf = (firstOpenMonth: string | null, of = records) => {
      const plan = planGeneralPush(of, {
        ...context,
        firstOpenMonth: firstOpenMonth as AccountingMonth | null,
      });
      return [
        plan.employees[0]?.validFrom,
        ...plan.warnings.flatMap(({ problems }) => problems.map(({ code }) => code)),
      ];
    };
    expect(planOf('2026-01')).toEqual(['2026-01-01']);
    expect(planOf('2026-02')).toEqual(['2026-02-01', 'COMPENSATION_BEFORE_PERSON']);
    expect(planOf(null)).toEqual(['2026-02-01', 'COMPENSATION_BEFORE_PERSON']);
    const known = { ...late, revision: 2, deliveredRevision: 1 };
    expect(planOf('2026-01', { ...records, employees: [known] })).toEqual(['2026-02-01']);
  });

  it('leaves out an absence that was taken back before anybody had it', () => {
    const declined = { ...tracked(), content: { ...timeOff(), status: 'declined' as const } };
    expect(planGeneralPush({ ...none, timeOffs: [declined] }, context)).toMatchObject({
      timeOffs: [],
      warnings: [],
      told: [],
    });
  });

  it('tells once of an absence that was taken back after it was handed over (K4)', () => {
    const cancelled = {
      ...tracked({ revision: 2, deliveredRevision: 1 }),
      content: { ...timeOff(), status: 'cancelled' as const },
    };
    const plan = planGeneralPush({ ...none, timeOffs: [cancelled] }, context);
    expect(plan.timeOffs).toEqual([]);
    expect(plan.warnings.map(({ problems }) => problems[0]?.code)).toEqual(['TIME_OFF_WITHDRAWN']);
    const told = { ...cancelled, deliveredRevision: 2 };
    expect(planGeneralPush({ ...none, timeOffs: [told] }, context).warnings).toEqual([]);
  });

  it('forced, wages and absences of the past that are known stay the past', () => {
    const ended = {
      ...tracked({ deliveredRevision: 1 }),
      content: { ...compensation(), validFrom: day('2025-01-01'), validTo: day('2025-12-31') },
    };
    const past = {
      ...tracked({ deliveredRevision: 1 }),
      content: { ...timeOff(), from: day('2025-06-02'), to: day('2025-06-06') },
    };
    const person = { ...tracked({ deliveredRevision: 1 }), content: employee(), deliveredNumber: null };
    const plan = planGeneralPush(
      { employees: [person], compensations: [ended], timeOffs: [past] },
      { ...context, isForced: true },
    );
    expect([plan.employees.length, plan.compensations.length, plan.timeOffs.length]).toEqual([1, 0, 0]);
  });
});

describe('payments of a month (K8)', () => {
  const bonus = { wageType: 300, payment: { kind: 'hours', hours: '5.00' }, costCenter: null } as const;
  const other = { ...bonus, wageType: 301 };

  it('go once, and two equal ones are two', () => {
    expect(paymentsDue([bonus, bonus], [bonus])).toEqual({ due: [bonus], withdrawn: [] });
    expect(paymentsDue([bonus, bonus], [bonus, bonus])).toEqual({ due: [], withdrawn: [] });
  });

  it('a corrected one goes anew, and the old one has to be taken back by hand', () => {
    expect(paymentsDue([other], [bonus])).toEqual({ due: [other], withdrawn: [bonus] });
  });
});

describe('files (K6, K8)', () => {
  it('each state has one published word', () => {
    const words = new Set(fileStates.map(publishedState));
    expect([...words].sort()).toEqual([
      'AUTO_DELETED',
      'CORRUPTED',
      'DELETED',
      'FAILED',
      'IMPORTED',
      'UPLOADED',
    ]);
  });

  it('a file DATEV forgot counts as handed over only if it was imported', () => {
    const file = { state: 'auto_deleted', downloadedAt: null } as const;
    expect(isHandedOver({ ...file, wasImported: true })).toBe(true);
    expect(isHandedOver({ ...file, wasImported: false })).toBe(false);
    expect(isHandedOver({ ...file, wasImported: false, downloadedAt: new Date() })).toBe(true);
  });

  it('goes only by a service the admin chose, over a connection of that very dataset (C11)', () => {
    const dataset = { consultantNumber: 455148, clientNumber: 1 };
    const connection = { isUsable: true, services: ['hr_files'], dataset };
    expect(decideCarriage('psd', { connection, dataset }).kind).toBe('carried');
    expect(decideCarriage('extf', { connection, dataset })).toMatchObject({
      problem: { code: 'FILE_KEPT_SERVICE_NOT_CHOSEN' },
    });
    expect(decideCarriage('psd', { connection, dataset: { ...dataset, clientNumber: 2 } })).toMatchObject({
      problem: { code: 'FILE_KEPT_OTHER_DATASET' },
    });
    expect(decideCarriage('psd', { connection: null, dataset })).toMatchObject({
      problem: { code: 'FILE_KEPT_NOT_CONNECTED' },
    });
  });
});

describe('erasing under retention (K7)', () => {
  const facts = { exitDate: day('2025-06-30'), wasHandedOver: true, today, retentionYears: 8 };

  it.each([
    ['nothing left the house', { ...facts, wasHandedOver: false, exitDate: null }, { kind: 'erase' }],
    ['still here', { ...facts, exitDate: null }, { kind: 'still_employed' }],
    ['leaves later', { ...facts, exitDate: day('2026-12-31') }, { kind: 'still_employed' }],
    ['left', facts, { kind: 'restrict', until: '2033-12-31' }],
    ['left long ago', { ...facts, exitDate: day('2010-06-30') }, { kind: 'erase' }],
  ])('%s', (_, given, expected) => {
    expect(planErasure(given)).toEqual(expected);
  });
});

it('an employee is valid from this month, or from an entry that is still ahead', () => {
  expect(employeeValidFrom({ entryDate: day('2019-04-01') }, today)).toBe('2026-02-01');
  expect(employeeValidFrom({ entryDate: day('2026-05-15') }, today)).toBe('2026-05-15');
  expect(employeeValidFrom({ entryDate: null }, today)).toBe('2026-02-01');
});
