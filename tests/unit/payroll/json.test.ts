import { describe, expect, it } from 'vitest';
import { readCompensationJson } from '@/lib/bookkeeping/payroll/compensation-json';
import { employeeJsonSchema, readEmployeeJson } from '@/lib/bookkeeping/payroll/employee-json';
import { employeeLabels } from '@/lib/bookkeeping/payroll/employee-labels';
import { readTimeOffJson } from '@/lib/bookkeeping/payroll/time-off-json';
import { employee } from './people';

const problemsOf = (read: { ok: boolean; problems?: readonly { code: string; path?: string }[] }) =>
  (read.problems ?? []).map(({ code, path }) => `${path}: ${code}`);

describe('an employee as JSON (K7)', () => {
  it('gives back every field it was given', () => {
    const read = readEmployeeJson(JSON.parse(JSON.stringify(employee())));
    expect(read.ok && read.value).toEqual(employee());
  });

  it('needs names and an id, nothing else; an empty text means "not given"', () => {
    const read = readEmployeeJson({
      externalId: 'e',
      firstName: 'Eva',
      lastName: 'Muster',
      email: '',
      taxId: ' ',
    });
    expect(read.ok && Object.entries(read.value).filter(([, value]) => value !== null)).toEqual([
      ['externalId', 'e'],
      ['firstName', 'Eva'],
      ['lastName', 'Muster'],
    ]);
    expect(problemsOf(readEmployeeJson({})).sort()).toEqual([
      'externalId: INPUT_FIELD_MISSING',
      'firstName: INPUT_FIELD_MISSING',
      'lastName: INPUT_FIELD_MISSING',
    ]);
  });

  it('takes numbers the way people write them', () => {
    const read = readEmployeeJson({
      ...JSON.parse(JSON.stringify(employee())),
      iban: 'de02 1203 0000 0000 2020 51',
      socialSecurityNumber: '15 070649 c 103',
      taxId: '86 095 742 719',
      denomination: 'EV',
      weeklyHours: '38.5',
      taxFactor: '0.9',
    });
    expect(read.ok && read.value).toMatchObject({
      iban: 'DE02120300000000202051',
      socialSecurityNumber: '15070649C103',
      taxId: '86095742719',
      denomination: 'ev',
      weeklyHours: '38.50',
      taxFactor: '0.900',
    });
  });

  it.each([
    [{ personnelNumber: '26' }, 'personnelNumber: INPUT_TYPE_WRONG'],
    [{ personnelNumber: 2.5 }, 'personnelNumber: INPUT_TYPE_WRONG'],
    [{ birthDate: '31.12.1999' }, 'birthDate: INPUT_DATE_UNREADABLE'],
    [{ entryDate: '2026-02-30' }, 'entryDate: INPUT_DATE_UNREADABLE'],
    [{ country: 'Deutschland' }, 'country: INPUT_COUNTRY_UNREADABLE'],
    [{ gender: 'm' }, 'gender: INPUT_CHOICE_UNKNOWN'],
    [{ weeklyHours: '38,5' }, 'weeklyHours: PAYROLL_DECIMAL_UNREADABLE'],
    [{ weeklyHours: '-1' }, 'weeklyHours: PAYROLL_DECIMAL_UNREADABLE'],
    [{ taxFactor: 0.9 }, 'taxFactor: INPUT_TYPE_WRONG'],
    [{ lohn: 1 }, 'lohn: INPUT_FIELD_UNKNOWN'],
  ])('%o → %s', (over, problem) => {
    const input = { externalId: 'e', firstName: 'Eva', lastName: 'Muster', ...over };
    expect(problemsOf(readEmployeeJson(input))).toEqual([problem]);
  });

  it('has a German label for every field, as a CSV column or a form needs it', () => {
    expect(Object.keys(employeeLabels).sort()).toEqual(Object.keys(employeeJsonSchema.shape).sort());
    expect(new Set(Object.values(employeeLabels)).size).toBe(Object.keys(employeeLabels).length);
  });
});

describe('compensations and times off as JSON (K7)', () => {
  const compensation = {
    externalId: 'c',
    employeeId: 'remote:26',
    period: 'month',
    amount: '4500.5',
    wageType: 200,
    validFrom: '2026-02-01',
  };
  const timeOff = {
    externalId: 't',
    employeeId: 'e',
    type: 'vacation',
    from: '2026-02-02',
    to: '2026-02-02',
    status: 'approved',
  };

  it('reads amounts into cents and euros as default', () => {
    const read = readCompensationJson(compensation);
    expect(read.ok && read.value).toMatchObject({
      amount: 450_050,
      currency: 'EUR',
      wageType: 200,
      employeeId: 'remote:26',
    });
  });

  it.each([
    [{ amount: 4500 }, 'amount: INPUT_TYPE_WRONG'],
    [{ amount: '4500.555' }, 'amount: INPUT_AMOUNT_UNREADABLE'],
    [{ period: 'MONTH' }, 'period: INPUT_CHOICE_UNKNOWN'],
    [{ validFrom: undefined }, 'validFrom: INPUT_FIELD_MISSING'],
  ])('compensation %o → %s', (over, problem) => {
    expect(problemsOf(readCompensationJson({ ...compensation, ...over }))).toEqual([problem]);
  });

  it('reads half days and hours, absent as none', () => {
    const read = readTimeOffJson(timeOff);
    expect(read.ok && read.value).toMatchObject({ startsHalfDay: false, endsHalfDay: false, hours: null });
    const hours = readTimeOffJson({ ...timeOff, hours: '2.5' });
    expect(hours.ok && hours.value.hours).toBe('2.50');
    expect(problemsOf(readTimeOffJson({ ...timeOff, hours: 'zwei', status: 'x' }))).toEqual([
      'hours: PAYROLL_DECIMAL_UNREADABLE',
      'status: INPUT_CHOICE_UNKNOWN',
    ]);
  });
});
