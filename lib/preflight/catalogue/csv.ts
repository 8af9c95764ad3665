import type { Catalogue } from './entry';

/** CSV files and their lines. */
export const csvFindings = {
  CSV_EMPTY: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Datei hat keine Zeilen',
      cause: 'Unter der Kopfzeile steht nichts, was eingelesen werden könnte.',
      remedy:
        'Bitte prüfen Sie, ob es die richtige Datei ist. Die erste Zeile nennt die Spalten, ab der zweiten stehen die Daten.',
    },
    en: {
      title: 'The file has no rows',
      cause: 'Below the header line there is nothing that could be read.',
      remedy:
        'Please check whether it is the right file. The first line names the columns, the data follow from the second.',
    },
  },
  CSV_NOT_TEXT: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Das ist keine CSV-Datei',
      cause: 'Der Inhalt ist kein Text, sondern zum Beispiel eine Excel-Mappe oder ein PDF.',
      remedy:
        'Bitte speichern Sie die Tabelle als CSV, in Excel unter „Speichern unter“ als „CSV UTF-8“, und wählen Sie diese Datei.',
    },
    en: {
      title: 'This is not a CSV file',
      cause: 'The content is not text but, for example, an Excel workbook or a PDF.',
      remedy: 'Please save the table as CSV, in Excel under “Save as” as “CSV UTF-8”, and choose that file.',
    },
  },
  CSV_ENCODING_WRONG: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Datei ist nicht in der Kodierung {encoding} geschrieben',
      cause: 'Mindestens ein Zeichen lässt sich so nicht lesen.',
      remedy: 'Bitte wählen Sie eine andere Zeichenkodierung oder „automatisch“.',
    },
    en: {
      title: 'The file is not written in the encoding {encoding}',
      cause: 'At least one character cannot be read that way.',
      remedy: 'Please choose another encoding or “automatic”.',
    },
  },
  CSV_TOO_LARGE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Datei ist zu groß ({size|bytes})',
      cause: 'Auf einmal gehen höchstens {limit|bytes}.',
      remedy: 'Bitte teilen Sie die Datei, zum Beispiel nach Monaten.',
    },
    en: {
      title: 'The file is too large ({size|bytes})',
      cause: 'At most {limit|bytes} go at once.',
      remedy: 'Please split the file, for example by months.',
    },
  },
  CSV_TOO_MANY_ROWS: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Datei hat {count} Zeilen',
      cause: 'Auf einmal gehen höchstens {limit}.',
      remedy: 'Bitte teilen Sie die Datei, zum Beispiel nach Monaten.',
    },
    en: {
      title: 'The file has {count} rows',
      cause: 'At most {limit} go at once.',
      remedy: 'Please split the file, for example by months.',
    },
  },
  CSV_QUOTES_BROKEN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Ab Zeile {line} ist die Datei nicht lesbar',
      cause:
        'Ein Anführungszeichen wird geöffnet und nicht geschlossen; was danach kommt, gehört zu keiner Spalte sicher.',
      remedy: 'Bitte prüfen Sie diese Zeile, oder wählen Sie das richtige Trennzeichen.',
    },
    en: {
      title: 'From line {line} on the file cannot be read',
      cause: 'A quotation mark is opened and not closed; what follows belongs to no column for certain.',
      remedy: 'Please check that line, or choose the right delimiter.',
    },
  },
  CSV_COLUMN_MISSING: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Spalte „{column}“ gibt es in dieser Datei nicht',
      cause: 'Sie war beim letzten Mal zugeordnet; die Datei hat andere Spalten.',
      remedy: 'Bitte wählen Sie für das Feld eine andere Spalte.',
    },
    en: {
      title: 'The column “{column}” does not exist in this file',
      cause: 'It was assigned last time; the file has other columns.',
      remedy: 'Please choose another column for the field.',
    },
  },
  CSV_FIELD_UNMAPPED: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Ein Pflichtfeld hat noch keine Spalte',
      cause: 'Ohne diese Angabe lässt sich keine Zeile einlesen.',
      remedy: 'Bitte wählen Sie die Spalte, in der sie steht.',
    },
    en: {
      title: 'A mandatory field has no column yet',
      cause: 'Without it no row can be read.',
      remedy: 'Please choose the column it stands in.',
    },
  },
  CSV_COLUMN_COUNT: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Zeile hat {found} statt {expected} Spalten',
      cause:
        'Wahrscheinlich steht das Trennzeichen mitten in einem Text, der nicht in Anführungszeichen steht.',
      remedy: 'Bitte setzen Sie den Text in Anführungszeichen oder entfernen Sie das Trennzeichen darin.',
    },
    en: {
      title: 'The row has {found} instead of {expected} columns',
      cause: 'The delimiter probably stands inside a text without quotation marks.',
      remedy: 'Please put the text in quotation marks or remove the delimiter from it.',
    },
  },
  CSV_ROWS_DIFFER: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Zeilen der Rechnung {number} widersprechen sich',
      cause:
        'In der Spalte „{column}“ steht einmal „{first}“ und einmal „{other}“; für die ganze Rechnung kann nur eines gelten.',
      remedy: 'Bitte gleichen Sie die Zeilen an, oder prüfen Sie, ob die Nummer zweimal vergeben ist.',
    },
    en: {
      title: 'The rows of invoice {number} contradict each other',
      cause:
        'The column “{column}” says “{first}” once and “{other}” once; only one can hold for the whole invoice.',
      remedy: 'Please align the rows, or check whether the number was given twice.',
    },
  },
  CSV_OTHER_ROW_WRONG: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Rechnung {number} ist nicht vollständig lesbar',
      cause:
        'Zeile {line} derselben Rechnung ist fehlerhaft. Eine Rechnung wird nie nur zum Teil übernommen.',
      remedy: 'Bitte berichtigen Sie zuerst diese Zeile.',
    },
    en: {
      title: 'Invoice {number} cannot be read completely',
      cause: 'Line {line} of the same invoice is wrong. An invoice is never taken over in part.',
      remedy: 'Please correct that line first.',
    },
  },
  CSV_ACCOUNT_TAKEN: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Das Konto {accountNo} hat schon {partner}',
      cause: 'Ein Personenkonto gehört einem Geschäftspartner; zwei darauf würden vermischt.',
      remedy: 'Der Berater nennt die richtige Nummer; sie wird in der Datei berichtigt.',
    },
    en: {
      title: 'Account {accountNo} belongs to {partner} already',
      cause: 'A partner account belongs to one business partner; two on it would be mixed up.',
      remedy: 'The tax adviser names the right number; it is corrected in the file.',
    },
  },
  CSV_PARTNER_REPEATED: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: '{partner} steht mehrmals in der Datei',
      cause:
        'Derselbe Geschäftspartner (gleiche Kundennummer, sonst gleicher Name) steht schon in Zeile {line}.',
      remedy: 'Bitte lassen Sie eine der Zeilen weg, oder geben Sie beiden verschiedene Kundennummern.',
    },
    en: {
      title: '{partner} stands in the file several times',
      cause:
        'The same business partner (same customer number, else same name) stands in line {line} already.',
      remedy: 'Please leave one of the rows out, or give both different customer numbers.',
    },
  },
} as const satisfies Catalogue;
