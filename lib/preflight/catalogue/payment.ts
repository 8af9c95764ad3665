import type { Catalogue } from './entry';

/** Skonto, payment conditions, payment order and bank details. */
export const paymentFindings = {
  SKONTO_ON_CREDIT_NOTE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Eine Gutschrift kann kein Skonto haben',
      cause: 'Die Skontofelder von DATEV gibt es nur für positive Rechnungsbeträge.',
      remedy:
        'Bitte entfernen Sie in Ihrer Rechnungssoftware das Skonto der Gutschrift und übergeben Sie sie erneut.',
    },
    en: {
      title: 'A credit note cannot have a cash discount',
      cause: 'DATEV’s cash discount fields exist for positive invoice amounts only.',
      remedy:
        'Please remove the cash discount of the credit note in your invoicing software and hand it over again.',
    },
  },
  SKONTO_TOO_MANY: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Rechnung hat {count} Skontostufen',
      cause: 'DATEV nimmt höchstens zwei Skontostufen je Rechnung an.',
      remedy:
        'Bitte verringern Sie die Skontostufen in Ihrer Rechnungssoftware auf zwei und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The invoice has {count} cash discount steps',
      cause: 'DATEV takes two cash discount steps per invoice at most.',
      remedy:
        'Please reduce the cash discount steps in your invoicing software to two and hand the invoice over again.',
    },
  },
  SKONTO_PERCENTAGE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Skontosatz {percentage|percent} passt nicht',
      cause: 'Skontosätze sind größer als 0 %, und die zweite Stufe ist kleiner als die erste.',
      remedy:
        'Bitte berichtigen Sie die Skontosätze in Ihrer Rechnungssoftware und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The cash discount rate {percentage|percent} does not fit',
      cause: 'Cash discount rates are above 0 %, and the second step is lower than the first.',
      remedy:
        'Please correct the cash discount rates in your invoicing software and hand the invoice over again.',
    },
  },
  SKONTO_AMOUNT: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Skontobetrag {amount|amount} passt nicht',
      cause:
        'Ein Skontobetrag ist größer als 0, kleiner als der Rechnungsbetrag ({grossAmount|amount}), und die zweite Stufe ist kleiner als die erste.',
      remedy:
        'Bitte berichtigen Sie die Skontobeträge in Ihrer Rechnungssoftware und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The cash discount amount {amount|amount} does not fit',
      cause:
        'A cash discount amount is above 0, below the invoice total ({grossAmount|amount}), and the second step is lower than the first.',
      remedy:
        'Please correct the cash discount amounts in your invoicing software and hand the invoice over again.',
    },
  },
  SKONTO_ABOVE_PERCENTAGE: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Der Skontobetrag {amount|amount} ist höher als {percentage|percent} der Rechnung',
      cause: 'Der Satz ergibt höchstens {expected|amount}. Betrag oder Satz ist vermutlich falsch.',
      remedy:
        'Der Beleg wird gesendet, wie er ist. Stimmt etwas nicht, berichtigen Sie bitte das Skonto in Ihrer Rechnungssoftware und übergeben Sie die Rechnung vorher erneut.',
    },
    en: {
      title: 'The cash discount amount {amount|amount} is above {percentage|percent} of the invoice',
      cause: 'The rate gives {expected|amount} at most. Either the amount or the rate is probably wrong.',
      remedy:
        'The document is sent as it is. If something is wrong, please correct the discount in your invoicing software and hand the invoice over again first.',
    },
  },
  SKONTO_DATE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Das Skontodatum {date|date} passt nicht',
      cause:
        'Die Reihenfolge ist: Belegdatum, erste Skontofrist, zweite Skontofrist, Fälligkeit. Jedes Datum liegt nach dem vorigen.',
      remedy:
        'Bitte berichtigen Sie die Fristen in Ihrer Rechnungssoftware und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The cash discount date {date|date} does not fit',
      cause:
        'The order is: document date, first cash discount date, second cash discount date, due date. Each is after the one before.',
      remedy: 'Please correct the dates in your invoicing software and hand the invoice over again.',
    },
  },
  SKONTO_WITHOUT_PARTNER_ACCOUNT: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Das Skonto wird ohne Personenkonto nicht übertragen',
      cause:
        'DATEV nimmt Skonto nur zusammen mit einem Debitoren- oder Kreditorenkonto an. Der Beleg geht ohne: {skonto}.',
      remedy:
        'Wenn das Skonto mitgehen soll, tragen Sie vor der Übertragung unter „Stammdaten“ beim Geschäftspartner das Personenkonto ein; die Nummer kennt der Berater.',
    },
    en: {
      title: 'The cash discount is not transferred without a partner account',
      cause:
        'DATEV takes a cash discount only together with a customer or supplier account. The document goes without: {skonto}.',
      remedy:
        'If the cash discount is to go along, enter the account of the business partner under “Master data” before the transfer; the tax adviser knows the number.',
    },
  },
  SKONTO_SPLIT: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Der Skontobetrag wurde auf die Zeilen verteilt',
      cause:
        'Die Rechnung hat mehrere Steuersätze. Das Skonto steht anteilig nach Bruttobeträgen auf den Zeilen: {shares}.',
      remedy:
        'Es ist nichts zu tun. Bei Fragen zeigt diese Aufteilung dem Berater, wie die Beträge entstehen.',
    },
    en: {
      title: 'The cash discount was split over the rows',
      cause:
        'The invoice has several tax rates. The cash discount stands on the rows in proportion to their gross amounts: {shares}.',
      remedy:
        'There is nothing to do. If questions come up, this list shows the tax adviser how the amounts come about.',
    },
  },
  SKONTO_SPLIT_IMPOSSIBLE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Skontobetrag lässt sich nicht auf die Zeilen verteilen',
      cause:
        'Auf mindestens eine Zeile entfiele kein positiver Skontobetrag oder mehr als ihr eigener Betrag. So eine Aufteilung nimmt DATEV nicht an.',
      remedy:
        'Bitte prüfen Sie Skonto und Positionen in Ihrer Rechnungssoftware und übergeben Sie die Rechnung erneut, notfalls ohne Skonto.',
    },
    en: {
      title: 'The cash discount cannot be split over the rows',
      cause:
        'At least one row would get no positive share or more than its own amount. DATEV does not take such a split.',
      remedy:
        'Please check cash discount and positions in your invoicing software and hand the invoice over again, if need be without the cash discount.',
    },
  },
  PAYMENT_CONDITIONS_RANGE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Zahlungsbedingung {paymentConditionsId} gibt es nicht',
      cause: 'Zahlungsbedingungen haben bei DATEV Nummern von 9 bis 999 und stehen in Stammdaten online.',
      remedy:
        'Bitte fragen Sie den Berater nach der richtigen Nummer und übergeben Sie die Rechnung damit erneut.',
    },
    en: {
      title: 'Payment condition {paymentConditionsId} does not exist',
      cause: 'Payment conditions have numbers from 9 to 999 at DATEV and stand in Stammdaten online.',
      remedy: 'Please ask the tax adviser for the right number and hand the invoice over with it again.',
    },
  },
  PAYMENT_CONDITIONS_EXCLUSIVE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Zahlungsbedingung {paymentConditionsId} und Skonto oder Fälligkeit zugleich',
      cause:
        'DATEV verarbeitet Belege nicht, die beides tragen: Die Zahlungsbedingung bestimmt Skonto und Fälligkeit schon selbst.',
      remedy:
        'Bitte geben Sie in Ihrer Rechnungssoftware nur eines von beiden an und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'Payment condition {paymentConditionsId} together with cash discount or due date',
      cause:
        'DATEV does not process documents that carry both: the payment condition already sets cash discount and due date.',
      remedy: 'Please give only one of the two in your invoicing software and hand the invoice over again.',
    },
  },
  PAYMENT_ORDER_BLOCKED: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Zahlsperre und Zahlungsauftrag widersprechen sich',
      cause: 'Zahlungsbedingung 9 sperrt die Zahlung, zugleich soll eine Zahlung angelegt werden.',
      remedy:
        'Bitte nehmen Sie in Ihrer Rechnungssoftware eines von beiden zurück und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'Payment block and payment order contradict each other',
      cause: 'Payment condition 9 blocks the payment, and at the same time a payment is to be created.',
      remedy: 'Please take one of the two back in your invoicing software and hand the invoice over again.',
    },
  },
  IBAN_WRONG: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die IBAN {iban} ist falsch',
      cause:
        'Prüfziffer, Länge oder Aufbau stimmen nicht; eine Zahlung würde scheitern oder falsch ankommen.',
      remedy:
        'Bitte berichtigen Sie die IBAN des Geschäftspartners in Ihrer Rechnungssoftware und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The IBAN {iban} is wrong',
      cause: 'Check digit, length or structure are not right; a payment would fail or reach somebody else.',
      remedy:
        'Please correct the IBAN of the business partner in your invoicing software and hand the invoice over again.',
    },
  },
  BIC_WRONG: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der BIC {bic} ist falsch',
      cause: 'Ein BIC hat 8 oder 11 Stellen.',
      remedy:
        'Bitte berichtigen oder entfernen Sie den BIC in Ihrer Rechnungssoftware und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The BIC {bic} is wrong',
      cause: 'A BIC has 8 or 11 characters.',
      remedy: 'Please correct or remove the BIC in your invoicing software and hand the invoice over again.',
    },
  },
  BANK_DETAILS_INCOMPLETE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Bankleitzahl und Kontonummer passen nicht zusammen',
      cause:
        'Beide gehören zusammen; in Deutschland hat die Bankleitzahl 8 und die Kontonummer höchstens 10 Ziffern.',
      remedy:
        'Bitte berichtigen Sie die Bankverbindung in Ihrer Rechnungssoftware, am besten mit einer IBAN, und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'Bank code and account number do not fit together',
      cause: 'Both belong together; in Germany the bank code has 8 digits and the account number 10 at most.',
      remedy:
        'Please correct the bank details in your invoicing software, best with an IBAN, and hand the invoice over again.',
    },
  },
} as const satisfies Catalogue;
