import { formatGermanDate, type IsoDate } from '@/lib/bookkeeping/calendar';
import { isValidIban } from '@/lib/bookkeeping/iban';
import { employeeLabels } from '@/lib/bookkeeping/payroll/employee-labels';
import { employeeRecord, payrollProblem } from '@/lib/bookkeeping/payroll/problems';
import { employeeTextLimits, employeeValueLimits } from '@/lib/bookkeeping/payroll/ranges';
import type { Employee, PayrollMapping } from '@/lib/bookkeeping/payroll/types';
import type { Problem } from '@/lib/bookkeeping/problem';
import { ansiField } from './ansi-field';
import { addressCountryKeyOf, nationalityKeyOf } from './country-keys';
import { bare, type LodasLine, lineOf, quoted } from './lodas-line';

export interface EmployeeLines {
  readonly lines: readonly LodasLine[];
  readonly problems: readonly Problem[];
}

type TextField = keyof typeof employeeTextLimits | 'email' | 'phone' | 'houseNumber';

/** Everything LODAS takes of an employee whose values are in range; what is shortened, respelled or left out is told. */
export function employeeLines(
  employee: Employee,
  personnelNumber: number,
  mapping: PayrollMapping,
): EmployeeLines {
  const writer = new EmployeeWriter(employee, personnelNumber, mapping);
  const lines = [...writer.person(), ...writer.employment(), ...writer.taxAndInsurance(), ...writer.bank()];
  return { lines, problems: writer.allProblems() };
}

/** Collects the problems of one employee while his lines are made. */
class EmployeeWriter {
  private readonly problems: Problem[] = [];
  private readonly leftOut: string[] = [];
  private readonly record;
  private readonly key;

  constructor(
    private readonly employee: Employee,
    personnelNumber: number,
    private readonly mapping: PayrollMapping,
  ) {
    this.record = employeeRecord(employee);
    this.key = [['pnr', { text: String(personnelNumber), isQuoted: false }]] as const;
  }

  allProblems(): Problem[] {
    if (this.leftOut.length === 0) return this.problems;
    const field = this.leftOut.join(', ');
    return [...this.problems, payrollProblem(this.record, 'PAYROLL_FIELD_LEFT_OUT', { field })];
  }

  person(): LodasLine[] {
    const { employee, mapping } = this;
    const isAbroad = employee.country !== null && employee.country !== 'DE';
    return lineOf('u_lod_psd_mitarbeiter', this.key, {
      duevo_familienname: this.name('lastName'),
      duevo_vorname: this.name('firstName'),
      duevo_titel: this.text('title'),
      duevo_namenszusatz: this.text('nameAffix'),
      duevo_vorsatzwort: this.text('namePrefix'),
      gebname: this.text('birthName'),
      geburtsdatum_ttmmjj: day(employee.birthDate),
      gebort: this.text('birthPlace'),
      geburtsland: this.country('birthCountry', nationalityKeyOf),
      geschlecht: this.code('gender', employee.gender, mapping.lodasGenderCodes),
      familienstand: this.code('maritalStatus', employee.maritalStatus, mapping.lodasMaritalStatusCodes),
      staatsangehoerigkeit: this.country('nationality', nationalityKeyOf),
      sozialversicherung_nr: quoted(employee.socialSecurityNumber),
      email: this.text('email'),
      telefon: this.text('phone'),
      adresse_strassenname: this.text('street'),
      adresse_strasse_nr: this.text('houseNumber'),
      adresse_anschriftenzusatz: this.text('addressSupplement'),
      adresse_plz: isAbroad ? null : bare(employee.postalCode),
      adresse_plz_ausland: isAbroad ? this.foreignPostalCode() : null,
      adresse_ort: this.text('city'),
      adresse_nation_kz: this.country('country', addressCountryKeyOf),
    });
  }

  employment(): LodasLine[] {
    const { employee } = this;
    return [
      ...lineOf('u_lod_psd_beschaeftigung', this.key, {
        eintrittdatum: day(employee.entryDate),
        austrittdatum: day(employee.exitDate),
      }),
      ...lineOf('u_lod_psd_taetigkeit', this.key, {
        berufsbezeichnung: this.text('jobTitle'),
        persgrs: bare(employee.personnelGroup),
        ausg_taetigkeit: bare(employee.activityKey),
        schulabschluss: bare(employee.schoolEducation),
        ausbildungsabschluss: bare(employee.professionalTraining),
        vertragsform: bare(employee.contractForm),
        stammkostenstelle: quoted(employee.costCenter),
      }),
      ...lineOf('u_lod_psd_arbeitszeit_regelm', this.key, { az_wtl_indiv: decimal(employee.weeklyHours) }),
    ];
  }

  taxAndInsurance(): LodasLine[] {
    const { employee } = this;
    return [
      ...lineOf('u_lod_psd_steuer', this.key, {
        identifikationsnummer: bare(employee.taxId),
        st_klasse: bare(employee.taxClass),
        faktor: decimal(employee.taxFactor),
        kfb_anzahl: decimal(employee.childAllowances),
        konf_an: quoted(employee.denomination),
        konf_ehe: quoted(employee.spouseDenomination),
      }),
      ...lineOf('u_lod_psd_sozialversicherung', this.key, {
        kv_bgrs: bare(employee.contributionHealth),
        rv_bgrs: bare(employee.contributionPension),
        av_bgrs: bare(employee.contributionUnemployment),
        pv_bgrs: bare(employee.contributionCare),
        kk_nr: bare(employee.healthInsurerNumber),
      }),
    ];
  }

  bank(): LodasLine[] {
    const { employee, mapping } = this;
    // A wrong one would take the place of a right one; the warning comes from `checkEmployeeValues`.
    if (employee.iban === null || !isValidIban(employee.iban)) return [];
    if (mapping.lodasPaymentMethod === null) this.leftOut.push('Zahlungsart');
    return lineOf('u_lod_psd_ma_bank', this.key, {
      ma_bank_zahlungsart: bare(mapping.lodasPaymentMethod),
      ma_iban: quoted(employee.iban),
      ma_bic: quoted(employee.bic),
      ma_bank_kto_inhaber_abw: this.text('accountHolder'),
    });
  }

  /** Without a name there is no person: that employee stays out. */
  private name(field: 'firstName' | 'lastName') {
    const value = this.text(field);
    if (value === null) {
      const params = { field: employeeLabels[field] };
      this.problems.push(payrollProblem(this.record, 'PAYROLL_NAME_UNWRITABLE', params, field));
    }
    return value;
  }

  private text(field: TextField) {
    const limit = { ...employeeTextLimits, ...employeeValueLimits }[field];
    const { value, problems } = ansiField(
      this.record,
      employeeLabels[field],
      field,
      this.employee[field],
      limit,
    );
    this.problems.push(...problems);
    return quoted(value);
  }

  private foreignPostalCode() {
    const { record, employee } = this;
    const limit = employeeValueLimits.postalCode;
    const { value, problems } = ansiField(
      record,
      employeeLabels.postalCode,
      'postalCode',
      employee.postalCode,
      limit,
    );
    this.problems.push(...problems);
    return quoted(value);
  }

  private country(
    field: 'birthCountry' | 'nationality' | 'country',
    keyOf: (country: string) => string | undefined,
  ) {
    const country = this.employee[field];
    if (country === null) return null;
    const key = keyOf(country);
    if (key !== undefined) return field === 'country' ? quoted(key) : bare(key);
    const params = { field: employeeLabels[field], country };
    this.problems.push(payrollProblem(this.record, 'PAYROLL_COUNTRY_UNMAPPED', params, field));
    return null;
  }

  private code<T extends string>(
    field: 'gender' | 'maritalStatus',
    value: T | null,
    codes: Readonly<Partial<Record<T, string>>>,
  ) {
    if (value === null) return null;
    const code = codes[value];
    if (code !== undefined && /^\w{1,3}$/.test(code)) return bare(code);
    this.leftOut.push(employeeLabels[field]);
    return null;
  }
}

function day(date: IsoDate | null) {
  return bare(date === null ? null : formatGermanDate(date));
}

/** `0.50` → `0,5`. */
function decimal(text: string | null) {
  return bare(text === null ? null : text.replace(/\.?0+$/, '').replace('.', ','));
}
