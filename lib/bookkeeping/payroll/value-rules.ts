import { hasIbanForm } from '../iban';
import { hasSocialSecurityNumberForm, hasTaxIdForm } from './check-digits';
import {
  contributionClasses,
  denominations,
  employeeValueLimits,
  highestPersonnelNumber,
  personnelGroups,
} from './ranges';
import type { Employee } from './types';

/** One field and the values DATEV's field takes; absent values always fit. */
export interface ValueRule {
  readonly field: keyof Employee;
  /** What fits, in words for a German reader. */
  readonly allowed: string;
  /** The value may stand in warnings; tax and insurance numbers may not. */
  readonly isShown: boolean;
  fits(value: string | number): boolean;
}

function rule(
  field: keyof Employee,
  allowed: string,
  fits: (value: string | number) => boolean,
  isShown = true,
): ValueRule {
  return { field, allowed, isShown, fits };
}

const from =
  (first: number, last: number, ...others: readonly number[]) =>
  (value: string | number) =>
    (Number(value) >= first && Number(value) <= last) || others.includes(Number(value));
const among = (set: ReadonlySet<number | string>) => (value: string | number) => set.has(value);
const shaped = (pattern: RegExp) => (value: string | number) => pattern.test(String(value));
const atMost = (limit: number) => (value: string | number) => [...String(value)].length <= limit;

const tooLong = (Object.keys(employeeValueLimits) as (keyof typeof employeeValueLimits)[]).map((field) =>
  rule(field, `höchstens ${employeeValueLimits[field]} Zeichen`, atMost(employeeValueLimits[field])),
);

/** DATEV's ranges (K7), apart from the personnel number, check digits and what needs several fields. */
export const employeeValueRules: readonly ValueRule[] = [
  ...tooLong,
  rule('email', 'eine E-Mail-Adresse', shaped(/^[^\s@]+@[^\s@]+$/)),
  rule('personnelGroup', '101–114, 116–124, 127, 190, 900', among(personnelGroups)),
  rule('schoolEducation', '1–4, 9', from(1, 4, 9)),
  rule('professionalTraining', '1–6, 9', from(1, 6, 9)),
  rule('contractForm', '1–4', from(1, 4)),
  rule('activityKey', 'fünf Ziffern', shaped(/^\d{5}$/)),
  rule(
    'costCenter',
    'höchstens 13 Zeichen: Buchstaben, Ziffern, # und Leerzeichen',
    shaped(/^[A-Za-z0-9# ]{1,13}$/),
  ),
  rule('weeklyHours', '0–99', from(0, 99)),
  rule('taxClass', '0–6', from(0, 6)),
  rule('taxFactor', '0,001–0,999', from(0.001, 0.999)),
  rule(
    'childAllowances',
    '0–99,5 in Schritten von 0,5',
    (value) => from(0, 99.5)(value) && Number(value) % 0.5 === 0,
  ),
  rule('denomination', [...denominations].join(', '), among(denominations)),
  rule('spouseDenomination', [...denominations].join(', '), among(denominations)),
  rule('healthInsurerNumber', 'bis zu acht Ziffern', shaped(/^\d{1,8}$/)),
  rule('contributionHealth', '0, 1, 3, 4, 5, 6, 9', among(contributionClasses.contributionHealth)),
  rule('contributionPension', '0, 1, 3, 5', among(contributionClasses.contributionPension)),
  rule('contributionUnemployment', '0, 1, 2', among(contributionClasses.contributionUnemployment)),
  rule('contributionCare', '0, 1, 2', among(contributionClasses.contributionCare)),
  rule('taxId', 'elf Ziffern, die erste nicht 0', (value) => hasTaxIdForm(String(value)), false),
  rule(
    'socialSecurityNumber',
    'zwölf Stellen: Bereich, Geburtstag, Buchstabe, drei Ziffern',
    (value) => hasSocialSecurityNumberForm(String(value)),
    false,
  ),
  rule('iban', 'eine IBAN', (value) => hasIbanForm(String(value)), false),
  rule('bic', '8 oder 11 Zeichen', shaped(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/), false),
];

export function isPersonnelNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= highestPersonnelNumber;
}
