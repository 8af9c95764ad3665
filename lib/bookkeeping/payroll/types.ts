import type { AccountingMonth, IsoDate } from '../calendar';
import type { Cents } from '../money';

/**
 * People data for DATEV's payroll programs (K2, K7). Decimals are texts with a point and exactly two decimals (`"38.50"`),
 * amounts are integer cents; a value nobody has given is null. Codes that only DATEV or the Berater can explain
 * (personnel group, contribution classes) are kept as DATEV's own numbers and never guessed.
 */

/** M, W, D, X of DATEV's payroll data exchange. */
export type Gender = 'male' | 'female' | 'diverse' | 'unspecified';

export type MaritalStatus =
  | 'single'
  | 'married'
  | 'civil_partnership'
  | 'separated'
  | 'divorced'
  | 'widowed'
  | 'unknown';

/** What names a person in warnings, and the key DATEV knows him by. */
export interface EmployeeRef {
  /** The calling system's id. */
  readonly externalId: string;
  /** Personalnummer, 1–99999, unique in the company. A wrong one overwrites another employee in DATEV. Null: not given yet. */
  readonly personnelNumber: number | null;
  readonly firstName: string;
  readonly lastName: string;
}

export interface Employee extends EmployeeRef {
  readonly birthName: string | null;
  readonly title: string | null;
  /** Namenszusatz, e.g. `Graf`. */
  readonly nameAffix: string | null;
  /** Vorsatzwort, e.g. `von`. */
  readonly namePrefix: string | null;
  readonly gender: Gender | null;
  readonly maritalStatus: MaritalStatus | null;
  readonly birthDate: IsoDate | null;
  readonly birthPlace: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly birthCountry: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly nationality: string | null;
  readonly email: string | null;
  readonly phone: string | null;

  readonly street: string | null;
  readonly houseNumber: string | null;
  /** Anschriftenzusatz. */
  readonly addressSupplement: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;

  /** Eintrittsdatum. */
  readonly entryDate: IsoDate | null;
  /** Austrittsdatum, the last day. */
  readonly exitDate: IsoDate | null;
  readonly jobTitle: string | null;
  /** Ausgeübte Tätigkeit: first five digits of the Tätigkeitsschlüssel. */
  readonly activityKey: string | null;
  /** Personengruppenschlüssel, e.g. 101. */
  readonly personnelGroup: number | null;
  /** 1–4, 9. */
  readonly schoolEducation: number | null;
  /** 1–6, 9. */
  readonly professionalTraining: number | null;
  /** Vertragsform 1–4. */
  readonly contractForm: number | null;
  readonly costCenter: string | null;
  readonly weeklyHours: string | null;

  /** Steuerliche Identifikationsnummer, 11 digits. */
  readonly taxId: string | null;
  /** 0–6. */
  readonly taxClass: number | null;
  /** 0.001–0.999 with exactly three decimals, for tax class 4 only. */
  readonly taxFactor: string | null;
  /** Kinderfreibeträge, steps of 0.5. */
  readonly childAllowances: string | null;
  /** Konfession: DATEV's two letters, e.g. `rk`. */
  readonly denomination: string | null;
  /** Konfession of the spouse. */
  readonly spouseDenomination: string | null;

  /** Versicherungsnummer, 12 characters. */
  readonly socialSecurityNumber: string | null;
  /** Betriebsnummer of the Krankenkasse, 8 digits. */
  readonly healthInsurerNumber: string | null;
  /** Beitragsgruppen. */
  readonly contributionHealth: number | null;
  readonly contributionPension: number | null;
  readonly contributionUnemployment: number | null;
  readonly contributionCare: number | null;

  readonly iban: string | null;
  readonly bic: string | null;
  /** Only where the account is not the employee's own. */
  readonly accountHolder: string | null;
}

export type CompensationPeriod = 'month' | 'hour';

/** One wage of an employee. At most one monthly and one hourly at any date; a new set ends the old one. */
export interface Compensation {
  readonly externalId: string;
  readonly employee: EmployeeRef;
  readonly period: CompensationPeriod;
  /** In cents of `currency`. */
  readonly amount: Cents;
  /** ISO 4217; DATEV takes EUR only. */
  readonly currency: string;
  /** Lohnart 1–9999, monthly only; null: the company's default. */
  readonly wageType: number | null;
  readonly validFrom: IsoDate;
  /** Last day, set when a later set left it out or replaced it. */
  readonly validTo: IsoDate | null;
}

export type TimeOffStatus = 'requested' | 'approved' | 'declined' | 'cancelled';

export interface TimeOff {
  readonly externalId: string;
  readonly employee: EmployeeRef;
  /** The company's own name of the kind of absence, e.g. `vacation`; a mapping gives DATEV's number or letters. */
  readonly type: string;
  readonly from: IsoDate;
  /** Last day, the same as `from` for one day. */
  readonly to: IsoDate;
  readonly startsHalfDay: boolean;
  readonly endsHalfDay: boolean;
  /** Hours of a one-day absence; null: whole or half days. */
  readonly hours: string | null;
  readonly status: TimeOffStatus;
}

/** A payment of one payroll month. */
export interface PayrollMovement {
  readonly externalId: string;
  readonly employee: EmployeeRef;
  readonly month: AccountingMonth;
  /** Lohnart 1–9999. */
  readonly wageType: number;
  readonly payment:
    | { readonly kind: 'hours'; readonly hours: string }
    | { readonly kind: 'amount'; readonly amount: Cents }
    /** LODAS only: a value under one of DATEV's processing codes (Bearbeitungsschlüssel). */
    | { readonly kind: 'lodas'; readonly value: string; readonly processingCode: number };
  readonly costCenter: string | null;
}

/** Payroll program of the Berater. */
export type TargetSystem = 'lodas' | 'lug';

/** How the days of an absence become calendar rows of Lohn und Gehalt. */
export type AbsenceDays = 'working_days' | 'calendar_days';

/**
 * What the customer or his Berater has set. Nothing in here has a default of ours, except that hours in LODAS are
 * booked under processing code 1 where nothing else is said (the one meaning that all public sources agree on).
 */
export interface PayrollMapping {
  /** Lohnart of a monthly compensation without one of its own. */
  readonly defaultMonthlyWageType: number | null;
  /** Festbezug number (1–99) of the monthly compensation in LODAS; customarily 1. */
  readonly fixedPaymentId: number;
  /** Type of absence → LODAS Fehlzeitengrund. */
  readonly lodasAbsenceReasons: Readonly<Record<string, number>>;
  /** Type of absence → Ausfallschlüssel of Lohn und Gehalt. */
  readonly lugAbsenceKeys: Readonly<Record<string, { readonly key: string; readonly days: AbsenceDays }>>;
  /** DATEV's codes of `geschlecht` in LODAS; not published, so left out unless entered. */
  readonly lodasGenderCodes: Readonly<Partial<Record<Gender, string>>>;
  /** DATEV's codes of `familienstand` in LODAS; not published, so left out unless entered. */
  readonly lodasMaritalStatusCodes: Readonly<Partial<Record<MaritalStatus, string>>>;
  /** LODAS Zahlungsart of employees with a bank account; public sources disagree on its meaning, so left out unless entered. */
  readonly lodasPaymentMethod: 1 | 4 | 5 | null;
  /** LODAS Bearbeitungsschlüssel of hours, and of amounts (not published, so null until entered). */
  readonly lodasHoursProcessingCode: number;
  readonly lodasAmountProcessingCode: number | null;
}

/** A mapping in which nobody has entered anything. */
export const emptyPayrollMapping: PayrollMapping = {
  defaultMonthlyWageType: null,
  fixedPaymentId: 1,
  lodasAbsenceReasons: {},
  lugAbsenceKeys: {},
  lodasGenderCodes: {},
  lodasMaritalStatusCodes: {},
  lodasPaymentMethod: null,
  lodasHoursProcessingCode: 1,
  lodasAmountProcessingCode: null,
};
