import type { Employee, Gender, MaritalStatus } from '@/lib/bookkeeping/payroll/types';

export type EmployeeField = keyof Employee;

/** As in the public JSON; written here once more because its schema would bring its checks into the browser. */
export const genders = ['male', 'female', 'diverse', 'unspecified'] as const satisfies readonly Gender[];
export const maritalStatuses = [
  'single',
  'married',
  'civil_partnership',
  'separated',
  'divorced',
  'widowed',
  'unknown',
] as const satisfies readonly MaritalStatus[];

/** How a field is typed in. */
export type FieldControl = 'text' | 'number' | 'decimal' | 'date' | 'gender' | 'maritalStatus' | 'secret';

export interface FormField {
  readonly name: EmployeeField;
  readonly control: FieldControl;
  readonly isRequired?: boolean;
}

function texts(...names: readonly EmployeeField[]): FormField[] {
  return names.map((name) => ({ name, control: 'text' }));
}

function of(control: FieldControl, ...names: readonly EmployeeField[]): FormField[] {
  return names.map((name) => ({ name, control }));
}

/** The form of a person, part by part (K7). */
export const employeeSections = [
  {
    key: 'person',
    fields: [
      { name: 'personnelNumber', control: 'number' },
      { name: 'externalId', control: 'text', isRequired: true },
      { name: 'firstName', control: 'text', isRequired: true },
      { name: 'lastName', control: 'text', isRequired: true },
      ...texts('birthName', 'title', 'namePrefix', 'nameAffix'),
      ...of('date', 'birthDate'),
      ...texts('birthPlace', 'birthCountry', 'nationality'),
      ...of('gender', 'gender'),
      ...of('maritalStatus', 'maritalStatus'),
    ],
  },
  {
    key: 'address',
    fields: texts(
      'street',
      'houseNumber',
      'addressSupplement',
      'postalCode',
      'city',
      'country',
      'email',
      'phone',
    ),
  },
  {
    key: 'employment',
    fields: [
      ...of('date', 'entryDate', 'exitDate'),
      ...texts('jobTitle', 'activityKey'),
      ...of('number', 'personnelGroup', 'schoolEducation', 'professionalTraining', 'contractForm'),
      ...texts('costCenter'),
      ...of('decimal', 'weeklyHours'),
    ],
  },
  {
    key: 'tax',
    fields: [
      ...of('secret', 'taxId'),
      ...of('number', 'taxClass'),
      ...of('decimal', 'taxFactor', 'childAllowances'),
      ...of('secret', 'denomination', 'spouseDenomination'),
    ],
  },
  {
    key: 'insurance',
    fields: [
      ...of('secret', 'socialSecurityNumber'),
      ...texts('healthInsurerNumber'),
      ...of(
        'number',
        'contributionHealth',
        'contributionPension',
        'contributionUnemployment',
        'contributionCare',
      ),
    ],
  },
  { key: 'bank', fields: [...of('secret', 'iban'), ...texts('bic', 'accountHolder')] },
] as const satisfies readonly { readonly key: string; readonly fields: readonly FormField[] }[];

/** What a form shows of a person: texts as typed; of secrets only that there is one, and how it ends. */
export interface EmployeeFormValues {
  readonly texts: Readonly<Partial<Record<EmployeeField, string>>>;
  readonly secretEnds: Readonly<Partial<Record<EmployeeField, string>>>;
}

/** What the form sends: texts as typed, and the secrets to be forgotten. A secret left empty stays as it is. */
export interface EmployeeFormInput {
  readonly texts: Readonly<Partial<Record<EmployeeField, string>>>;
  readonly forget: readonly EmployeeField[];
}
