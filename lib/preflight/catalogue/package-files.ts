import type { Catalogue } from './entry';
import { selfCheck } from './self-check';

const documentXml = 'document.xml';
const file = '{fileName}';

/** Rules of document.xml and of the files of a job as a whole (B2). */
export const packageFindings = {
  PACKAGE_SCHEMA_VIOLATION: selfCheck(
    documentXml,
    'document.xml verletzt das Schema von DATEV: {message}',
    'document.xml violates DATEV’s schema: {message}',
  ),
  PACKAGE_EXTRA_SCHEMA_VIOLATION: selfCheck(
    documentXml,
    'document.xml verletzt das zusätzlich hinterlegte Schema: {message}',
    'document.xml violates the additional schema: {message}',
  ),
  PACKAGE_UNREADABLE: selfCheck(
    documentXml,
    'document.xml ist nicht lesbar: {message}',
    'document.xml cannot be read: {message}',
  ),
  PACKAGE_VERSION: selfCheck(
    documentXml,
    'Die Versionsangabe ist „{version}“ statt 6.0.',
    'The version says “{version}” instead of 6.0.',
  ),
  PACKAGE_MONTH_UNREAL: selfCheck(
    documentXml,
    '„{month}“ bei Beleg {document} ist kein Kalendermonat.',
    '“{month}” of document {document} is no calendar month.',
  ),
  PACKAGE_MONTH_DIFFERS: selfCheck(
    documentXml,
    'Beleg {document} gehört in den {month|month}, der Auftrag in den {jobMonth|month}.',
    'Document {document} belongs to {month|month}, the job to {jobMonth|month}.',
  ),
  PACKAGE_PROPERTIES: selfCheck(
    documentXml,
    'Monat, Konto oder Ordner (Schlüssel 1 bis 3) von Beleg {document} sind unvollständig oder unerlaubt.',
    'Month, account or folder (keys 1 to 3) of document {document} are incomplete or not allowed.',
  ),
  PACKAGE_FOLDER_UNKNOWN: selfCheck(
    documentXml,
    'Den Ordner „{folder}“ von Beleg {document} hat DATEV nicht genannt; genannt: {known}.',
    'DATEV did not name the folder “{folder}” of document {document}; it named: {known}.',
  ),
  PACKAGE_TYPE_MISMATCH: selfCheck(
    documentXml,
    'Die Art von Beleg {document} (Eingang oder Ausgang) passt nicht zu seinen Buchungsdaten.',
    'The type of document {document} (incoming or outgoing) does not fit its booking data.',
  ),
  PACKAGE_PROCESS_ID: selfCheck(
    documentXml,
    'Die Ablageart von Beleg {document} ist zusammen mit Buchungsdaten verboten.',
    'The way document {document} is filed is not allowed together with booking data.',
  ),
  PACKAGE_LEDGER_COUNT: selfCheck(
    documentXml,
    'Beleg {document} hat {count} Belegsatzdateien statt einer.',
    'Document {document} has {count} ledger files instead of one.',
  ),
  PACKAGE_EXTENSION_KIND: selfCheck(
    documentXml,
    'Die Erweiterung {kind} von Beleg {document} ist im Rechnungsdatenservice nicht erlaubt.',
    'The extension {kind} of document {document} is not allowed in Rechnungsdatenservice.',
  ),
  PACKAGE_LEDGER_KIND: selfCheck(
    documentXml,
    'Beleg {document} enthält {kind}, der Auftrag ist für {jobKind}.',
    'Document {document} holds {kind}, the job is for {jobKind}.',
  ),
  PACKAGE_FILE_MISSING: selfCheck(
    file,
    'document.xml nennt die Datei, sie gehört aber nicht zum Auftrag.',
    'document.xml names the file, but it is not part of the job.',
  ),
  PACKAGE_FILE_UNREFERENCED: selfCheck(
    file,
    'Die Datei gehört zum Auftrag, document.xml nennt sie aber nicht.',
    'The file is part of the job, but document.xml does not name it.',
  ),
  PACKAGE_FILE_NAME_DUPLICATE: selfCheck(
    file,
    'Der Dateiname kommt im Auftrag zweimal vor; eine Datei würde die andere ersetzen.',
    'The file name occurs twice in the job; one file would replace the other.',
  ),
  PACKAGE_FILE_NAME_CHARACTERS: selfCheck(
    file,
    'Der Dateiname hat Zeichen außerhalb von ASCII oder mehr als 255.',
    'The file name has characters outside ASCII or more than 255.',
  ),
  PACKAGE_FILE_TOO_LARGE: selfCheck(
    file,
    'Die Datei hat {size|bytes}, erlaubt sind {limit|bytes}.',
    'The file has {size|bytes}, {limit|bytes} are allowed.',
  ),
  PACKAGE_TOO_LARGE: selfCheck(
    'job',
    'Alle Dateien zusammen haben {size|bytes}, erlaubt sind {limit|bytes}.',
    'All files together have {size|bytes}, {limit|bytes} are allowed.',
  ),
  PACKAGE_TOO_MANY_FILES: selfCheck(
    'job',
    'Der Auftrag hat {count} Dateien, vorgesehen sind höchstens {limit}.',
    'The job has {count} files, at most {limit} are provided for.',
  ),
  PACKAGE_NUMBER_DUPLICATE: selfCheck(
    file,
    'Die Rechnungsnummer „{number}“ steht auch in {otherFileName}.',
    'The invoice number “{number}” is also in {otherFileName}.',
  ),
  PACKAGE_GUID_DUPLICATE: selfCheck(
    'job',
    'Die Kennung {guid} tragen zwei Belege; DATEV würde einen übergehen.',
    'Two documents carry the id {guid}; DATEV would skip one.',
  ),
  FOLDER_NAME_INVALID: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Den Ordnernamen „{folder}“ kann die Importdatei nicht tragen',
      cause:
        'Ein Ordnername hat dort 1 bis 40 Zeichen. Gekürzt darf er nicht werden, sonst fänden die Belege nicht hin.',
      remedy:
        'Der Berater gibt dem Ordner in Belege online einen kürzeren Namen. Danach die Übertragung neu starten.',
    },
    en: {
      title: 'The import file cannot carry the folder name “{folder}”',
      cause:
        'A folder name has 1 to 40 characters there. It must not be cut, or the documents would not find their place.',
      remedy:
        'The tax adviser gives the folder a shorter name in Belege online. Then start the transfer again.',
    },
  },
  GENERATOR_NAME_INVALID: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'Die Absenderangabe {field} ist nicht brauchbar',
      cause:
        'DATEV zeigt den Namen des Absenders in der Rechnungsliste; „{value}“ ist leer oder hat unlesbare Zeichen.',
      remedy: 'Der Admin berichtigt den Firmennamen unter „Einstellungen“.',
    },
    en: {
      title: 'The sender name {field} cannot be used',
      cause:
        'DATEV shows the sender’s name in the invoice list; “{value}” is empty or has unreadable characters.',
      remedy: 'The admin corrects the company name under “Settings”.',
    },
  },
} as const satisfies Catalogue;
