import type { Catalogue, CatalogueEntry } from './entry';

type Remedy = Pick<CatalogueEntry['de'], 'remedy'>;

/** The sender has to deliver another file; a PDF still goes to DATEV as an image. */
const askSender: Record<'de' | 'en', Remedy> = {
  de: {
    remedy:
      'Bitte lassen Sie sich die E-Rechnung vom Aussteller neu schicken. Bis dahin können Sie die Rechnung von Hand mit PDF erfassen.',
  },
  en: {
    remedy:
      'Please have the issuer send the e-invoice again. Until then you can enter the invoice by hand with a PDF.',
  },
};

/** Files that cannot be read as an e-invoice at all (E1, E3). */
export const eInvoiceFileFindings = {
  E_INVOICE_TOO_LARGE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die E-Rechnung ist zu groß ({size|bytes})',
      cause: 'Gelesen werden Dateien bis {limit|bytes}; mehr nimmt auch DATEV je Datei nicht an.',
      remedy:
        'Bitte lassen Sie sich die Rechnung mit kleineren Anlagen schicken, oder übergeben Sie große Anlagen getrennt.',
    },
    en: {
      title: 'The e-invoice is too large ({size|bytes})',
      cause: 'Files up to {limit|bytes} are read; DATEV does not take more per file either.',
      remedy:
        'Please have the invoice sent with smaller attachments, or hand large attachments over separately.',
    },
  },
  E_INVOICE_UNKNOWN_FORMAT: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Datei ist keine E-Rechnung',
      cause: 'Sie ist weder XML noch PDF.',
      remedy: 'Bitte wählen Sie die XML-Datei der XRechnung oder die PDF-Datei der ZUGFeRD-Rechnung.',
    },
    en: {
      title: 'The file is not an e-invoice',
      cause: 'It is neither XML nor PDF.',
      remedy: 'Please choose the XML file of the XRechnung or the PDF file of the ZUGFeRD invoice.',
    },
  },
  E_INVOICE_ENCODING: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Zeichen der E-Rechnung lassen sich nicht lesen',
      cause: 'Die Zeichenkodierung ({encoding}) ist unbekannt oder passt nicht zum Inhalt.',
      ...askSender.de,
    },
    en: {
      title: 'The characters of the e-invoice cannot be read',
      cause: 'The encoding ({encoding}) is unknown or does not fit the content.',
      ...askSender.en,
    },
  },
  E_INVOICE_DOCTYPE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die E-Rechnung enthält eine unerlaubte Deklaration',
      cause:
        'Über eine DOCTYPE-Deklaration ließe sich Fremdes einschleusen; in E-Rechnungen kommt sie nicht vor. Die Datei wurde nicht gelesen.',
      remedy:
        'Bitte fragen Sie beim Aussteller nach, ob die Datei wirklich von ihm stammt, und lassen Sie sie sich neu schicken.',
    },
    en: {
      title: 'The e-invoice has a declaration that is not allowed',
      cause:
        'Foreign content could be smuggled in by a DOCTYPE declaration; e-invoices have none. The file was not read.',
      remedy: 'Please ask the issuer whether they really sent the file, and have it sent again.',
    },
  },
  E_INVOICE_XML_BROKEN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die E-Rechnung ist beschädigt',
      cause: 'Das XML bricht in Zeile {line} ab oder ist dort fehlerhaft: {reason}.',
      ...askSender.de,
    },
    en: {
      title: 'The e-invoice is damaged',
      cause: 'The XML breaks off or is faulty in line {line}: {reason}.',
      ...askSender.en,
    },
  },
  E_INVOICE_XML_TOO_COMPLEX: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die E-Rechnung ist ungewöhnlich umfangreich',
      cause:
        'Mehr als {limit} ({what}) hat keine echte Rechnung; sicherheitshalber wurde nicht weiter gelesen.',
      ...askSender.de,
    },
    en: {
      title: 'The e-invoice is unusually large inside',
      cause: 'No real invoice has more than {limit} ({what}); to be safe, reading was stopped.',
      ...askSender.en,
    },
  },
  E_INVOICE_WRONG_ROOT: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Das XML ist keine E-Rechnung',
      cause:
        'Die Datei beginnt mit „{root}“. Gelesen werden XRechnung und EN 16931 in UBL und CII sowie ZUGFeRD.',
      remedy:
        'Bitte wählen Sie die richtige Datei, oder lassen Sie sich die Rechnung als XRechnung oder ZUGFeRD schicken.',
    },
    en: {
      title: 'The XML is not an e-invoice',
      cause: 'The file starts with “{root}”. XRechnung and EN 16931 in UBL and CII, and ZUGFeRD are read.',
      remedy: 'Please choose the right file, or have the invoice sent as XRechnung or ZUGFeRD.',
    },
  },
  E_INVOICE_PDF_BROKEN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die PDF-Datei ist beschädigt',
      cause: 'Sie ist unvollständig oder lässt sich nicht öffnen.',
      ...askSender.de,
    },
    en: { title: 'The PDF file is damaged', cause: 'It is incomplete or cannot be opened.', ...askSender.en },
  },
  E_INVOICE_PDF_ENCRYPTED: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die PDF-Datei ist verschlüsselt',
      cause: 'Ohne Kennwort lässt sich die Rechnung darin nicht lesen.',
      remedy: 'Bitte lassen Sie sich die Rechnung ohne Kennwort schicken.',
    },
    en: {
      title: 'The PDF file is encrypted',
      cause: 'Without the password the invoice inside cannot be read.',
      remedy: 'Please have the invoice sent without a password.',
    },
  },
  E_INVOICE_PDF_WITHOUT_XML: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'In der PDF-Datei steckt keine E-Rechnung',
      cause: 'Es ist ein gewöhnliches PDF ohne eingebettete Rechnungsdaten.',
      remedy: 'Bitte erfassen Sie die Rechnung von Hand und hängen Sie das PDF als Belegbild an.',
    },
    en: {
      title: 'There is no e-invoice inside the PDF file',
      cause: 'It is a plain PDF without embedded invoice data.',
      remedy: 'Please enter the invoice by hand and attach the PDF as image.',
    },
  },
  E_INVOICE_PDF_SEVERAL_XML: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'In der PDF-Datei stecken mehrere Rechnungen',
      cause: 'Welche gilt, ist offen: {names}.',
      ...askSender.de,
    },
    en: {
      title: 'There are several invoices inside the PDF file',
      cause: 'Which one is valid is open: {names}.',
      ...askSender.en,
    },
  },
  E_INVOICE_PDF_ATTACHMENT_TOO_LARGE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die eingebettete Rechnung ist zu groß',
      cause: 'Beim Entpacken werden mehr als {limit|bytes} daraus; so groß ist keine Rechnung.',
      ...askSender.de,
    },
    en: {
      title: 'The embedded invoice is too large',
      cause: 'Unpacked it becomes more than {limit|bytes}; no invoice is that large.',
      ...askSender.en,
    },
  },
  E_INVOICE_ATTACHMENT_UNREADABLE: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Die Anlage „{name}“ in der E-Rechnung ist nicht lesbar',
      cause:
        'Die Rechnung selbst wurde gelesen, diese eingebettete Datei nicht. Das Original bleibt unverändert aufbewahrt.',
      remedy:
        'Wenn Sie die Anlage brauchen, lassen Sie sie sich vom Aussteller einzeln schicken und hängen sie an.',
    },
    en: {
      title: 'The attachment “{name}” in the e-invoice cannot be read',
      cause: 'The invoice itself was read, this embedded file was not. The original is kept unchanged.',
      remedy: 'If you need the attachment, have the issuer send it separately and attach it.',
    },
  },
  E_INVOICE_UNUSUAL_FILE_NAME: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Die E-Rechnung liegt unter dem Namen „{name}“ im PDF',
      cause: 'Üblich sind andere Namen (zum Beispiel factur-x.xml). Der Inhalt ist eine lesbare Rechnung.',
      remedy: 'Es ist nichts zu tun.',
    },
    en: {
      title: 'The e-invoice is stored as “{name}” in the PDF',
      cause: 'Other names are usual (for example factur-x.xml). The content is a readable invoice.',
      remedy: 'There is nothing to do.',
    },
  },
  E_INVOICE_PROFILE_UNKNOWN: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Die E-Rechnung nennt ein unbekanntes Profil',
      cause: 'Das Profil „{profile}“ ist hier nicht bekannt. Gelesen wurde nach den Regeln der EN 16931.',
      remedy: 'Bitte vergleichen Sie Beträge und Steuersätze einmal mit dem Original.',
    },
    en: {
      title: 'The e-invoice names an unknown profile',
      cause: 'The profile “{profile}” is not known here. It was read by the rules of EN 16931.',
      remedy: 'Please compare amounts and tax rates with the original once.',
    },
  },
} as const satisfies Catalogue;
