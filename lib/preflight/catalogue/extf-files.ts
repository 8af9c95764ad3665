import type { Catalogue, CatalogueEntry } from './entry';
import { entry } from './make-entry';

const stays = {
  de: 'Die Datei wurde nicht übernommen und bleibt hier zum Herunterladen.',
  en: 'The file was not taken over and stays here for download.',
} as const;

function help(code: string): string {
  return `https://www.datev.de/hilfe/${code}`;
}

/** A refusal nobody but the operator can mend; the file can go by hand meanwhile. */
function ours(code: string, de: readonly [string, string], en: readonly [string, string]): CatalogueEntry {
  return entry(
    'blocker',
    'us',
    [
      de[0],
      `${de[1]} (${code}). ${stays.de}`,
      'Geben Sie dem Berater die heruntergeladene Datei. Der Betreiber sieht den Fehler und behebt ihn.',
    ],
    [
      en[0],
      `${en[1]} (${code}). ${stays.en}`,
      'Give the downloaded file to the tax adviser. The operator sees the fault and mends it.',
    ],
    help(code),
  );
}

/** Errors of accounting:extf-files, one for each documented number (T6, K6). */
export const extfFilesFindings = {
  DATEV_1008828: ours(
    '1008828',
    ['DATEV konnte die Liste der Importe nicht liefern', 'Die Abfrage war nicht lesbar'],
    ['DATEV could not give the list of imports', 'The query was not readable'],
  ),
  DATEV_1008829: entry(
    'blocker',
    'admin',
    [
      'Die Verbindung umfasst den Buchungsdatenservice nicht',
      `Beim Verbinden wurde der Buchungsdatenservice nicht erlaubt (1008829). ${stays.de}`,
      'Bitte verbinden Sie unter „DATEV-Verbindung“ neu und wählen Sie den Buchungsdatenservice.',
    ],
    [
      'The connection does not cover the Buchungsdatenservice',
      `When connecting, the Buchungsdatenservice was not granted (1008829). ${stays.en}`,
      'Please connect again under “DATEV connection” and choose the Buchungsdatenservice.',
    ],
    help('1008829'),
  ),
  DATEV_1008831: ours(
    '1008831',
    ['DATEV meldet eine leere EXTF-Datei', 'Die Anfrage kam ohne Datei an'],
    ['DATEV reports an empty EXTF file', 'The request came without a file'],
  ),
  DATEV_1008832: ours(
    '1008832',
    ['DATEV lehnt den Namen der EXTF-Datei ab', 'Dateiname oder Kennung haben nicht die erwartete Form'],
    ['DATEV refuses the name of the EXTF file', 'File name or reference do not have the expected form'],
  ),
  DATEV_1008833: ours(
    '1008833',
    ['DATEV kann die EXTF-Datei nicht lesen', 'Sie ist leer, zu groß oder anders kodiert: {description}'],
    ['DATEV cannot read the EXTF file', 'It is empty, too large or encoded otherwise: {description}'],
  ),
  DATEV_1008834: entry(
    'blocker',
    'adviser',
    [
      'Die Kopfzeile der EXTF-Datei passt nicht zum Datenbestand',
      `DATEV sagt: {description} (1008834). ${stays.de}`,
      'Der Berater prüft, ob der Buchungsdatenservice für diesen Mandanten Stammdaten annimmt, und liest die heruntergeladene Datei sonst von Hand ein.',
    ],
    [
      'The header of the EXTF file does not fit the dataset',
      `DATEV says: {description} (1008834). ${stays.en}`,
      'The tax adviser checks whether the Buchungsdatenservice takes master data for this client, and otherwise reads the downloaded file in by hand.',
    ],
    help('1008834'),
  ),
  DATEV_1008835: ours(
    '1008835',
    [
      'DATEV konnte die Adresse der Anfrage nicht lesen',
      'Kennung von Mandant oder Auftrag haben nicht die erwartete Form',
    ],
    [
      'DATEV could not read the address of the request',
      'The id of client or job does not have the expected form',
    ],
  ),
  DATEV_1008836: ours(
    '1008836',
    [
      'Die Virenprüfung von DATEV hat die EXTF-Datei abgelehnt',
      'DATEV hält den Inhalt der Datei für verdächtig',
    ],
    ['DATEV’s virus scanner has refused the EXTF file', 'DATEV considers the content of the file suspicious'],
  ),
  DATEV_1008837: entry(
    'blocker',
    'datev',
    [
      'Bei DATEV ist ein interner Fehler aufgetreten',
      `Der Import ist bei DATEV gescheitert (1008837). ${stays.de}`,
      'Übertragen Sie die Datei später erneut.',
    ],
    [
      'An internal error occurred at DATEV',
      `The import failed at DATEV (1008837). ${stays.en}`,
      'Transfer the file again later.',
    ],
    help('1008837'),
  ),
  DATEV_1008838: entry(
    'blocker',
    'adviser',
    [
      'Das Recht, EXTF-Dateien zu übertragen, fehlt',
      `Für diesen Mandanten fehlt die Erlaubnis oder ist abgelaufen (1008838). ${stays.de}`,
      'Der Berater bestellt den Buchungsdatenservice für den Mandanten und gibt das Recht frei; danach erneut übertragen.',
    ],
    [
      'The right to transfer EXTF files is missing',
      `For this client the permission is missing or has expired (1008838). ${stays.en}`,
      'The tax adviser orders the Buchungsdatenservice for the client and grants the right; then transfer again.',
    ],
    help('1008838'),
  ),
} as const satisfies Catalogue;
