import type { Catalogue } from './entry';

/** Cells of a CSV file that cannot be read as what their column holds. */
export const csvValueFindings = {
  CSV_VALUE_MISSING: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'In der Spalte „{column}“ steht nichts',
      cause: 'Ohne diese Angabe kann die Zeile nicht übernommen werden.',
      remedy: 'Bitte ergänzen Sie den Wert in der Datei.',
    },
    en: {
      title: 'There is nothing in the column “{column}”',
      cause: 'Without it the row cannot be taken over.',
      remedy: 'Please add the value in the file.',
    },
  },
  CSV_AMOUNT_UNREADABLE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: '„{value}“ ist kein lesbarer Betrag',
      cause: 'Erwartet wird ein Betrag wie {example} mit höchstens zwei Nachkommastellen.',
      remedy: 'Bitte berichtigen Sie den Betrag, oder wählen Sie die andere Schreibweise für Beträge.',
    },
    en: {
      title: '“{value}” is not a readable amount',
      cause: 'An amount like {example} with two decimals at most is expected.',
      remedy: 'Please correct the amount, or choose the other way of writing amounts.',
    },
  },
  CSV_DATE_UNREADABLE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: '„{value}“ ist kein lesbares Datum',
      cause: 'Erwartet wird TT.MM.JJJJ oder JJJJ-MM-TT, und den Tag muss es im Kalender geben.',
      remedy: 'Bitte berichtigen Sie das Datum in der Datei.',
    },
    en: {
      title: '“{value}” is not a readable date',
      cause: 'DD.MM.YYYY or YYYY-MM-DD is expected, and the day must exist in the calendar.',
      remedy: 'Please correct the date in the file.',
    },
  },
  CSV_DAYS_UNREADABLE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: '„{value}“ ist keine Zahl von Tagen',
      cause: 'Erwartet wird eine Frist wie 14 oder 14 Tage, höchstens 366.',
      remedy: 'Bitte berichtigen Sie die Frist in der Datei.',
    },
    en: {
      title: '“{value}” is not a number of days',
      cause: 'A period like 14 or 14 days is expected, 366 at most.',
      remedy: 'Please correct the period in the file.',
    },
  },
  CSV_SKONTO_INCOMPLETE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Skonto {step} ist nicht eindeutig',
      cause:
        'Ein Skonto braucht einen Prozentsatz und dazu die Tage oder das Datum, bis zu dem es gilt. Stehen beide da, müssen sie denselben Tag nennen.',
      remedy: 'Bitte ergänzen Sie die Zeile, oder ordnen Sie die Skonto-Spalten nicht zu.',
    },
    en: {
      title: 'Cash discount {step} is not clear',
      cause:
        'A cash discount needs a percentage and with it the days or the date until which it holds. Where both are given they must name the same day.',
      remedy: 'Please complete the row, or leave the cash discount columns unmapped.',
    },
  },
  CSV_RATE_UNREADABLE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: '„{value}“ ist kein Steuersatz',
      cause: 'Erwartet wird ein Prozentsatz wie 19, 19 % oder 7,00.',
      remedy: 'Bitte berichtigen Sie den Satz in der Datei.',
    },
    en: {
      title: '“{value}” is not a tax rate',
      cause: 'A percentage like 19, 19 % or 7,00 is expected.',
      remedy: 'Please correct the rate in the file.',
    },
  },
  CSV_RATE_FRACTION: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Ist mit „{value}“ {meant} gemeint?',
      cause: 'Der Steuersatz steht als Bruchteil da, wie Excel ihn manchmal speichert. Geraten wird nicht.',
      remedy: 'Bitte schreiben Sie den Satz in der Datei als Prozentzahl.',
    },
    en: {
      title: 'Does “{value}” mean {meant}?',
      cause: 'The tax rate stands there as a fraction, as Excel sometimes saves it. Nothing is guessed.',
      remedy: 'Please write the rate in the file as a percentage.',
    },
  },
  CSV_EXCHANGE_RATE_UNCLEAR: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Wechselkurs „{value}“ lässt sich auf zwei Arten lesen',
      cause: 'Er kann Tausender haben oder drei Nachkommastellen. Geraten wird nicht.',
      remedy: 'Bitte schreiben Sie den Kurs in der Datei mit vier oder mehr Nachkommastellen.',
    },
    en: {
      title: 'The exchange rate “{value}” can be read in two ways',
      cause: 'It may have thousands or three decimals. Nothing is guessed.',
      remedy: 'Please write the rate in the file with four or more decimals.',
    },
  },
  CSV_TAX_CONTRADICTS: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Netto, Steuer, Brutto und Satz passen nicht zusammen',
      cause: 'Zu {net|amount} netto stehen {tax|amount} Steuer und der Satz {taxRate|percent} da.',
      remedy:
        'Bitte prüfen Sie die Zeile und die Zuordnung der Spalten: Womöglich steht ein Steuerbetrag in der Spalte des Steuersatzes.',
    },
    en: {
      title: 'Net, tax, gross and rate do not fit together',
      cause: 'With {net|amount} net there are {tax|amount} tax and the rate {taxRate|percent}.',
      remedy:
        'Please check the row and which column is which: maybe an amount of tax stands in the column of the tax rate.',
    },
  },
  CSV_CHOICE_UNKNOWN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: '„{value}“ ist hier unbekannt',
      cause: 'Verstanden wird: {choices}.',
      remedy: 'Bitte verwenden Sie in der Datei eines dieser Wörter.',
    },
    en: {
      title: '“{value}” is unknown here',
      cause: 'Understood are: {choices}.',
      remedy: 'Please use one of these words in the file.',
    },
  },
  CSV_CASH_CARRIED_FORWARD: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Diese Zeile ist ein Kassenbestand, keine Bewegung',
      cause: 'Als Einnahme eingelesen würde der Bestand doppelt zählen. Die Zeile bleibt deshalb draußen.',
      remedy:
        'Tragen Sie den Anfangsbestand einmal auf der Seite „Kassenbuch“ ein. An der Datei muss nichts geändert werden.',
    },
    en: {
      title: 'This row is a balance of the cash book, not a movement',
      cause: 'Read as a receipt the balance would count twice. The row is therefore left out.',
      remedy:
        'Enter the opening balance once on the page “Cash book”. Nothing in the file has to be changed.',
    },
  },
  CSV_CASH_PAYMENT_SIGN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Ist diese Ausgabe mit Minus Geld, das zurückkam?',
      cause:
        'In der Spalte der Ausgaben stehen Beträge mit und ohne Minus. Ein Minus kann die Ausgabe selbst meinen oder ihre Rücknahme. Geraten wird nicht.',
      remedy:
        'Bitte schreiben Sie Geld, das zurückkam, in die Spalte der Einnahmen, und alle Ausgaben ohne Minus.',
    },
    en: {
      title: 'Is this payment with a minus money that came back?',
      cause:
        'The column of payments has amounts with and without a minus. A minus can mean the payment itself or its reversal. Nothing is guessed.',
      remedy:
        'Please write money that came back into the column of receipts, and all payments without a minus.',
    },
  },
} as const satisfies Catalogue;
