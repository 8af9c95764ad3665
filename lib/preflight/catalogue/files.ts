import type { Catalogue } from './entry';
import { xmlInterfaceHelpUrl } from './help-urls';

/** Images and attachments of a document, and how a job is cut (T1, T3). */
export const fileFindings = {
  IMAGE_EMPTY: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Datei „{fileName}“ ist leer',
      cause: 'Sie enthält kein einziges Byte; DATEV würde den Beleg ablehnen.',
      remedy:
        'Bitte erzeugen Sie das Belegbild in Ihrer Rechnungssoftware neu und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The file “{fileName}” is empty',
      cause: 'It has not a single byte; DATEV would refuse the document.',
      remedy:
        'Please create the image of the document anew in your invoicing software and hand the invoice over again.',
    },
  },
  IMAGE_TYPE_UNKNOWN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: '„{fileName}“ ist kein Belegbild',
      cause:
        'Als Belegbild gehen PDF, PNG, JPEG und TIFF. Der Inhalt dieser Datei ist etwas anderes, gleich wie sie heißt.',
      remedy:
        'Bitte übergeben Sie das Belegbild als PDF. Eine reine XML-Rechnung wird als E-Rechnung übergeben, nicht als Bild.',
    },
    en: {
      title: '“{fileName}” is not an image of a document',
      cause:
        'PDF, PNG, JPEG and TIFF can be sent as images. The content of this file is something else, whatever its name.',
      remedy:
        'Please hand the image over as PDF. A pure XML invoice is handed over as an e-invoice, not as an image.',
    },
  },
  IMAGE_DAMAGED: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Datei „{fileName}“ ist beschädigt',
      cause:
        'Sie beginnt wie eine Datei der Art {kind}, ist aber unvollständig oder nicht lesbar. DATEV würde sie ablehnen.',
      remedy:
        'Bitte öffnen Sie die Datei zur Probe, erzeugen Sie sie in Ihrer Rechnungssoftware neu und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The file “{fileName}” is damaged',
      cause:
        'It starts like a file of the kind {kind}, but is incomplete or cannot be read. DATEV would refuse it.',
      remedy:
        'Please try to open the file, create it anew in your invoicing software and hand the invoice over again.',
    },
  },
  IMAGE_PROTECTED: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Die Datei „{fileName}“ ist geschützt',
      cause:
        'Das PDF ist verschlüsselt oder mit einem Kennwort versehen. Ob DATEV es anzeigen kann, ist offen.',
      remedy:
        'Bitte erzeugen Sie das PDF ohne Kennwort und Schutz neu und übergeben Sie die Rechnung vor der Übertragung erneut.',
    },
    en: {
      title: 'The file “{fileName}” is protected',
      cause: 'The PDF is encrypted or has a password. Whether DATEV can show it is open.',
      remedy:
        'Please create the PDF again without password and protection and hand the invoice over again before the transfer.',
    },
  },
  IMAGE_TOO_LARGE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Datei „{fileName}“ ist zu groß ({size|bytes})',
      cause: 'DATEV nimmt höchstens {limit|bytes} je Datei an.',
      remedy:
        'Bitte verkleinern Sie die Datei, zum Beispiel durch Scannen in Graustufen mit 200 dpi, und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The file “{fileName}” is too large ({size|bytes})',
      cause: 'DATEV takes {limit|bytes} per file at most.',
      remedy:
        'Please make the file smaller, for example by scanning in grey at 200 dpi, and hand the invoice over again.',
    },
  },
  IMAGE_NAME_DIFFERS: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: '„{fileName}“ enthält {kind} und kommt als „{arrives}“ an',
      cause:
        'Der Dateiname nennt eine andere Art, als der Inhalt ist. DATEV lehnt solche Dateien ab, deshalb bekommt sie die richtige Endung.',
      remedy: 'Es ist nichts zu tun.',
    },
    en: {
      title: '“{fileName}” holds {kind} and arrives as “{arrives}”',
      cause:
        'The file name says another kind than the content is. DATEV refuses such files, so it gets the right extension.',
      remedy: 'There is nothing to do.',
    },
  },
  IMAGE_LARGE: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Die Datei „{fileName}“ ist recht groß ({size|bytes})',
      cause: 'DATEV nimmt sie an, aber Dateien über 500 kB machen DATEV Unternehmen online langsam.',
      remedy:
        'Es ist nichts zu tun. Wenn es oft vorkommt, verkleinern Sie die Bilder in Ihrer Rechnungssoftware oder beim Scannen.',
    },
    en: {
      title: 'The file “{fileName}” is rather large ({size|bytes})',
      cause: 'DATEV takes it, but files above 500 kB make DATEV Unternehmen online slow.',
      remedy:
        'There is nothing to do. If it happens often, make the images smaller in your invoicing software or when scanning.',
    },
  },
  IMAGE_MISSING: {
    severity: 'hint',
    owner: 'customer',
    helpUrl: xmlInterfaceHelpUrl,
    de: {
      title: 'Der Beleg hat kein Bild',
      cause:
        'Es wurde keine Datei übergeben. DATEV erstellt dann aus den Daten eine einfache Ansicht; sie ist nicht die Originalrechnung.',
      remedy:
        'Wenn die Originalrechnung in DATEV sichtbar sein soll, übergeben Sie die Rechnung vor der Übertragung mit PDF erneut. Sonst ist nichts zu tun.',
    },
    en: {
      title: 'The document has no image',
      cause:
        'No file was handed over. DATEV then makes a plain view from the data; it is not the original invoice.',
      remedy:
        'If the original invoice is to be seen in DATEV, hand the invoice over again with a PDF before the transfer. Otherwise there is nothing to do.',
    },
  },
  FILE_TOO_LARGE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Datei „{fileName}“ ist zu groß ({size|bytes})',
      cause: 'DATEV nimmt höchstens {limit|bytes} je Datei an.',
      remedy: 'Bitte verkleinern Sie die Datei und übergeben Sie den Beleg erneut.',
    },
    en: {
      title: 'The file “{fileName}” is too large ({size|bytes})',
      cause: 'DATEV takes {limit|bytes} per file at most.',
      remedy: 'Please make the file smaller and hand the document over again.',
    },
  },
  DOCUMENT_TOO_LARGE_FOR_JOB: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Beleg ist mit seinen Dateien zu groß ({size|bytes})',
      cause:
        'Eine Übertragung darf höchstens {limit|bytes} haben, und die Dateien eines Belegs bleiben zusammen.',
      remedy:
        'Bitte verkleinern Sie die Dateien oder lassen Sie Anlagen weg, und übergeben Sie den Beleg erneut.',
    },
    en: {
      title: 'The document is too large with its files ({size|bytes})',
      cause: 'A transfer may have {limit|bytes} at most, and the files of a document stay together.',
      remedy: 'Please make the files smaller or leave attachments out, and hand the document over again.',
    },
  },
  TOO_MANY_ATTACHMENTS: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Beleg hat {count} Dateien',
      cause: 'DATEV heftet höchstens {limit} Dateien an einen Beleg.',
      remedy: 'Bitte fassen Sie Anlagen zu einer PDF-Datei zusammen und übergeben Sie den Beleg erneut.',
    },
    en: {
      title: 'The document has {count} files',
      cause: 'DATEV staples {limit} files to a document at most.',
      remedy: 'Please merge attachments into one PDF file and hand the document over again.',
    },
  },
  TRANSFER_SPLIT: {
    severity: 'hint',
    owner: 'us',
    de: {
      title: 'Die Übertragung wird in {jobs} Aufträge geteilt',
      cause:
        'DATEV nimmt je Auftrag höchstens 150 MB und rund 4.900 Dateien an; hier sind es {files} Dateien mit {size|bytes}.',
      remedy: 'Es ist nichts zu tun. Die Aufträge laufen nacheinander und erscheinen einzeln im Protokoll.',
    },
    en: {
      title: 'The transfer is split into {jobs} jobs',
      cause:
        'DATEV takes 150 MB and about 4,900 files per job at most; here are {files} files with {size|bytes}.',
      remedy: 'There is nothing to do. The jobs run one after another and appear separately in the protocol.',
    },
  },
} as const satisfies Catalogue;
