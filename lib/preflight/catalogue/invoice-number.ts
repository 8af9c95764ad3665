import type { Catalogue } from './entry';

/** Invoice number: what DATEV takes as Belegfeld 1 (B5). */
export const invoiceNumberFindings = {
  INVOICE_NUMBER_MISSING: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Rechnungsnummer fehlt',
      cause: 'Ohne Nummer lehnt DATEV den Beleg ab, und der Ausgleich mit der Zahlung ist nicht möglich.',
      remedy:
        'Bitte tragen Sie in Ihrer Rechnungssoftware eine Rechnungsnummer ein und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The invoice number is missing',
      cause: 'Without a number DATEV refuses the document, and it cannot be matched with the payment.',
      remedy: 'Please enter an invoice number in your invoicing software and hand the invoice over again.',
    },
  },
  INVOICE_NUMBER_CHARACTERS: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Rechnungsnummer „{number}“ hat unerlaubte Zeichen',
      cause:
        'DATEV nimmt nur Buchstaben ohne Umlaute, Ziffern und $ % & * + - / an. Nicht erlaubt sind hier: {characters}. Stillschweigend ersetzt wird nichts.',
      remedy:
        'Der Admin legt unter „Einstellungen“ fest, wodurch diese Zeichen ersetzt werden, oder Sie ändern die Nummer in Ihrer Rechnungssoftware und übergeben die Rechnung erneut.',
    },
    en: {
      title: 'Invoice number “{number}” has characters that are not allowed',
      cause:
        'DATEV accepts only letters without umlauts, digits and $ % & * + - /. Not allowed here: {characters}. Nothing is replaced silently.',
      remedy:
        'The admin sets under “Settings” what these characters are replaced by, or you change the number in your invoicing software and hand the invoice over again.',
    },
  },
  INVOICE_NUMBER_TOO_LONG: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Rechnungsnummer „{number}“ ist zu lang',
      cause:
        'DATEV nimmt höchstens {limit} Zeichen an, diese hat {length} („{mapped}“). Nummern werden nie gekürzt, weil sich sonst verschiedene Rechnungen vermischen.',
      remedy:
        'Bitte vergeben Sie in Ihrer Rechnungssoftware eine kürzere Nummer und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'Invoice number “{number}” is too long',
      cause:
        'DATEV accepts {limit} characters at most, this one has {length} (“{mapped}”). Numbers are never cut, because different invoices would get mixed up.',
      remedy: 'Please give a shorter number in your invoicing software and hand the invoice over again.',
    },
  },
  INVOICE_NUMBER_MAPPED: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Rechnungsnummer kommt als „{mapped}“ an',
      cause:
        'Aus „{number}“ wird nach Ihrer Ersetzungsregel „{mapped}“, weil DATEV nicht alle Zeichen annimmt.',
      remedy:
        'Es ist nichts zu tun. In DATEV suchen Sie und der Berater nach „{mapped}“; die Regel ändert der Admin unter „Einstellungen“.',
    },
    en: {
      title: 'The invoice number arrives as “{mapped}”',
      cause:
        'By your replacement rule “{number}” becomes “{mapped}”, because DATEV does not accept all characters.',
      remedy:
        'There is nothing to do. In DATEV you and the tax adviser search for “{mapped}”; the admin changes the rule under “Settings”.',
    },
  },
  INVOICE_NUMBER_COLLISION: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Zwei Rechnungen hießen bei DATEV gleich: „{mapped}“',
      cause:
        '„{number}“ und „{otherNumber}“ sind verschieden, sähen bei DATEV aber gleich aus. Zahlungen würden der falschen Rechnung zugeordnet.',
      remedy:
        'Bitte ändern Sie eine der beiden Nummern in Ihrer Rechnungssoftware, oder der Admin wählt unter „Einstellungen“ ein anderes Ersatzzeichen.',
    },
    en: {
      title: 'Two invoices would have the same number at DATEV: “{mapped}”',
      cause:
        '“{number}” and “{otherNumber}” are different but would look the same at DATEV. Payments would be matched with the wrong invoice.',
      remedy:
        'Please change one of the two numbers in your invoicing software, or the admin chooses another replacement character under “Settings”.',
    },
  },
  INVOICE_NUMBER_DUPLICATE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Rechnungsnummer „{number}“ kommt zweimal vor',
      cause:
        'Auch „{otherNumber}“ hat diese Nummer im selben Buch. Beide zu senden, ergäbe eine doppelte Buchung.',
      remedy:
        'Bitte prüfen Sie, welche der beiden Rechnungen gilt. Die andere berichtigen Sie in Ihrer Rechnungssoftware oder markieren sie hier als „anders erledigt“.',
    },
    en: {
      title: 'Invoice number “{number}” occurs twice',
      cause:
        '“{otherNumber}” has this number in the same ledger too. Sending both would make a double booking.',
      remedy:
        'Please check which of the two invoices is valid. Correct the other one in your invoicing software or mark it here as handled elsewhere.',
    },
  },
} as const satisfies Catalogue;
