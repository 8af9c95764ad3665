import type { Catalogue } from './entry';

/** Partner, currency, countries, identifiers and texts of an invoice; nothing is cut or replaced silently (B5). */
export const invoiceFieldFindings = {
  PARTNER_NAME_MISSING: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Name des Geschäftspartners fehlt',
      cause: 'DATEV lehnt Belege ohne Namen des Kunden oder Lieferanten ab.',
      remedy:
        'Bitte tragen Sie den Namen in Ihrer Rechnungssoftware ein und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The name of the business partner is missing',
      cause: 'DATEV refuses documents without the name of the customer or supplier.',
      remedy: 'Please enter the name in your invoicing software and hand the invoice over again.',
    },
  },
  CURRENCY_UNKNOWN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'DATEV kennt die Währung {currency} nicht',
      cause: 'Das Währungskürzel steht nicht in der Liste von DATEV.',
      remedy:
        'Bitte prüfen Sie das Kürzel in Ihrer Rechnungssoftware. Stimmt es, geben Sie den Beleg dem Berater auf anderem Weg.',
    },
    en: {
      title: 'DATEV does not know the currency {currency}',
      cause: 'The currency code is not in DATEV’s list.',
      remedy:
        'Please check the code in your invoicing software. If it is right, give the document to the tax adviser in another way.',
    },
  },
  COUNTRY_UNKNOWN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'DATEV kennt das Land {country} nicht',
      cause:
        'Das Kürzel im Feld „{field|field}“ steht nicht in der Liste von DATEV. Griechenland ist GR, Großbritannien GB.',
      remedy:
        'Bitte berichtigen Sie das Länderkürzel in Ihrer Rechnungssoftware und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'DATEV does not know the country {country}',
      cause:
        'The code in the field “{field|field}” is not in DATEV’s list. Greece is GR, the United Kingdom GB.',
      remedy: 'Please correct the country code in your invoicing software and hand the invoice over again.',
    },
  },
  EXCHANGE_RATE_MISSING: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Für {currency} fehlt der Wechselkurs',
      cause: 'Ohne Kurs rechnet DATEV mit seiner eigenen Kurstabelle um.',
      remedy:
        'Es ist nichts zu tun, wenn das gewollt ist. Sonst tragen Sie den Kurs in Ihrer Rechnungssoftware ein.',
    },
    en: {
      title: 'The exchange rate for {currency} is missing',
      cause: 'Without a rate DATEV converts with its own table.',
      remedy:
        'There is nothing to do if that is intended. Otherwise enter the rate in your invoicing software.',
    },
  },
  EXCHANGE_RATE_LEFT_OUT: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Der Wechselkurs {exchangeRate} wird nicht übertragen',
      cause: 'Die Rechnung ist in Euro, dort gibt es keinen Kurs.',
      remedy:
        'Es ist nichts zu tun. Ist die Rechnung doch in anderer Währung, berichtigen Sie die Währung in Ihrer Rechnungssoftware.',
    },
    en: {
      title: 'The exchange rate {exchangeRate} is not transferred',
      cause: 'The invoice is in euro, where there is no rate.',
      remedy:
        'There is nothing to do. If the invoice is in another currency after all, correct the currency in your invoicing software.',
    },
  },
  EXCHANGE_RATE_TOO_LARGE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Wechselkurs {exchangeRate} ist zu groß',
      cause: 'DATEV nimmt Kurse bis 9999,999999 an, gemeint sind Fremdwährungseinheiten je Euro.',
      remedy:
        'Bitte prüfen Sie den Kurs in Ihrer Rechnungssoftware (Fremdwährung je 1 Euro) und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The exchange rate {exchangeRate} is too large',
      cause: 'DATEV takes rates up to 9999.999999, in foreign units per euro.',
      remedy:
        'Please check the rate in your invoicing software (foreign currency per 1 euro) and hand the invoice over again.',
    },
  },
  OSS_COUNTRIES_MISSING: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Für OSS fehlen Versandland oder Bestimmungsland',
      cause:
        'Beim One-Stop-Shop entscheidet das Bestimmungsland über die Steuer. DATEV braucht beide Länder.',
      remedy:
        'Bitte ergänzen Sie beide Länder in Ihrer Rechnungssoftware und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'For OSS the country of dispatch or destination is missing',
      cause: 'In the one-stop shop the country of destination decides the tax. DATEV needs both countries.',
      remedy: 'Please add both countries in your invoicing software and hand the invoice over again.',
    },
  },
  VAT_ID_MISSING: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Die USt-IdNr. des Kunden fehlt',
      cause:
        'Für den Steuerfall „{taxCase|taxCase}“ ist sie Voraussetzung der Steuerfreiheit und gehört in die Zusammenfassende Meldung.',
      remedy:
        'Der Beleg wird gesendet. Bitte tragen Sie die Nummer beim Kunden nach und geben Sie sie dem Berater; er klärt, ob die Lieferung steuerfrei ist.',
    },
    en: {
      title: 'The customer’s VAT id is missing',
      cause:
        'For the tax case “{taxCase|taxCase}” it is a condition of the exemption and belongs in the recapitulative statement.',
      remedy:
        'The document is sent. Please add the number to the customer and give it to the tax adviser, who clarifies whether the supply is exempt.',
    },
  },
  VAT_ID_GERMAN: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Die USt-IdNr. des Kunden ist eine deutsche',
      cause:
        'Für den Steuerfall „{taxCase|taxCase}“ ist die Nummer eines anderen Mitgliedstaats Voraussetzung der Steuerfreiheit; genannt ist {vatId}.',
      remedy:
        'Der Beleg wird gesendet. Bitte prüfen Sie den Steuerfall und die Nummer und fragen Sie im Zweifel den Berater: Mit einer deutschen Nummer ist die Lieferung in der Regel steuerpflichtig.',
    },
    en: {
      title: 'The customer’s VAT id is a German one',
      cause:
        'For the tax case “{taxCase|taxCase}” the exemption needs the number of another member state; {vatId} was given.',
      remedy:
        'The document is sent. Please check the tax case and the number and ask the tax adviser when in doubt: with a German number the supply is usually taxable.',
    },
  },
  VAT_ID_NOT_EU: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Die USt-IdNr. des Kunden ist keine eines EU-Staats',
      cause:
        'Für den Steuerfall „{taxCase|taxCase}“ ist die Nummer eines anderen Mitgliedstaats Voraussetzung der Steuerfreiheit; genannt ist {vatId}.',
      remedy:
        'Der Beleg wird gesendet. Bitte prüfen Sie den Steuerfall und die Nummer und fragen Sie im Zweifel den Berater: Eine Lieferung in die Schweiz oder nach Großbritannien ist eine Ausfuhr.',
    },
    en: {
      title: 'The customer’s VAT id is not one of an EU state',
      cause:
        'For the tax case “{taxCase|taxCase}” the exemption needs the number of another member state; {vatId} was given.',
      remedy:
        'The document is sent. Please check the tax case and the number and ask the tax adviser when in doubt: a supply to Switzerland or Great Britain is an export.',
    },
  },
  VAT_ID_UNREADABLE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die USt-IdNr. „{vatId}“ nimmt DATEV nicht an',
      cause:
        'Im Feld „{field|field}“ sind höchstens 15 Zeichen erlaubt: Buchstaben, Ziffern, Punkt, Unterstrich und Leerzeichen.',
      remedy:
        'Bitte berichtigen Sie die USt-IdNr. in Ihrer Rechnungssoftware und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'DATEV does not accept the VAT id “{vatId}”',
      cause:
        'The field “{field|field}” takes 15 characters at most: letters, digits, dot, underscore and blank.',
      remedy: 'Please correct the VAT id in your invoicing software and hand the invoice over again.',
    },
  },
  COST_CENTER_TOO_LONG: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Kostenstelle „{costCenter}“ ist zu lang',
      cause:
        'Im Feld „{field|field}“ nimmt DATEV höchstens {limit} Zeichen an. Gekürzt wäre es eine andere Kostenstelle.',
      remedy:
        'Bitte verwenden Sie eine kürzere Kostenstelle (der Berater kennt die in DATEV angelegten) und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The cost centre “{costCenter}” is too long',
      cause:
        'In the field “{field|field}” DATEV takes {limit} characters at most. Cut, it would be another cost centre.',
      remedy:
        'Please use a shorter cost centre (the tax adviser knows those in DATEV) and hand the invoice over again.',
    },
  },
  COST_QUANTITY_TOO_LARGE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Menge zur Kostenstelle ist zu groß',
      cause: 'Zusammengefasst überschreiten die KOST-Mengen das Feld von DATEV (12 Stellen vor dem Komma).',
      remedy: 'Bitte prüfen Sie die Mengen in Ihrer Rechnungssoftware und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The cost quantity is too large',
      cause: 'Merged, the cost quantities exceed DATEV’s field (12 digits before the point).',
      remedy: 'Please check the quantities in your invoicing software and hand the invoice over again.',
    },
  },
} as const satisfies Catalogue;
