import type { Catalogue } from './entry';

/** Amounts, sums, discounts and the rows they become (B3). */
export const invoiceAmountFindings = {
  INVOICE_WITHOUT_POSITIONS: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Rechnung hat keine Position',
      cause: 'DATEV braucht je Beleg mindestens einen Betrag mit Steuersatz, um ihn buchen zu können.',
      remedy:
        'Bitte ergänzen Sie in Ihrer Rechnungssoftware die Beträge je Steuersatz und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The invoice has no position',
      cause: 'For each document DATEV needs at least one amount with a tax rate to be able to book it.',
      remedy:
        'Please add the amounts per tax rate in your invoicing software and hand the invoice over again.',
    },
  },
  INVOICE_TOTAL_ZERO: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Rechnungsbetrag ist 0,00',
      cause: 'Einen Beleg über 0,00 kann DATEV nicht als Buchungsvorschlag annehmen.',
      remedy:
        'Bitte prüfen Sie den Betrag. Stimmt er, geben Sie den Beleg dem Berater auf anderem Weg und markieren ihn hier als „anders erledigt“.',
    },
    en: {
      title: 'The invoice total is 0.00',
      cause: 'DATEV cannot take a document of 0.00 as a booking proposal.',
      remedy:
        'Please check the amount. If it is right, give the document to the tax adviser in another way and mark it here as handled elsewhere.',
    },
  },
  INVOICE_SUM_MISMATCH: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Positionen und Rechnungsbetrag weichen um {difference|amount} {currency} ab',
      cause:
        'Die Positionen ergeben zusammen {positions|amount} {currency}, die Rechnung nennt {grossAmount|amount} {currency}. DATEV lehnt so einen Beleg ab, auch bei einem Cent.',
      remedy:
        'Bitte berichtigen Sie in Ihrer Rechnungssoftware die Beträge oder übergeben Sie die Rundung als eigenen Wert, und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'Positions and invoice total differ by {difference|amount} {currency}',
      cause:
        'The positions add up to {positions|amount} {currency}, the invoice says {grossAmount|amount} {currency}. DATEV refuses such a document, even for one cent.',
      remedy:
        'Please correct the amounts in your invoicing software or hand over the rounding as a value of its own, and hand the invoice over again.',
    },
  },
  INVOICE_AMOUNT_TOO_LARGE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Betrag {amount|amount} ist zu groß für DATEV',
      cause: 'DATEV nimmt je Feld höchstens {limit|amount} an.',
      remedy:
        'Bitte prüfen Sie den Betrag in Ihrer Rechnungssoftware. Stimmt er, geben Sie den Beleg dem Berater auf anderem Weg.',
    },
    en: {
      title: 'The amount {amount|amount} is too large for DATEV',
      cause: 'DATEV takes {limit|amount} per field at most.',
      remedy:
        'Please check the amount in your invoicing software. If it is right, give the document to the tax adviser in another way.',
    },
  },
  INVOICE_TOO_MANY_ROWS: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Rechnung ergibt {rows} Buchungszeilen',
      cause: 'Ein Beleg darf bei DATEV höchstens {limit} Zeilen mit verschiedenen Konten haben.',
      remedy:
        'Bitte fassen Sie in Ihrer Rechnungssoftware Positionen zusammen (gleiches Konto, gleicher Steuersatz, gleiche Kostenstelle) und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The invoice makes {rows} booking rows',
      cause: 'At DATEV a document may have {limit} rows with different accounts at most.',
      remedy:
        'Please merge positions in your invoicing software (same account, tax rate and cost centre) and hand the invoice over again.',
    },
  },
  INVOICE_DISCOUNT_SIGN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Rabatt auf die ganze Rechnung passt nicht',
      cause:
        'Der Rabatt von {discount|amount} hat ein anderes Vorzeichen als die Rechnung oder ist größer als sie ({grossAmount|amount}). Verteilt ergäbe das falsche Steuer.',
      remedy:
        'Bitte berichtigen Sie den Rabatt in Ihrer Rechnungssoftware und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The discount on the whole invoice does not fit',
      cause:
        'The discount of {discount|amount} has another sign than the invoice or is larger than it ({grossAmount|amount}). Spread over the rows it would make wrong tax.',
      remedy: 'Please correct the discount in your invoicing software and hand the invoice over again.',
    },
  },
  INVOICE_DISCOUNT_SPREAD: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Der Rabatt von {discount|amount} wurde verteilt',
      cause:
        'Damit jeder Steuersatz stimmt, mindert der Rabatt die Zeilen im Verhältnis ihrer Bruttobeträge: {shares}.',
      remedy:
        'Es ist nichts zu tun. Bei Fragen zeigt diese Aufteilung dem Berater, wie die Beträge entstehen.',
    },
    en: {
      title: 'The discount of {discount|amount} was spread',
      cause: 'So that each tax rate is right, the discount lowers the rows by their gross amounts: {shares}.',
      remedy:
        'There is nothing to do. If questions come up, this list shows the tax adviser how the amounts come about.',
    },
  },
  INVOICE_ROUNDING_TOO_LARGE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Rundungsbetrag {rounding|amount} ist zu groß',
      cause:
        'Als Rundung gelten höchstens {limit|amount}. Ein größerer Betrag hat eine Steuer und gehört in eine Position.',
      remedy:
        'Bitte übergeben Sie den Betrag in Ihrer Rechnungssoftware als Position mit Steuersatz oder als Rabatt, und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The rounding amount {rounding|amount} is too large',
      cause: 'Up to {limit|amount} counts as rounding. A larger amount has a tax and belongs in a position.',
      remedy:
        'Please hand the amount over as a position with a tax rate or as a discount, and hand the invoice over again.',
    },
  },
  INVOICE_ROUNDING_PLACED: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Die Rundung von {rounding|amount} steht auf Konto {accountNo}',
      cause: 'DATEV kennt keine eigene Rundungszeile. Der Betrag wurde der größten Zeile zugeschlagen.',
      remedy: 'Es ist nichts zu tun. Der Berater kann den Cent in DATEV umbuchen, wenn er möchte.',
    },
    en: {
      title: 'The rounding of {rounding|amount} stands on account {accountNo}',
      cause: 'DATEV has no rounding row of its own. The amount was added to the largest row.',
      remedy: 'There is nothing to do. The tax adviser can rebook the cent in DATEV if need be.',
    },
  },
  ROW_NETS_TO_ZERO: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Eine Zeile mit {taxRate|percent} auf Konto {accountNo} entfällt',
      cause:
        'Ihre Positionen heben sich zu 0,00 auf; solche Zeilen nimmt DATEV nicht an. Die Summe bleibt gleich.',
      remedy: 'Es ist nichts zu tun. Auf dem Belegbild stehen weiterhin alle Positionen.',
    },
    en: {
      title: 'A row with {taxRate|percent} on account {accountNo} is left out',
      cause: 'Its positions cancel out to 0.00; DATEV does not take such rows. The total stays the same.',
      remedy: 'There is nothing to do. The image of the document still shows all positions.',
    },
  },
  ROWS_MIXED_SIGNS: {
    severity: 'hint',
    owner: 'adviser',
    de: {
      title: 'Der Beleg enthält Plus- und Minuszeilen',
      cause: 'Diese Zeilen haben nach dem Zusammenfassen ein anderes Vorzeichen als der Beleg: {rows}.',
      remedy:
        'Der Beleg wird gesendet. Der Berater sieht den Buchungsvorschlag dieses Belegs in DATEV einmal durch.',
    },
    en: {
      title: 'The document has plus and minus rows',
      cause: 'After merging, these rows have another sign than the document: {rows}.',
      remedy:
        'The document is sent. The tax adviser looks through the booking proposal of this document in DATEV once.',
    },
  },
} as const satisfies Catalogue;
