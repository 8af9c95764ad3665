import type { IsoDate } from '@/lib/bookkeeping/calendar';
import { cents } from '@/lib/bookkeeping/money';
import {
  type Compensation,
  type Employee,
  emptyPayrollMapping,
  type PayrollMapping,
  type TimeOff,
} from '@/lib/bookkeeping/payroll/types';

export const day = (text: string) => text as IsoDate;
export const today = day('2026-02-10');

/** Invented people; tax id, insurance number and IBAN have valid check digits. */
export function employee(over: Partial<Employee> = {}): Employee {
  return {
    externalId: 'e-26',
    personnelNumber: 26,
    firstName: 'Jörg',
    lastName: 'Müller',
    birthName: null,
    title: null,
    nameAffix: null,
    namePrefix: null,
    gender: 'male',
    maritalStatus: null,
    birthDate: day('1949-06-07'),
    birthPlace: 'Nürnberg',
    birthCountry: null,
    nationality: 'DE',
    email: 'joerg@example.org',
    phone: null,
    street: 'Baustraße',
    houseNumber: '27',
    addressSupplement: null,
    postalCode: '90482',
    city: 'Nürnberg',
    country: 'DE',
    entryDate: day('2026-02-01'),
    exitDate: null,
    jobTitle: 'Entwickler',
    activityKey: null,
    personnelGroup: 101,
    schoolEducation: null,
    professionalTraining: null,
    contractForm: null,
    costCenter: null,
    weeklyHours: '38.50',
    taxId: '86095742719',
    taxClass: 1,
    taxFactor: null,
    childAllowances: '0.50',
    denomination: 'ev',
    spouseDenomination: null,
    socialSecurityNumber: '15070649C103',
    healthInsurerNumber: null,
    contributionHealth: 1,
    contributionPension: 1,
    contributionUnemployment: 1,
    contributionCare: 1,
    iban: 'DE02120300000000202051',
    bic: 'BYLADEM1001',
    accountHolder: null,
    ...over,
  };
}

export function compensation(over: Partial<Compensation> = {}): Compensation {
  return {
    externalId: 'c-1',
    employee: employee(),
    period: 'month',
    amount: cents(450_000),
    currency: 'EUR',
    wageType: 200,
    validFrom: day('2026-02-01'),
    validTo: null,
    ...over,
  };
}

export function timeOff(over: Partial<TimeOff> = {}): TimeOff {
  return {
    externalId: 't-1',
    employee: employee(),
    type: 'vacation',
    from: day('2026-02-02'),
    to: day('2026-02-06'),
    startsHalfDay: false,
    endsHalfDay: false,
    hours: null,
    status: 'approved',
    ...over,
  };
}

export const mapping: PayrollMapping = {
  ...emptyPayrollMapping,
  lodasAbsenceReasons: { vacation: 32, sick: 11 },
  lugAbsenceKeys: {
    vacation: { key: 'U', days: 'working_days' },
    sick: { key: 'K', days: 'calendar_days' },
  },
};
