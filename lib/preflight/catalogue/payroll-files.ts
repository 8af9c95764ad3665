import type { Catalogue } from './entry';
import { entry } from './make-entry';

/** Why something does not stand in a payroll file, or not as it was given (K4). */
export const payrollFileFindings = {
  PAYROLL_TEXT_SHORTENED: entry(
    'warning',
    'customer',
    [
      '{record}: „{field|payrollField}“ kommt gekürzt an',
      'DATEVs Feld fasst {limit} Zeichen. In der Datei steht: {arrives}',
      'Bitte kürzen Sie den Text selbst, wenn ein anderer Wortlaut besser ist.',
    ],
    [
      '{record}: “{field|payrollField}” arrives shortened',
      'DATEV’s field holds {limit} characters. The file says: {arrives}',
      'Please shorten the text yourself if another wording is better.',
    ],
  ),
  PAYROLL_TEXT_RESPELLED: entry(
    'warning',
    'customer',
    [
      '{record}: „{field|payrollField}“ kommt umschrieben an',
      'Die Datei kennt nur die Zeichen von Windows-1252. In ihr steht: {arrives}',
      'Bitte geben Sie die Schreibweise selbst vor, wenn eine andere amtlich ist.',
    ],
    [
      '{record}: “{field|payrollField}” arrives spelled otherwise',
      'The file knows only the characters of Windows-1252. It says: {arrives}',
      'Please give the spelling yourself if another one is official.',
    ],
  ),
  PAYROLL_CHARACTERS_LOST: entry(
    'warning',
    'customer',
    [
      '{record}: In „{field|payrollField}“ fehlen Zeichen',
      'Für {characters} gibt es keine lateinische Schreibweise. In der Datei steht: {arrives}',
      'Bitte geben Sie den Text in lateinischer Schrift an.',
    ],
    [
      '{record}: characters are missing in “{field|payrollField}”',
      'For {characters} there is no Latin spelling. The file says: {arrives}',
      'Please give the text in Latin letters.',
    ],
  ),
  PAYROLL_NAME_UNWRITABLE: entry(
    'blocker',
    'customer',
    [
      '{record}: „{field|payrollField}“ lässt sich nicht schreiben',
      'In den Zeichen der Datei bleibt vom Namen nichts übrig. Ohne Namen geht die Person nicht nach DATEV.',
      'Bitte geben Sie den Namen in lateinischer Schrift an, wie er im Ausweis steht.',
    ],
    [
      '{record}: “{field|payrollField}” cannot be written',
      'Nothing of the name is left in the characters of the file. Without a name the person does not go to DATEV.',
      'Please give the name in Latin letters, as in the passport.',
    ],
  ),
  PAYROLL_FIELD_LEFT_OUT: entry(
    'warning',
    'adviser',
    [
      '{record}: Nicht in der Datei steht: {field|payrollField}',
      'Dafür ist kein DATEV-Schlüssel hinterlegt. Alles andere kommt an.',
      'Der Berater nennt die Schlüssel für die Zuordnung unter „Stammdaten“, „Übergabe an DATEV“, „Einstellungen“ oder ergänzt die Angaben in DATEV.',
    ],
    [
      '{record}: not in the file: {field|payrollField}',
      'No DATEV key is entered for it. Everything else arrives.',
      'The tax adviser names the keys for the mapping under “Master data”, “Handover to DATEV”, “Settings” or adds the values in DATEV.',
    ],
  ),
  PAYROLL_COUNTRY_UNMAPPED: entry(
    'warning',
    'adviser',
    [
      '{record}: „{field|payrollField}“ {country} fehlt in der Datei',
      'Welchen Schlüssel DATEV für dieses Land hat, ist nicht veröffentlicht; er wird nicht geraten.',
      'Der Berater ergänzt das Land in DATEV.',
    ],
    [
      '{record}: “{field|payrollField}” {country} is missing in the file',
      'Which key DATEV has for this country is not published; it is not guessed.',
      'The tax adviser adds the country in DATEV.',
    ],
  ),
  EFFECTIVE_MONTH_CLOSED: entry(
    'hint',
    'adviser',
    [
      '{record} gilt ab {month|month}, der schon abgerechnet ist',
      'Die Angabe steht in der Datei. Ob das Lohnprogramm sie rückwirkend rechnet, entscheidet sich beim Einlesen.',
      'Der Berater prüft nach dem Einlesen die Rückrechnung.',
    ],
    [
      '{record} counts from {month|month}, which is closed already',
      'The value stands in the file. Whether the payroll program calculates it back is decided when it is read in.',
      'The tax adviser checks the recalculation after reading the file in.',
    ],
  ),
  COMPENSATION_WAGE_TYPE_MISSING: entry(
    'blocker',
    'adviser',
    [
      'Der Monatsbezug von {record} hat keine Lohnart',
      'Am Bezug steht keine, und eine Vorgabe für Monatsbezüge ist nicht hinterlegt.',
      'Der Berater nennt die Lohnart; Sie tragen sie am Bezug oder als Vorgabe unter „Stammdaten“, „Übergabe an DATEV“, „Einstellungen“ ein.',
    ],
    [
      'The monthly compensation of {record} has no wage type',
      'The compensation names none, and no default for monthly compensations is entered.',
      'The tax adviser names the wage type; you enter it with the compensation or as default under “Master data”, “Handover to DATEV”, “Settings”.',
    ],
  ),
  COMPENSATION_MID_MONTH: entry(
    'warning',
    'adviser',
    [
      'Der Bezug von {record} beginnt mitten im Monat',
      'Er gilt ab dem {validFrom|date}; die Datei kennt nur den Monatsersten und sagt: ab dem {arrives|date}.',
      'Der Berater berichtigt den anteiligen Betrag des ersten Monats.',
    ],
    [
      'The compensation of {record} begins in the middle of the month',
      'It counts from {validFrom|date}; the file knows only the first of a month and says: from {arrives|date}.',
      'The tax adviser corrects the partial amount of the first month.',
    ],
  ),
  COMPENSATION_REPLACED_IN_MONTH: entry(
    'warning',
    'adviser',
    [
      'Der Bezug von {record} wird noch im selben Monat abgelöst',
      'Für {month|month} trägt die Datei nur den letzten Bezug; dieser hier fehlt.',
      'Der Berater erfasst den Anteil der ersten Tage von Hand.',
    ],
    [
      'The compensation of {record} is replaced in the same month',
      'For {month|month} the file carries only the last compensation; this one is missing.',
      'The tax adviser enters the part of the first days by hand.',
    ],
  ),
  COMPENSATION_END_BY_HAND: entry(
    'warning',
    'adviser',
    [
      'Der Bezug von {record} endet am {validTo|date}',
      'Wie eine Datei einen Bezug beendet (Lohnart {wageType}), ist nicht veröffentlicht. In DATEV läuft er weiter, bis ihn jemand beendet.',
      'Der Berater beendet den Bezug in DATEV.',
    ],
    [
      'The compensation of {record} ends on {validTo|date}',
      'How a file ends a compensation (wage type {wageType}) is not published. In DATEV it goes on until somebody ends it.',
      'The tax adviser ends the compensation in DATEV.',
    ],
  ),
  LUG_MASTER_DATA_NOT_CARRIED: entry(
    'warning',
    'adviser',
    [
      '{record} geht nicht nach Lohn und Gehalt',
      'Für Stammdaten und Bezüge hat Lohn und Gehalt kein festes Dateiformat; übermittelt werden nur Abwesenheiten und Zahlungen.',
      'Der Berater erfasst diese Angaben in Lohn und Gehalt.',
    ],
    [
      '{record} does not go to Lohn und Gehalt',
      'Lohn und Gehalt has no fixed file format for master data and compensations; only absences and payments are transferred.',
      'The tax adviser enters these values in Lohn und Gehalt.',
    ],
  ),
  MOVEMENT_PROCESSING_CODE_MISSING: entry(
    'blocker',
    'adviser',
    [
      '{record}: Für Beträge ist kein Bearbeitungsschlüssel hinterlegt',
      'LODAS braucht zu jedem Betrag einen Bearbeitungsschlüssel; seine Bedeutungen sind nicht veröffentlicht und werden nicht geraten.',
      'Der Berater nennt den Schlüssel; Sie tragen ihn unter „Stammdaten“, „Übergabe an DATEV“, „Einstellungen“ ein.',
    ],
    [
      '{record}: no processing code is entered for amounts',
      'LODAS needs a processing code with each amount; their meanings are not published and are not guessed.',
      'The tax adviser names the code; you enter it under “Master data”, “Handover to DATEV”, “Settings”.',
    ],
  ),
  MOVEMENT_LODAS_ONLY: entry(
    'blocker',
    'customer',
    [
      '{record} gibt es nur in LODAS',
      'Die Zahlung trägt einen Bearbeitungsschlüssel. Lohn und Gehalt kennt nur Stunden und Beträge.',
      'Bitte geben Sie die Zahlung in Stunden oder als Betrag an.',
    ],
    [
      '{record} exists in LODAS only',
      'The payment carries a processing code. Lohn und Gehalt knows only hours and amounts.',
      'Please give the payment in hours or as an amount.',
    ],
  ),
  MOVEMENT_OTHER_MONTH: entry(
    'blocker',
    'us',
    [
      '{record} gehört in einen anderen Monat',
      'Die Zahlung ist für {month|month} und kam in die Datei eines anderen Monats. Sie wurde herausgehalten.',
      'Sie müssen nichts tun. Der Betreiber sieht den Fehler und behebt ihn.',
    ],
    [
      '{record} belongs to another month',
      'The payment is for {month|month} and came into the file of another month. It was kept out.',
      'You need not do anything. The operator sees the fault and mends it.',
    ],
  ),
  PAYROLL_FILE_FORMAT: entry(
    'blocker',
    'customer',
    [
      'Die Lohndatei hat nicht die Form, die DATEV liest',
      'Zeile {line}: {reason}',
      'Bitte erzeugen Sie die Datei neu. Geprüft wird nur die Form, nicht der Inhalt.',
    ],
    [
      'The payroll file does not have the form DATEV reads',
      'Line {line}: {reason}',
      'Please create the file anew. Only the form is checked, not the content.',
    ],
  ),
} as const satisfies Catalogue;
