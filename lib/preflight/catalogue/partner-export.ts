import type { Catalogue } from './entry';
import { entry } from './make-entry';

/** Business partners on their way into the EXTF file (K4, K5). */
export const partnerExportFindings = {
  PARTNER_EXPORT_ACCOUNT_MISSING: entry(
    'blocker',
    'adviser',
    [
      '{record} hat kein Personenkonto',
      'Debitoren und Kreditoren übernimmt DATEV nur mit ihrem Konto.',
      'Der Berater nennt das Konto; Sie tragen es beim Geschäftspartner ein.',
    ],
    [
      '{record} has no partner account',
      'DATEV takes customers and suppliers only with their account.',
      'The tax adviser names the account; you enter it with the business partner.',
    ],
  ),
  PARTNER_EXPORT_ACCOUNT_RANGE: entry(
    'blocker',
    'adviser',
    [
      'Das Konto {accountNo} von {record} passt nicht',
      'Personenkonten haben eine Stelle mehr als Sachkonten; erlaubt ist hier: {expected}.',
      'Der Berater nennt das richtige Konto; Sie ändern es beim Geschäftspartner.',
    ],
    [
      'The account {accountNo} of {record} does not fit',
      'Partner accounts have one digit more than G/L accounts; allowed here: {expected}.',
      'The tax adviser names the right account; you change it with the business partner.',
    ],
  ),
  PARTNER_EXPORT_ACCOUNT_SHARED: entry(
    'blocker',
    'adviser',
    [
      '{record} teilt sich das Konto {accountNo}',
      'Dasselbe Konto haben: {others}. In DATEV würde einer den anderen überschreiben, deshalb geht keiner von ihnen.',
      'Der Berater gibt jedem ein eigenes Konto, oder es bleibt bei einem Sammelkonto ohne Stammdaten.',
    ],
    [
      '{record} shares the account {accountNo}',
      'The same account have: {others}. In DATEV one would overwrite the other, so none of them goes.',
      'The tax adviser gives each an account of its own, or it stays a collective account without master data.',
    ],
  ),
  PARTNER_EXPORT_NAME_MISSING: entry(
    'blocker',
    'customer',
    [
      'Der Name von {record} lässt sich nicht schreiben',
      'In den Zeichen der Datei bleibt vom Namen nichts übrig.',
      'Bitte geben Sie den Namen in lateinischer Schrift an.',
    ],
    [
      'The name of {record} cannot be written',
      'Nothing of the name is left in the characters of the file.',
      'Please give the name in Latin letters.',
    ],
  ),
  PARTNER_EXPORT_TEXT_SHORTENED: entry(
    'warning',
    'customer',
    [
      '{record}: „{field}“ kommt gekürzt an',
      'DATEVs Feld fasst {limit} Zeichen. In der Datei steht: {arrives}',
      'Bitte kürzen Sie den Text selbst, wenn ein anderer Wortlaut besser ist.',
    ],
    [
      '{record}: “{field}” arrives shortened',
      'DATEV’s field holds {limit} characters. The file says: {arrives}',
      'Please shorten the text yourself if another wording is better.',
    ],
  ),
  PARTNER_EXPORT_TEXT_RESPELLED: entry(
    'warning',
    'customer',
    [
      '{record}: „{field}“ kommt umschrieben an',
      'Die Datei kennt nur die Zeichen von Windows-1252. In ihr steht: {arrives}',
      'Bitte geben Sie die Schreibweise selbst vor, wenn eine andere besser ist.',
    ],
    [
      '{record}: “{field}” arrives spelled otherwise',
      'The file knows only the characters of Windows-1252. It says: {arrives}',
      'Please give the spelling yourself if another one is better.',
    ],
  ),
  PARTNER_EXPORT_CHARACTERS_LOST: entry(
    'warning',
    'customer',
    [
      '{record}: In „{field}“ fehlen Zeichen',
      'Für {characters} gibt es keine lateinische Schreibweise. In der Datei steht: {arrives}',
      'Bitte geben Sie den Text in lateinischer Schrift an.',
    ],
    [
      '{record}: characters are missing in “{field}”',
      'For {characters} there is no Latin spelling. The file says: {arrives}',
      'Please give the text in Latin letters.',
    ],
  ),
  PARTNER_EXPORT_VALUE_LEFT_OUT: entry(
    'warning',
    'customer',
    [
      '{record}: „{field}“ fehlt in der Datei',
      'Der Wert {value} passt nicht in DATEVs Feld oder ist falsch geschrieben. Gekürzt wäre er ein anderer.',
      'Bitte korrigieren Sie den Wert beim Geschäftspartner.',
    ],
    [
      '{record}: “{field}” is missing in the file',
      'The value {value} does not fit DATEV’s field or is misspelled. Shortened it would be another one.',
      'Please correct the value with the business partner.',
    ],
  ),
  PARTNER_EXPORT_LONG_IBAN: entry(
    'hint',
    'adviser',
    [
      'Die IBAN von {record} hat mehr als 30 Zeichen',
      'Ob DATEV so lange IBANs ganz übernimmt, ist nicht sicher.',
      'Der Berater prüft die IBAN nach dem Einlesen.',
    ],
    [
      'The IBAN of {record} has more than 30 characters',
      'Whether DATEV takes such long IBANs as a whole is not certain.',
      'The tax adviser checks the IBAN after reading the file in.',
    ],
  ),
  EXTF_FORMAT: entry(
    'blocker',
    'customer',
    [
      'Die Datei ist nicht im DATEV-Format',
      'Zeile {line}: {reason}',
      'Bitte exportieren Sie die Datei neu, im DATEV-Format (EXTF).',
    ],
    [
      'The file is not in DATEV’s format',
      'Line {line}: {reason}',
      'Please export the file anew, in DATEV’s format (EXTF).',
    ],
  ),
} as const satisfies Catalogue;
