import { formatGermanDate, type IsoDate } from '../calendar';
import { groupBy } from '../group-by';
import { hasIbanForm, isValidIban } from '../iban';
import type { Problem } from '../problem';
import type { RecordName } from './ascii-files';
import {
  birthdayOfSocialSecurityNumber,
  hasSocialSecurityNumberForm,
  hasTaxIdForm,
  isValidSocialSecurityNumber,
  isValidTaxId,
} from './check-digits';
import { employeeLabels } from './employee-labels';
import { employeeRecord, payrollProblem } from './problems';
import { employeeTextLimits } from './ranges';
import type { Employee, EmployeeRef } from './types';
import { employeeValueRules, isPersonnelNumber } from './value-rules';

export interface CheckContext {
  /** The calendar day in Germany. */
  readonly today: IsoDate;
}

/** Everything a form or a CSV row should be told: wrong values, implausible dates, texts that will arrive shortened (K7). */
export function checkEmployee(employee: Employee, context: CheckContext): Problem[] {
  return [...checkEmployeeValues(employee, context), ...checkEmployeeTexts(employee)];
}

/** What keeps an employee out of the files, and hints. Values of tax, insurance and bank never stand in a problem. */
export function checkEmployeeValues(employee: Employee, { today }: CheckContext): Problem[] {
  const record = employeeRecord(employee);
  return [
    ...checkPersonnelNumber(employee, record),
    ...checkAddress(employee, record),
    ...checkRanges(employee, record),
    ...checkCheckDigits(employee, record),
    ...checkDates(employee, record, today),
  ];
}

/** The number by which DATEV knows the person; a wrong one overwrites somebody else. */
export function checkPersonnelNumber(employee: EmployeeRef, record: RecordName): Problem[] {
  const { personnelNumber } = employee;
  if (personnelNumber === null)
    return [payrollProblem(record, 'PERSONNEL_NUMBER_MISSING', {}, 'personnelNumber')];
  if (isPersonnelNumber(personnelNumber)) return [];
  const params = { personnelNumber: String(personnelNumber) };
  return [payrollProblem(record, 'PERSONNEL_NUMBER_RANGE', params, 'personnelNumber')];
}

function checkAddress(employee: Employee, record: RecordName): Problem[] {
  const { street, houseNumber, addressSupplement, postalCode, city, country } = employee;
  const isGiven = [street, houseNumber, addressSupplement, postalCode, city, country].some(
    (part) => part !== null,
  );
  if (!isGiven) return [];
  const problems = (['postalCode', 'country'] as const)
    .filter((field) => employee[field] === null)
    .map((field) =>
      payrollProblem(record, 'EMPLOYEE_FIELD_MISSING', { field: employeeLabels[field] }, field),
    );
  if (country !== 'DE' || postalCode === null || /^\d{5}$/.test(postalCode)) return problems;
  const params = {
    field: employeeLabels.postalCode,
    value: postalCode,
    allowed: 'in Deutschland fünf Ziffern',
  };
  return [...problems, payrollProblem(record, 'PAYROLL_VALUE_RANGE', params, 'postalCode')];
}

function checkRanges(employee: Employee, record: RecordName): Problem[] {
  const problems = employeeValueRules.flatMap(({ field, allowed, isShown, fits }) => {
    const value = employee[field];
    if (value === null || fits(value)) return [];
    const params = { field: employeeLabels[field], value: isShown ? String(value) : '***', allowed };
    return [payrollProblem(record, 'PAYROLL_VALUE_RANGE', params, field)];
  });
  if (employee.taxFactor === null || employee.taxClass === 4) return problems;
  const params = {
    field: employeeLabels.taxFactor,
    value: employee.taxFactor,
    allowed: 'nur bei Steuerklasse 4',
  };
  return [...problems, payrollProblem(record, 'PAYROLL_VALUE_RANGE', params, 'taxFactor')];
}

/**
 * Numbers of the right form whose check digit does not fit. DATEV takes them, so they are told and go as they are: LODAS
 * has the last word. An IBAN is the exception: paying to it fails, and it would replace a right one.
 */
function checkCheckDigits(employee: Employee, record: RecordName): Problem[] {
  const { taxId, socialSecurityNumber, iban } = employee;
  const wrong = (field: 'taxId' | 'socialSecurityNumber') =>
    payrollProblem(record, 'EMPLOYEE_CHECK_DIGIT', { field: employeeLabels[field] }, field);
  const problems: Problem[] = [];
  if (hasTaxIdForm(taxId) && !isValidTaxId(taxId)) problems.push(wrong('taxId'));
  if (hasIbanForm(iban) && !isValidIban(iban)) {
    problems.push(payrollProblem(record, 'EMPLOYEE_IBAN_CHECK_DIGIT', {}, 'iban'));
  }
  if (!hasSocialSecurityNumberForm(socialSecurityNumber)) return problems;
  if (!isValidSocialSecurityNumber(socialSecurityNumber)) return [...problems, wrong('socialSecurityNumber')];
  return [...problems, ...checkBirthday(employee, socialSecurityNumber, record)];
}

function checkBirthday({ birthDate }: Employee, number: string, record: RecordName): Problem[] {
  const birthday = birthdayOfSocialSecurityNumber(number);
  if (birthDate === null || birthday === null || birthday === shortDay(birthDate)) return [];
  const params = { birthDate: formatGermanDate(birthDate) };
  return [payrollProblem(record, 'SOCIAL_SECURITY_NUMBER_BIRTH_DATE', params, 'socialSecurityNumber')];
}

/** `1985-02-23` → `230285`. */
function shortDay(date: IsoDate): string {
  return `${date.slice(8)}${date.slice(5, 7)}${date.slice(2, 4)}`;
}

function checkDates(employee: Employee, record: RecordName, today: IsoDate): Problem[] {
  const { birthDate, entryDate, exitDate } = employee;
  const implausible = (field: 'birthDate' | 'exitDate', date: IsoDate) =>
    payrollProblem(
      record,
      'EMPLOYEE_DATE_IMPLAUSIBLE',
      { field: employeeLabels[field], date: formatGermanDate(date) },
      field,
    );
  const problems: Problem[] = [];
  if (birthDate !== null && (birthDate > today || birthDate < '1900-01-01')) {
    problems.push(implausible('birthDate', birthDate));
  }
  if (exitDate === null) return problems;
  if (entryDate !== null && exitDate < entryDate) return [...problems, implausible('exitDate', exitDate)];
  if (exitDate <= today) return problems;
  const params = { exitDate: formatGermanDate(exitDate) };
  return [...problems, payrollProblem(record, 'EMPLOYEE_EXIT_IN_FUTURE', params, 'exitDate')];
}

/** Texts longer than DATEV's fields; the files carry them shortened. */
function checkEmployeeTexts(employee: Employee): Problem[] {
  const record = employeeRecord(employee);
  return (Object.keys(employeeTextLimits) as (keyof typeof employeeTextLimits)[]).flatMap((field) => {
    const characters = [...(employee[field] ?? '')];
    const limit = employeeTextLimits[field];
    if (characters.length <= limit) return [];
    const arrives = characters.slice(0, limit).join('').trimEnd();
    const params = { field: employeeLabels[field], arrives, limit: String(limit) };
    return [payrollProblem(record, 'PAYROLL_TEXT_SHORTENED', params, field)];
  });
}

/** Employees that share a personnel number: none of them may go, since nobody knows which one is meant. */
export function findDuplicateNumbers(employees: readonly EmployeeRef[]): ReadonlyMap<string, Problem> {
  const byNumber = groupBy(
    employees.filter(({ personnelNumber }) => personnelNumber !== null),
    ({ personnelNumber }) => personnelNumber,
  );
  const problems = new Map<string, Problem>();
  for (const [number, sharing] of byNumber) {
    if (sharing.length < 2) continue;
    for (const employee of sharing) {
      const others = sharing
        .filter((other) => other !== employee)
        .map((other) => `${other.firstName} ${other.lastName}`)
        .join(', ');
      const params = { personnelNumber: String(number), others };
      problems.set(
        employee.externalId,
        payrollProblem(employeeRecord(employee), 'PERSONNEL_NUMBER_DUPLICATE', params, 'personnelNumber'),
      );
    }
  }
  return problems;
}
