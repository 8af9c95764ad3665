import type { Catalogue } from './entry';
import { entry } from './make-entry';

/** Times off: by themselves, and on their way into a file (K4, K7). */
export const payrollTimeOffFindings = {
  TIME_OFF_ORDER: entry(
    'blocker',
    'customer',
    [
      '{record}: Die Abwesenheit endet, bevor sie beginnt',
      'Beginn {from|date}, Ende {to|date}.',
      'Bitte vertauschen oder korrigieren Sie die beiden Tage.',
    ],
    [
      '{record}: the absence ends before it begins',
      'Begin {from|date}, end {to|date}.',
      'Please swap or correct the two days.',
    ],
  ),
  TIME_OFF_PARTS: entry(
    'blocker',
    'customer',
    [
      '{record}: Stunden und halbe Tage widersprechen sich',
      'Stunden gibt es nur bei einem einzelnen Tag, und nicht zusammen mit halben Tagen. Zwei halbe Tage an einem Tag sind nicht eindeutig.',
      'Bitte geben Sie entweder Stunden oder halbe Tage an.',
    ],
    [
      '{record}: hours and half days contradict each other',
      'Hours exist for a single day only, and not together with half days. Two half days on one day are ambiguous.',
      'Please give either hours or half days.',
    ],
  ),
  TIME_OFF_OVERLAP: entry(
    'hint',
    'customer',
    [
      '{record} überschneidet sich mit {other}',
      'Beide Abwesenheiten sind genehmigt und werden übermittelt.',
      'Bitte sehen Sie nach, ob eine davon doppelt ist.',
    ],
    [
      '{record} overlaps with {other}',
      'Both absences are approved and are transferred.',
      'Please look whether one of them is a duplicate.',
    ],
  ),
  TIME_OFF_NOT_APPROVED: entry(
    'hint',
    'customer',
    [
      '{record} ist nicht genehmigt und bleibt hier',
      'Nur genehmigte Abwesenheiten werden übermittelt. Eine schon übermittelte und dann stornierte steht weiter in DATEV, denn Dateien können dort nichts löschen.',
      'Bitte genehmigen Sie die Abwesenheit, oder bitten Sie den Berater, eine stornierte in DATEV zu löschen.',
    ],
    [
      '{record} is not approved and stays here',
      'Only approved absences are transferred. One that was transferred and cancelled later still stands in DATEV, because files cannot delete there.',
      'Please approve the absence, or ask the tax adviser to delete a cancelled one in DATEV.',
    ],
  ),
  TIME_OFF_TYPE_NOT_MAPPED: entry(
    'blocker',
    'adviser',
    [
      'Für die Abwesenheit „{type}“ ist kein DATEV-Schlüssel hinterlegt',
      '{record} bleibt hier, denn welcher Schlüssel gemeint ist, wird nicht geraten.',
      'Der Berater nennt den Schlüssel; Sie tragen ihn unter „Stammdaten“, „Übergabe an DATEV“, „Einstellungen“ in die Zuordnung ein.',
    ],
    [
      'No DATEV key is entered for the absence “{type}”',
      '{record} stays here, because the key is not guessed.',
      'The tax adviser names the key; you enter it into the mapping under “Master data”, “Handover to DATEV”, “Settings”.',
    ],
  ),
  TIME_OFF_KEY_UNKNOWN: entry(
    'blocker',
    'adviser',
    [
      'Den Schlüssel {key} für „{type}“ kennt DATEV nicht',
      '{record} bleibt hier, weil der hinterlegte Schlüssel nicht in DATEVs Liste steht.',
      'Der Berater nennt den richtigen Schlüssel; Sie ändern die Zuordnung unter „Stammdaten“, „Übergabe an DATEV“, „Einstellungen“.',
    ],
    [
      'DATEV does not know the key {key} for “{type}”',
      '{record} stays here because the key entered is not in DATEV’s list.',
      'The tax adviser names the right key; you change the mapping under “Master data”, “Handover to DATEV”, “Settings”.',
    ],
  ),
  TIME_OFF_PARTS_LEFT_OUT: entry(
    'warning',
    'adviser',
    [
      '{record}: Teile von Tagen fehlen in der Datei',
      'Eine LODAS-Datei kennt nur ganze Tage. Nicht übermittelt wird der Anteil am: {days}.',
      'Der Berater erfasst diesen Anteil in LODAS von Hand.',
    ],
    [
      '{record}: parts of days are missing in the file',
      'A LODAS file knows whole days only. Not transferred is the part on: {days}.',
      'The tax adviser enters this part in LODAS by hand.',
    ],
  ),
  TIME_OFF_NO_DAYS: entry(
    'hint',
    'customer',
    [
      '{record} enthält keinen Arbeitstag',
      'Diese Art der Abwesenheit zählt nur Arbeitstage, und in die Zeit fällt keiner.',
      'Es ist nichts zu tun, wenn die Tage stimmen.',
    ],
    [
      '{record} holds no working day',
      'This kind of absence counts working days only, and none falls into the time.',
      'There is nothing to do if the days are right.',
    ],
  ),
  TIME_OFF_WORKING_DAYS_ASSUMED: entry(
    'hint',
    'adviser',
    [
      '{record}: Als Arbeitstage gelten Montag bis Freitag',
      'Feiertage und abweichende Arbeitstage sind hier nicht bekannt; auch für sie kann eine Zeile in der Datei stehen.',
      'Der Berater prüft die Tage nach dem Einlesen in Lohn und Gehalt.',
    ],
    [
      '{record}: Monday to Friday count as working days',
      'Public holidays and other working days are not known here; the file may hold a row for them too.',
      'The tax adviser checks the days after reading them into Lohn und Gehalt.',
    ],
  ),
} as const satisfies Catalogue;
