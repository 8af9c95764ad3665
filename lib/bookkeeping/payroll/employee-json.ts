import { z } from 'zod';
import { acceptedDate, countryField, dateField, optional, optionalText, textField } from '../json-fields';
import type { Outcome } from '../problem';
import { parseInput } from '../zod-problems';
import { acceptedHundredths, acceptedThousandths, hundredthsField, thousandthsField } from './payroll-fields';
import type { Employee } from './types';

const text = textField().nullish();
const number = z.int().nullish();

export const genders = ['male', 'female', 'diverse', 'unspecified'] as const;

export const maritalStatuses = [
  'single',
  'married',
  'civil_partnership',
  'separated',
  'divorced',
  'widowed',
  'unknown',
] as const;

/** An employee in the form of the public JSON; also one row of the CSV, whose columns are these names (K7). */
export const employeeJsonSchema = z.strictObject({
  externalId: textField(200).min(1, { error: 'Die Kennung des Mitarbeiters fehlt.' }),
  personnelNumber: number,
  firstName: textField().min(1, { error: 'Der Vorname fehlt.' }),
  lastName: textField().min(1, { error: 'Der Familienname fehlt.' }),
  birthName: text,
  title: text,
  nameAffix: text,
  namePrefix: text,
  gender: z.enum(genders).nullish(),
  maritalStatus: z.enum(maritalStatuses).nullish(),
  birthDate: dateField.nullish(),
  birthPlace: text,
  birthCountry: countryField.nullish(),
  nationality: countryField.nullish(),
  email: text,
  phone: text,
  street: text,
  houseNumber: text,
  addressSupplement: text,
  postalCode: text,
  city: text,
  country: countryField.nullish(),
  entryDate: dateField.nullish(),
  exitDate: dateField.nullish(),
  jobTitle: text,
  activityKey: text,
  personnelGroup: number,
  schoolEducation: number,
  professionalTraining: number,
  contractForm: number,
  costCenter: text,
  weeklyHours: hundredthsField.nullish(),
  taxId: text,
  taxClass: number,
  taxFactor: thousandthsField.nullish(),
  childAllowances: hundredthsField.nullish(),
  denomination: text,
  spouseDenomination: text,
  socialSecurityNumber: text,
  healthInsurerNumber: text,
  contributionHealth: number,
  contributionPension: number,
  contributionUnemployment: number,
  contributionCare: number,
  iban: text,
  bic: text,
  accountHolder: text,
});

export type EmployeeJson = z.infer<typeof employeeJsonSchema>;

/** Reads one employee of the public JSON; problems carry the path of their field. DATEV's ranges: `checkEmployee`. */
export function readEmployeeJson(input: unknown): Outcome<Employee> {
  const parsed = parseInput(employeeJsonSchema, input);
  return parsed.ok ? { ok: true, value: employeeOf(parsed.value) } : parsed;
}

function employeeOf(json: EmployeeJson): Employee {
  return {
    ...personOf(json),
    ...employmentOf(json),
    ...taxAndInsuranceOf(json),
    iban: withoutBlanks(json.iban),
    bic: withoutBlanks(json.bic),
    accountHolder: optionalText(json.accountHolder),
  };
}

function personOf(json: EmployeeJson) {
  return {
    externalId: json.externalId,
    personnelNumber: json.personnelNumber ?? null,
    firstName: json.firstName,
    lastName: json.lastName,
    birthName: optionalText(json.birthName),
    title: optionalText(json.title),
    nameAffix: optionalText(json.nameAffix),
    namePrefix: optionalText(json.namePrefix),
    gender: json.gender ?? null,
    maritalStatus: json.maritalStatus ?? null,
    birthDate: optional(json.birthDate, acceptedDate),
    birthPlace: optionalText(json.birthPlace),
    birthCountry: json.birthCountry ?? null,
    nationality: json.nationality ?? null,
    email: optionalText(json.email),
    phone: optionalText(json.phone),
    street: optionalText(json.street),
    houseNumber: optionalText(json.houseNumber),
    addressSupplement: optionalText(json.addressSupplement),
    postalCode: optionalText(json.postalCode),
    city: optionalText(json.city),
    country: json.country ?? null,
  };
}

function employmentOf(json: EmployeeJson) {
  return {
    entryDate: optional(json.entryDate, acceptedDate),
    exitDate: optional(json.exitDate, acceptedDate),
    jobTitle: optionalText(json.jobTitle),
    activityKey: withoutBlanks(json.activityKey),
    personnelGroup: json.personnelGroup ?? null,
    schoolEducation: json.schoolEducation ?? null,
    professionalTraining: json.professionalTraining ?? null,
    contractForm: json.contractForm ?? null,
    costCenter: optionalText(json.costCenter),
    weeklyHours: optional(json.weeklyHours, acceptedHundredths),
  };
}

function taxAndInsuranceOf(json: EmployeeJson) {
  return {
    taxId: withoutBlanks(json.taxId),
    taxClass: json.taxClass ?? null,
    taxFactor: optional(json.taxFactor, acceptedThousandths),
    childAllowances: optional(json.childAllowances, acceptedHundredths),
    denomination: withoutBlanks(json.denomination)?.toLowerCase() ?? null,
    spouseDenomination: withoutBlanks(json.spouseDenomination)?.toLowerCase() ?? null,
    socialSecurityNumber: withoutBlanks(json.socialSecurityNumber),
    healthInsurerNumber: withoutBlanks(json.healthInsurerNumber),
    contributionHealth: json.contributionHealth ?? null,
    contributionPension: json.contributionPension ?? null,
    contributionUnemployment: json.contributionUnemployment ?? null,
    contributionCare: json.contributionCare ?? null,
  };
}

/** Numbers people group with blanks: `DE02 1203 …`, `65 230285 M 123`. */
function withoutBlanks(value: string | null | undefined): string | null {
  return optionalText(value?.replace(/\s/g, '').toUpperCase());
}
