import type { Catalogue, CatalogueEntry } from './entry';
import { dcoHelpUrl } from './help-urls';
import { entry } from './make-entry';

const stays = {
  de: 'Die Datei ist nicht angekommen und bleibt hier zum Herunterladen.',
  en: 'The file has not arrived and stays here for download.',
} as const;

/** A refusal nobody but the operator can mend; the file can go by hand meanwhile. */
function ours(code: string, de: readonly [string, string], en: readonly [string, string]): CatalogueEntry {
  const { de: deStays, en: enStays } = stays;
  return entry(
    'blocker',
    'us',
    [
      de[0],
      `${de[1]} (${code}). ${deStays}`,
      'Geben Sie dem Berater die heruntergeladene Datei. Der Betreiber sieht den Fehler und behebt ihn.',
    ],
    [
      en[0],
      `${en[1]} (${code}). ${enStays}`,
      'Give the downloaded file to the tax adviser. The operator sees the fault and mends it.',
    ],
    dcoHelpUrl(code),
  );
}

/** Refusals of hr:files, one for each documented code (T6, K6). */
export const hrFilesFindings = {
  DATEV_DCO02000: ours(
    'DCO02000',
    ['DATEV nimmt die Zeichen der Lohndatei nicht an', 'Die Kodierung der Datei wurde abgelehnt'],
    ['DATEV does not take the characters of the payroll file', 'The encoding of the file was refused'],
  ),
  DATEV_DCO02001: ours(
    'DCO02001',
    ['DATEV meldet eine leere Lohndatei', 'Die Datei kam ohne Inhalt an'],
    ['DATEV reports an empty payroll file', 'The file came without content'],
  ),
  DATEV_DCO02002: ours(
    'DCO02002',
    ['DATEV erkennt das Format der Lohndatei nicht', 'Der Kopf der Datei wurde abgelehnt'],
    ['DATEV does not recognise the format of the payroll file', 'The head of the file was refused'],
  ),
  DATEV_DCO02003: ours(
    'DCO02003',
    ['DATEV lehnt den Namen der Lohndatei ab', 'Der Name ist zu lang oder beginnt mit einem Leerzeichen'],
    ['DATEV refuses the name of the payroll file', 'The name is too long or begins with a blank'],
  ),
  DATEV_DCO02004: ours(
    'DCO02004',
    [
      'Die Virenprüfung von DATEV hat die Lohndatei abgelehnt',
      'DATEV hält den Inhalt der Datei für verdächtig',
    ],
    [
      'DATEV’s virus scanner has refused the payroll file',
      'DATEV considers the content of the file suspicious',
    ],
  ),
  DATEV_DCO02005: ours(
    'DCO02005',
    ['DATEV lehnt die Angabe des Absenders ab', 'Der Name des sendenden Systems ist zu lang'],
    ['DATEV refuses the name of the sender', 'The name of the sending system is too long'],
  ),
  DATEV_DCO02006: entry(
    'blocker',
    'admin',
    [
      'Die E-Mail-Adresse der Lohnsachbearbeitung ist zu lang',
      `DATEV nimmt höchstens 100 Zeichen (DCO02006). ${stays.de}`,
      'Bitte ändern Sie die Adresse unter „Stammdaten“, „Übergabe an DATEV“, „Einstellungen“ und übertragen Sie erneut.',
    ],
    [
      'The e-mail address of the payroll clerk is too long',
      `DATEV takes at most 100 characters (DCO02006). ${stays.en}`,
      'Please change the address under “Master data”, “Handover to DATEV”, “Settings” and transfer again.',
    ],
    dcoHelpUrl('DCO02006'),
  ),
  DATEV_DCO02007: entry(
    'blocker',
    'admin',
    [
      'Die E-Mail-Adresse der Lohnsachbearbeitung ist ungültig',
      `DATEV nimmt die Adresse nicht an (DCO02007). ${stays.de}`,
      'Bitte ändern Sie die Adresse unter „Stammdaten“, „Übergabe an DATEV“, „Einstellungen“ und übertragen Sie erneut.',
    ],
    [
      'The e-mail address of the payroll clerk is not valid',
      `DATEV does not take the address (DCO02007). ${stays.en}`,
      'Please change the address under “Master data”, “Handover to DATEV”, “Settings” and transfer again.',
    ],
    dcoHelpUrl('DCO02007'),
  ),
  DATEV_DCO02008: ours(
    'DCO02008',
    ['DATEV lehnt den Namen des Absenders ab', 'Der Name des sendenden Systems enthält unerlaubte Zeichen'],
    [
      'DATEV refuses the sender’s name',
      'The name of the sending system holds characters that are not allowed',
    ],
  ),
  DATEV_DCO02009: ours(
    'DCO02009',
    [
      'Für DATEV liegt die Lohndatei in der Zukunft',
      'Der Zeitpunkt der Erstellung ist später als die Uhr von DATEV',
    ],
    ['For DATEV the payroll file lies in the future', 'The time of creation is later than DATEV’s clock'],
  ),
  DATEV_DCO02010: ours(
    'DCO02010',
    ['DATEV kann den Zeitpunkt der Erstellung nicht lesen', 'Die Angabe hat nicht die erwartete Form'],
    ['DATEV cannot read the time of creation', 'The value does not have the expected form'],
  ),
  DATEV_DCO02011: ours(
    'DCO02011',
    ['DATEV kann den Abrechnungsmonat nicht lesen', 'Die Angabe hat nicht die erwartete Form'],
    ['DATEV cannot read the payroll month', 'The value does not have the expected form'],
  ),
  DATEV_DCO02012: ours(
    'DCO02012',
    ['DATEV kennt die Art der Lohndatei nicht', 'Erlaubt sind Stammdaten und Bewegungsdaten'],
    ['DATEV does not know the kind of payroll file', 'Allowed are master data and movement data'],
  ),
  DATEV_DCO02013: ours(
    'DCO02013',
    ['DATEV kennt das Lohnprogramm nicht', 'Erlaubt sind LODAS und Lohn und Gehalt'],
    ['DATEV does not know the payroll program', 'Allowed are LODAS and Lohn und Gehalt'],
  ),
  DATEV_DCO02014: ours(
    'DCO02014',
    [
      'DATEV kann die Kennung der Lohndatei nicht lesen',
      'Die Kennung des Auftrags hat nicht die erwartete Form',
    ],
    ['DATEV cannot read the id of the payroll file', 'The id of the job does not have the expected form'],
  ),
  DATEV_DCO02018: ours(
    'DCO02018',
    ['DATEV konnte die Anfrage zur Lohndatei nicht lesen', 'Der Aufbau der Anfrage wurde abgelehnt'],
    ['DATEV could not read the request about the payroll file', 'The structure of the request was refused'],
  ),
  DATEV_DCO02020: entry(
    'blocker',
    'admin',
    [
      'DATEV kann Berater- und Mandantennummer nicht lesen',
      `Die Nummern haben nicht die erwartete Form (DCO02020). ${stays.de}`,
      'Bitte prüfen Sie die Nummern unter „DATEV-Verbindung“ und verbinden Sie neu.',
    ],
    [
      'DATEV cannot read consultant and client number',
      `The numbers do not have the expected form (DCO02020). ${stays.en}`,
      'Please check the numbers under “DATEV connection” and connect again.',
    ],
    dcoHelpUrl('DCO02020'),
  ),
  DATEV_DCO02050: entry(
    'blocker',
    'adviser',
    [
      'Das Recht, Lohndateien zu übertragen, fehlt',
      `Wer die Verbindung erlaubt hat, darf für diesen Datenbestand keine Lohndateien senden (DCO02050). ${stays.de}`,
      'Der Berater gibt das Recht für den Lohnimportdatenservice frei; danach erneut übertragen.',
    ],
    [
      'The right to transfer payroll files is missing',
      `Who granted the connection may not send payroll files for this dataset (DCO02050). ${stays.en}`,
      'The tax adviser grants the right for the Lohnimportdatenservice; then transfer again.',
    ],
    dcoHelpUrl('DCO02050'),
  ),
  DATEV_DCO02051: entry(
    'blocker',
    'admin',
    [
      'Die Verbindung umfasst keine Lohndateien',
      `Beim Verbinden wurde der Lohnimportdatenservice nicht erlaubt (DCO02051). ${stays.de}`,
      'Bitte verbinden Sie unter „DATEV-Verbindung“ neu und wählen Sie den Lohnimportdatenservice.',
    ],
    [
      'The connection does not cover payroll files',
      `When connecting, the Lohnimportdatenservice was not granted (DCO02051). ${stays.en}`,
      'Please connect again under “DATEV connection” and choose the Lohnimportdatenservice.',
    ],
    dcoHelpUrl('DCO02051'),
  ),
  DATEV_DCO02101: entry(
    'blocker',
    'us',
    [
      'DATEV kennt die Lohndatei nicht mehr',
      'Der Stand der Datei lässt sich nicht mehr abfragen (DCO02101). Nach 60 Tagen löscht DATEV Dateien, die niemand eingelesen hat.',
      'Übertragen Sie die Daten erneut, wenn der Berater sie noch nicht hat. Bleibt die Meldung, hilft der Betreiber.',
    ],
    [
      'DATEV no longer knows the payroll file',
      'The state of the file can no longer be asked for (DCO02101). After 60 days DATEV deletes files that nobody has read in.',
      'Transfer the data again if the tax adviser does not have them yet. If the message stays, the operator helps.',
    ],
    dcoHelpUrl('DCO02101'),
  ),
} as const satisfies Catalogue;
