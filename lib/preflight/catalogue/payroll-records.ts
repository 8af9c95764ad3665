import type { Catalogue } from './entry';
import { entry } from './make-entry';

/** Employees, compensations and payments by themselves (K4, K7). */
export const payrollRecordFindings = {
  PAYROLL_DECIMAL_UNREADABLE: entry(
    'blocker',
    'customer',
    [
      'Eine Dezimalzahl ist nicht lesbar',
      'Feld {field|payrollField}: {message}',
      'Bitte korrigieren Sie den Wert und senden Sie ihn erneut.',
    ],
    [
      'A decimal number is not readable',
      'Field {field|payrollField}: {message}',
      'Please correct the value and send it again.',
    ],
  ),
  PERSONNEL_NUMBER_MISSING: entry(
    'blocker',
    'customer',
    [
      'Die Personalnummer von {record} fehlt',
      'DATEV erkennt eine Person nur an ihrer Personalnummer. Ohne sie bleiben alle Daten dieser Person hier.',
      'Bitte tragen Sie die Personalnummer ein, die der Berater in DATEV vergeben hat.',
    ],
    [
      'The personnel number of {record} is missing',
      'DATEV knows a person only by the personnel number. Without it all data of this person stay here.',
      'Please enter the personnel number the tax adviser has given in DATEV.',
    ],
  ),
  PERSONNEL_NUMBER_RANGE: entry(
    'blocker',
    'customer',
    [
      'Die Personalnummer {personnelNumber} von {record} gibt es nicht',
      'Personalnummern liegen bei DATEV zwischen 1 und 99999.',
      'Bitte tragen Sie die Personalnummer ein, die der Berater in DATEV vergeben hat.',
    ],
    [
      'The personnel number {personnelNumber} of {record} cannot exist',
      'At DATEV personnel numbers lie between 1 and 99999.',
      'Please enter the personnel number the tax adviser has given in DATEV.',
    ],
  ),
  PERSONNEL_NUMBER_DUPLICATE: entry(
    'blocker',
    'customer',
    [
      'Die Personalnummer {personnelNumber} haben mehrere',
      '{record} teilt sich die Nummer mit: {others}. In DATEV würde einer die Daten des anderen überschreiben, deshalb gehen beide nicht.',
      'Bitte geben Sie jeder Person die Nummer, die sie in DATEV hat.',
    ],
    [
      'The personnel number {personnelNumber} is used more than once',
      '{record} shares the number with: {others}. In DATEV one would overwrite the other, so neither goes.',
      'Please give each person the number used in DATEV.',
    ],
  ),
  EMPLOYEE_FIELD_MISSING: entry(
    'blocker',
    'customer',
    [
      'Bei {record} fehlt die Angabe „{field|payrollField}“',
      'Eine Adresse nimmt DATEV nur mit Postleitzahl und Land.',
      'Bitte ergänzen Sie die Angabe, oder lassen Sie die ganze Adresse weg.',
    ],
    [
      'For {record} the field “{field|payrollField}” is missing',
      'DATEV takes an address only with postal code and country.',
      'Please add the value, or leave the whole address out.',
    ],
  ),
  PAYROLL_VALUE_RANGE: entry(
    'blocker',
    'customer',
    [
      '{record}: Der Wert von „{field|payrollField}“ passt nicht in DATEVs Feld',
      'Angegeben ist {value}. Erlaubt: {allowed|payrollRange}.',
      'Bitte korrigieren Sie den Wert. Den richtigen Schlüssel kennt der Berater.',
    ],
    [
      '{record}: the value of “{field|payrollField}” does not fit DATEV’s field',
      'Given is {value}. Allowed: {allowed|payrollRange}.',
      'Please correct the value. The tax adviser knows the right key.',
    ],
  ),
  EMPLOYEE_CHECK_DIGIT: entry(
    'hint',
    'customer',
    [
      '{record}: Die Prüfziffer von „{field|payrollField}“ passt nicht',
      'Die Nummer wird so übergeben, wie sie hier steht; ob sie gilt, prüft das Lohnprogramm. Meist ist eine Ziffer vertauscht.',
      'Bitte vergleichen Sie die Nummer mit dem Bescheid und korrigieren Sie sie.',
    ],
    [
      '{record}: the check digit of “{field|payrollField}” does not fit',
      'The number goes as it stands here; the payroll program decides whether it is valid. Usually two digits are mixed up.',
      'Please compare the number with the official letter and correct it.',
    ],
  ),
  EMPLOYEE_IBAN_CHECK_DIGIT: entry(
    'warning',
    'customer',
    [
      '{record}: Die IBAN ist falsch geschrieben',
      'Ihre Prüfziffern passen nicht, eine Überweisung käme nicht an. Die Bankverbindung wird nicht übergeben, alles andere schon.',
      'Bitte lassen Sie sich die IBAN noch einmal nennen und korrigieren Sie sie.',
    ],
    [
      '{record}: the IBAN is misspelled',
      'Its check digits do not fit, no payment would arrive. The bank account is left out, everything else goes.',
      'Please ask for the IBAN again and correct it.',
    ],
  ),
  SOCIAL_SECURITY_NUMBER_BIRTH_DATE: entry(
    'hint',
    'customer',
    [
      '{record}: Versicherungsnummer und Geburtsdatum nennen verschiedene Tage',
      'Das Geburtsdatum ist der {birthDate|date}. In seltenen Fällen ist das richtig; beide Angaben werden so übermittelt.',
      'Bitte sehen Sie nach, ob eine der beiden Angaben vertauscht ist.',
    ],
    [
      '{record}: insurance number and date of birth name different days',
      'The date of birth is {birthDate|date}. In rare cases this is right; both go as they are.',
      'Please look whether one of the two is mixed up.',
    ],
  ),
  EMPLOYEE_DATE_IMPLAUSIBLE: entry(
    'blocker',
    'customer',
    [
      '{record}: „{field|payrollField}“ am {date|date} kann nicht stimmen',
      'Niemand wird in der Zukunft geboren, und niemand tritt aus, bevor er eingetreten ist.',
      'Bitte korrigieren Sie das Datum.',
    ],
    [
      '{record}: “{field|payrollField}” on {date|date} cannot be right',
      'Nobody is born in the future, and nobody leaves before entering.',
      'Please correct the date.',
    ],
  ),
  EMPLOYEE_EXIT_IN_FUTURE: entry(
    'hint',
    'customer',
    [
      '{record} tritt am {exitDate|date} aus',
      'Der Austritt liegt in der Zukunft. Er wird schon jetzt übermittelt.',
      'Es ist nichts zu tun, wenn das Datum feststeht.',
    ],
    [
      '{record} leaves on {exitDate|date}',
      'The exit lies in the future. It is transferred already now.',
      'There is nothing to do if the date is certain.',
    ],
  ),
  COMPENSATION_CURRENCY: entry(
    'blocker',
    'customer',
    [
      'Der Bezug von {record} steht in {currency}',
      'DATEVs Lohnprogramme rechnen in Euro.',
      'Bitte geben Sie den Betrag in Euro an.',
    ],
    [
      'The compensation of {record} is given in {currency}',
      'DATEV’s payroll programs calculate in euros.',
      'Please give the amount in euros.',
    ],
  ),
  COMPENSATION_WAGE_TYPE_HOURLY: entry(
    'blocker',
    'customer',
    [
      'Der Stundenlohn von {record} trägt die Lohnart {wageType}',
      'Nur Monatsbezüge haben eine Lohnart; der Stundenlohn steht in DATEV in einem eigenen Feld.',
      'Bitte lassen Sie die Lohnart weg, oder geben Sie den Bezug als Monatsbezug an.',
    ],
    [
      'The hourly wage of {record} carries the wage type {wageType}',
      'Only monthly compensations have a wage type; the hourly wage has a field of its own in DATEV.',
      'Please leave the wage type out, or give the compensation as a monthly one.',
    ],
  ),
  COMPENSATION_TWICE: entry(
    'blocker',
    'customer',
    [
      'Zum {validFrom|date} gibt es mehrere gleichartige Bezüge: {record}',
      'An einem Tag kann höchstens ein Monatsbezug und ein Stundenlohn beginnen. Welcher gilt, lässt sich nicht entscheiden.',
      'Bitte löschen Sie den falschen Bezug oder ändern Sie sein Datum.',
    ],
    [
      'On {validFrom|date} several compensations of one kind begin: {record}',
      'On one day at most one monthly and one hourly compensation can begin. Which one counts cannot be decided.',
      'Please delete the wrong one or change its date.',
    ],
  ),
} as const satisfies Catalogue;
