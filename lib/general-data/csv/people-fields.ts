import { employeeLabels } from '@/lib/bookkeeping/payroll/employee-labels';
import type { Employee } from '@/lib/bookkeeping/payroll/types';

/** What a CSV file of people can bring (K7). */
export const peopleCsvKinds = ['employees', 'compensations', 'time_offs'] as const;
export type PeopleCsvKind = (typeof peopleCsvKinds)[number];

/** How the text of a cell becomes a value of the public JSON. */
export type PeopleValueKind =
  | 'text'
  | 'integer'
  | 'date'
  | 'pastDate'
  | 'decimal'
  | 'amount'
  | 'country'
  | 'gender'
  | 'maritalStatus'
  | 'period'
  | 'status'
  | 'yesNo';

export interface PeopleField {
  /** Name in the public JSON; `employeeNumber` stands for the employee by his Personalnummer. */
  readonly key: string;
  /** As forms and warnings call it. */
  readonly label: string;
  readonly value: PeopleValueKind;
  readonly isRequired: boolean;
  /** Headers other programs give it, the likeliest first; label and key count too. */
  readonly headers: readonly string[];
}

const employeeValues: Partial<Record<keyof Employee, PeopleValueKind>> = {
  personnelNumber: 'integer',
  gender: 'gender',
  maritalStatus: 'maritalStatus',
  birthDate: 'pastDate',
  birthCountry: 'country',
  nationality: 'country',
  country: 'country',
  entryDate: 'date',
  exitDate: 'date',
  personnelGroup: 'integer',
  schoolEducation: 'integer',
  professionalTraining: 'integer',
  contractForm: 'integer',
  weeklyHours: 'decimal',
  taxClass: 'integer',
  taxFactor: 'decimal',
  childAllowances: 'decimal',
  contributionHealth: 'integer',
  contributionPension: 'integer',
  contributionUnemployment: 'integer',
  contributionCare: 'integer',
};

const employeeHeaders: Partial<Record<keyof Employee, readonly string[]>> = {
  externalId: ['ID', 'Mitarbeiter-ID', 'Employee ID'],
  personnelNumber: [
    'Personalnr',
    'Pers.-Nr.',
    'PersNr',
    'PNR',
    'Mitarbeiternummer',
    'Employee number',
    'Personnel number',
  ],
  firstName: ['Vornamen', 'Rufname', 'First name'],
  lastName: ['Nachname', 'Name', 'Zuname', 'Last name', 'Surname'],
  birthName: ['Geb.-Name', 'Birth name'],
  gender: ['Anrede', 'Gender'],
  birthDate: ['Geb.-Datum', 'Geburtstag', 'Geb. am', 'Date of birth', 'Birthday'],
  nationality: ['Nationalität', 'Nationality'],
  email: ['E-Mail-Adresse', 'Mail', 'Email'],
  phone: ['Telefonnummer', 'Tel', 'Phone'],
  street: ['Strasse', 'Street'],
  houseNumber: ['Hausnr', 'Nr', 'House number'],
  postalCode: ['PLZ', 'ZIP', 'Postal code'],
  city: ['Stadt', 'Wohnort', 'City'],
  country: ['Staat', 'Country'],
  entryDate: ['Eintritt', 'Beginn', 'Start date', 'Entry date'],
  exitDate: ['Austritt', 'Ende', 'End date', 'Exit date'],
  jobTitle: ['Position', 'Tätigkeit', 'Beruf', 'Job title'],
  activityKey: ['Tätigkeitsschlüssel'],
  personnelGroup: ['PGR', 'Personengruppenschlüssel', 'PGS'],
  costCenter: ['Kostenstelle', 'KST', 'Cost center'],
  weeklyHours: ['Wochenstunden', 'Arbeitszeit', 'Weekly hours'],
  taxId: ['Steuer-Identifikationsnummer', 'IdNr', 'Steueridentifikationsnummer', 'Tax ID'],
  taxClass: ['StKl', 'Tax class'],
  denomination: ['Kirchensteuermerkmal', 'Religion'],
  socialSecurityNumber: ['SV-Nummer', 'Sozialversicherungsnummer', 'SVNR', 'RV-Nummer', 'SSN'],
  healthInsurerNumber: ['Betriebsnummer Krankenkasse', 'Krankenkasse'],
  accountHolder: ['Kontoinhaber', 'Account holder'],
};

const employeeFields = (Object.keys(employeeLabels) as (keyof Employee)[]).map(
  (key): PeopleField => ({
    key,
    label: employeeLabels[key],
    value: employeeValues[key] ?? 'text',
    isRequired: key === 'firstName' || key === 'lastName' || key === 'personnelNumber',
    headers: employeeHeaders[key] ?? [],
  }),
);

const ofEmployee: PeopleField = {
  key: 'employeeNumber',
  label: employeeLabels.personnelNumber,
  value: 'integer',
  isRequired: true,
  headers: employeeHeaders.personnelNumber ?? [],
};

function field(
  key: string,
  label: string,
  value: PeopleValueKind,
  headers: readonly string[],
  isRequired = true,
): PeopleField {
  return { key, label, value, headers, isRequired };
}

const compensationFields: readonly PeopleField[] = [
  ofEmployee,
  field('period', 'Zeitraum', 'period', ['Art', 'Einheit', 'Period']),
  field('amount', 'Betrag', 'amount', ['Gehalt', 'Lohn', 'Bezug', 'Amount']),
  field('wageType', 'Lohnart', 'text', ['LA', 'Lohnartennummer', 'Wage type'], false),
  field('validFrom', 'Gültig ab', 'date', ['Ab', 'Beginn', 'Datum', 'Valid from']),
  field('currency', 'Währung', 'text', ['Currency'], false),
  field('externalId', 'Kennung', 'text', ['ID'], false),
];

const timeOffFields: readonly PeopleField[] = [
  ofEmployee,
  field('type', 'Art', 'text', ['Abwesenheitsart', 'Grund', 'Type']),
  field('from', 'Von', 'date', ['Beginn', 'Erster Tag', 'From', 'Start']),
  field('to', 'Bis', 'date', ['Ende', 'Letzter Tag', 'To', 'End']),
  field('status', 'Status', 'status', ['Genehmigung', 'Genehmigt']),
  field('startsHalfDay', 'Erster Tag halb', 'yesNo', ['Halber Tag Beginn'], false),
  field('endsHalfDay', 'Letzter Tag halb', 'yesNo', ['Halber Tag Ende'], false),
  field('hours', 'Stunden', 'decimal', ['Hours'], false),
  field('externalId', 'Kennung', 'text', ['ID'], false),
];

export const peopleCsvFields: Readonly<Record<PeopleCsvKind, readonly PeopleField[]>> = {
  employees: employeeFields,
  compensations: compensationFields,
  time_offs: timeOffFields,
};
