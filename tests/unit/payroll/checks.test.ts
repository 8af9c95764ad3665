import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { cents } from '@/lib/bookkeeping/money';
import { checkCompensation, findSimultaneous } from '@/lib/bookkeeping/payroll/check-compensation';
import { isValidSocialSecurityNumber, isValidTaxId } from '@/lib/bookkeeping/payroll/check-digits';
import { checkEmployee, findDuplicateNumbers } from '@/lib/bookkeeping/payroll/check-employee';
import { checkMovement } from '@/lib/bookkeeping/payroll/check-movement';
import { checkTimeOff, findOverlaps } from '@/lib/bookkeeping/payroll/check-time-off';
import { employeeRecord, payrollProblem, recordWarning } from '@/lib/bookkeeping/payroll/problems';
import type { Employee, PayrollMovement } from '@/lib/bookkeeping/payroll/types';
import { compensation, day, employee, timeOff, today } from './people';

const codesOf = (over: Partial<Employee>) => checkEmployee(employee(over), { today }).map(({ code }) => code);

describe('check digits (K7)', () => {
  it('accepts published examples of tax id and Versicherungsnummer, and nothing one digit away', () => {
    for (const taxId of ['86095742719', '47036892816', '36574261809']) {
      expect(isValidTaxId(taxId)).toBe(true);
      for (let at = 0; at < 11; at += 1) {
        for (let digit = 0; digit < 10; digit += 1) {
          const other = `${taxId.slice(0, at)}${digit}${taxId.slice(at + 1)}`;
          expect(isValidTaxId(other)).toBe(other === taxId);
        }
      }
    }
    for (const number of ['15070649C103', '65170839J003'])
      expect(isValidSocialSecurityNumber(number)).toBe(true);
    for (const number of ['15070649C104', '15070649c103', '15079949C103', '150706490103', '']) {
      expect(isValidSocialSecurityNumber(number)).toBe(false);
    }
  });

  it('never takes a tax id that begins with 0 or has another length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,14}$/), (text) => {
        if (isValidTaxId(text)) expect(text).toMatch(/^[1-9]\d{10}$/);
      }),
    );
  });
});

describe('an employee, by DATEV’s ranges (K7)', () => {
  it('is fine as the sample stands', () => {
    expect(checkEmployee(employee(), { today })).toEqual([]);
  });

  it.each<[Partial<Employee>, string]>([
    [{ personnelNumber: null }, 'PERSONNEL_NUMBER_MISSING'],
    [{ personnelNumber: 0 }, 'PERSONNEL_NUMBER_RANGE'],
    [{ personnelNumber: 100_000 }, 'PERSONNEL_NUMBER_RANGE'],
    [{ personnelNumber: -5 }, 'PERSONNEL_NUMBER_RANGE'],
    [{ country: null }, 'EMPLOYEE_FIELD_MISSING'],
    [{ postalCode: null }, 'EMPLOYEE_FIELD_MISSING'],
    [{ houseNumber: '1234567890' }, 'PAYROLL_VALUE_RANGE'],
    [{ email: 'kein Klammeraffe' }, 'PAYROLL_VALUE_RANGE'],
    [{ personnelGroup: 115 }, 'PAYROLL_VALUE_RANGE'],
    [{ schoolEducation: 5 }, 'PAYROLL_VALUE_RANGE'],
    [{ contractForm: 5 }, 'PAYROLL_VALUE_RANGE'],
    [{ activityKey: '1234' }, 'PAYROLL_VALUE_RANGE'],
    [{ costCenter: 'Köln' }, 'PAYROLL_VALUE_RANGE'],
    [{ weeklyHours: '99.01' }, 'PAYROLL_VALUE_RANGE'],
    [{ taxClass: 7 }, 'PAYROLL_VALUE_RANGE'],
    [{ taxClass: 4, taxFactor: '1.000' }, 'PAYROLL_VALUE_RANGE'],
    [{ taxClass: 3, taxFactor: '0.845' }, 'PAYROLL_VALUE_RANGE'],
    [{ childAllowances: '0.30' }, 'PAYROLL_VALUE_RANGE'],
    [{ denomination: 'xx' }, 'PAYROLL_VALUE_RANGE'],
    [{ contributionHealth: 2 }, 'PAYROLL_VALUE_RANGE'],
    [{ contributionPension: 9 }, 'PAYROLL_VALUE_RANGE'],
    [{ bic: 'KURZ' }, 'PAYROLL_VALUE_RANGE'],
    [{ taxId: '86095742718' }, 'EMPLOYEE_CHECK_DIGIT'],
    [{ socialSecurityNumber: '15070649C104' }, 'EMPLOYEE_CHECK_DIGIT'],
    [{ iban: 'DE02120300000000202052' }, 'EMPLOYEE_IBAN_CHECK_DIGIT'],
    [{ taxId: '8609574271' }, 'PAYROLL_VALUE_RANGE'],
    [{ taxId: '06095742719' }, 'PAYROLL_VALUE_RANGE'],
    [{ socialSecurityNumber: '15079949C10' }, 'PAYROLL_VALUE_RANGE'],
    [{ iban: 'DE0012' }, 'PAYROLL_VALUE_RANGE'],
    [{ birthDate: day('1950-06-07') }, 'SOCIAL_SECURITY_NUMBER_BIRTH_DATE'],
    [{ birthDate: day('2030-01-01'), socialSecurityNumber: null }, 'EMPLOYEE_DATE_IMPLAUSIBLE'],
    [{ exitDate: day('2026-01-31') }, 'EMPLOYEE_DATE_IMPLAUSIBLE'],
    [{ exitDate: day('2026-12-31') }, 'EMPLOYEE_EXIT_IN_FUTURE'],
    [{ lastName: 'x'.repeat(31) }, 'PAYROLL_TEXT_SHORTENED'],
  ])('%o → %s', (over, code) => {
    expect(codesOf(over)).toEqual([code]);
  });

  it('accepts factor with tax class 4, an employee without address, and a person without any optional value', () => {
    expect(codesOf({ taxClass: 4, taxFactor: '0.845' })).toEqual([]);
    const noAddress = { street: null, houseNumber: null, postalCode: null, city: null, country: null };
    expect(codesOf(noAddress)).toEqual([]);
  });

  it('never shows a tax, insurance or bank value in a problem', () => {
    const wrong = {
      taxId: '86095742718',
      socialSecurityNumber: '15070649C104',
      iban: 'DE0012',
      bic: 'GEHEIM',
    };
    const text = JSON.stringify(checkEmployee(employee(wrong), { today }));
    for (const value of Object.values(wrong)) expect(text).not.toContain(value);
  });

  it('takes all who share a personnel number out, and names the others', () => {
    const twins = [
      employee(),
      employee({ externalId: 'e-2', firstName: 'Eva' }),
      employee({ externalId: 'e-3', personnelNumber: 3 }),
    ];
    const found = findDuplicateNumbers(twins);
    expect([...found.keys()]).toEqual(['e-26', 'e-2']);
    expect(found.get('e-26')?.params).toMatchObject({ personnelNumber: '26', others: 'Eva Müller' });
  });
});

describe('compensations (K7)', () => {
  it.each([
    [{ currency: 'CHF' }, ['COMPENSATION_CURRENCY']],
    [{ amount: cents(100_000_000) }, ['PAYROLL_VALUE_RANGE']],
    [{ period: 'hour' as const, wageType: null, amount: cents(10_000) }, ['PAYROLL_VALUE_RANGE']],
    [{ period: 'hour' as const, wageType: null, amount: cents(9_999) }, []],
    [{ period: 'hour' as const, amount: cents(2_500) }, ['COMPENSATION_WAGE_TYPE_HOURLY']],
    [{ wageType: 0 }, ['PAYROLL_VALUE_RANGE']],
    [{ wageType: 10_000 }, ['PAYROLL_VALUE_RANGE']],
    [{ wageType: 9_999 }, []],
  ])('%o → %o', (over, codes) => {
    expect(checkCompensation(compensation(over)).map(({ code }) => code)).toEqual(codes);
  });

  it('lets one monthly and one hourly begin on a day, not two of a kind', () => {
    const hourly = compensation({ externalId: 'c-2', period: 'hour' });
    expect(findSimultaneous([compensation(), hourly]).size).toBe(0);
    const second = compensation({ externalId: 'c-3' });
    expect([...findSimultaneous([compensation(), hourly, second]).keys()]).toEqual(['c-1', 'c-3']);
  });
});

describe('times off (K7)', () => {
  it.each([
    [{ to: day('2026-02-01') }, ['TIME_OFF_ORDER']],
    [{ to: day('2026-02-02'), startsHalfDay: true, endsHalfDay: true }, ['TIME_OFF_PARTS']],
    [{ hours: '4.00' }, ['TIME_OFF_PARTS']],
    [{ to: day('2026-02-02'), hours: '0.00' }, ['PAYROLL_VALUE_RANGE']],
    [{ to: day('2026-02-02'), hours: '24.01' }, ['PAYROLL_VALUE_RANGE']],
    [{ to: day('2026-02-02'), hours: '4.00' }, []],
    [{ startsHalfDay: true, endsHalfDay: true }, []],
  ])('%o → %o', (over, codes) => {
    expect(checkTimeOff(timeOff(over)).map(({ code }) => code)).toEqual(codes);
  });

  it('finds approved ones that share a day', () => {
    const later = timeOff({ externalId: 't-2', from: day('2026-02-06'), to: day('2026-02-09') });
    expect([...findOverlaps([later, timeOff()]).keys()]).toEqual(['t-2']);
    expect(findOverlaps([timeOff({ status: 'requested' }), later]).size).toBe(0);
    const other = timeOff({ externalId: 't-3', employee: employee({ externalId: 'x' }) });
    expect(findOverlaps([timeOff(), other]).size).toBe(0);
  });
});

describe('payments of a month (K8)', () => {
  const movement = (over: Partial<PayrollMovement>): PayrollMovement => ({
    externalId: 'm-1',
    employee: employee(),
    month: '2026-02' as AccountingMonth,
    wageType: 200,
    payment: { kind: 'hours', hours: '14.00' },
    costCenter: null,
    ...over,
  });
  it.each<[Partial<PayrollMovement>, number]>([
    [{}, 0],
    [{ wageType: 0 }, 1],
    [{ costCenter: 'zu lange Kostenstelle' }, 1],
    [{ payment: { kind: 'amount', amount: cents(100_000_000) } }, 1],
    [{ payment: { kind: 'lodas', value: '8.00', processingCode: 4 } }, 0],
    [{ payment: { kind: 'lodas', value: '8.00', processingCode: 7 } }, 1],
  ])('%o has %i problem(s)', (over, count) => {
    expect(checkMovement(movement(over))).toHaveLength(count);
  });
});

describe('one warning a record (K4)', () => {
  const record = employeeRecord(employee());
  it('skips for a blocker, alters for a warning, notes for a hint', () => {
    const blocker = payrollProblem(record, 'PERSONNEL_NUMBER_MISSING', {});
    const warning = payrollProblem(record, 'PAYROLL_TEXT_RESPELLED', { field: 'Ort', arrives: 'Lodz' });
    const hint = payrollProblem(record, 'EMPLOYEE_EXIT_IN_FUTURE', { exitDate: '31.12.2026' });
    expect(recordWarning(record, [])).toEqual([]);
    expect(recordWarning(record, [hint])[0]?.outcome).toBe('noted');
    expect(recordWarning(record, [hint, warning])[0]?.outcome).toBe('altered');
    expect(recordWarning(record, [hint, warning, blocker])).toHaveLength(1);
    expect(recordWarning(record, [hint, warning, blocker])[0]?.outcome).toBe('skipped');
    expect(blocker.params.record).toBe('Jörg Müller (26)');
  });
});
