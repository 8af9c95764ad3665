import type { Catalogue } from './entry';

const correctedInvoice = {
  de: 'Bitte lassen Sie sich vom Aussteller eine berichtigte Rechnung schicken.',
  en: 'Please have the issuer send a corrected invoice.',
};

/** Fields and sums of an e-invoice that contradict each other (E1, B3). */
export const eInvoiceContentFindings = {
  E_INVOICE_FIELD_MISSING: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'In der E-Rechnung fehlt: {field}',
      cause: 'Ohne diese Angabe kann keine Rechnung gebucht werden.',
      remedy: correctedInvoice.de,
    },
    en: {
      title: 'The e-invoice lacks: {field}',
      cause: 'Without this value no invoice can be booked.',
      remedy: correctedInvoice.en,
    },
  },
  E_INVOICE_FIELD_UNREADABLE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: '{field} in der E-Rechnung ist nicht lesbar',
      cause: 'Der Wert „{value}“ ist kein gültiges Datum, kein Betrag, kein Satz oder keine Währung.',
      remedy: correctedInvoice.de,
    },
    en: {
      title: '{field} in the e-invoice cannot be read',
      cause: 'The value “{value}” is no valid date, amount, rate or currency.',
      remedy: correctedInvoice.en,
    },
  },
  E_INVOICE_CURRENCY_MIXED: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: '{field} steht in einer anderen Währung',
      cause: 'Die Rechnung lautet auf {expected}, dieser Betrag auf {currency}.',
      remedy: correctedInvoice.de,
    },
    en: {
      title: '{field} is in another currency',
      cause: 'The invoice is in {expected}, this amount in {currency}.',
      remedy: correctedInvoice.en,
    },
  },
  E_INVOICE_TOTAL_MISMATCH: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Summe „{field}“ stimmt nicht',
      cause: 'Die Rechnung nennt {stated|amount}, ihre Teile ergeben {computed|amount} (Regel {rule}).',
      remedy: correctedInvoice.de,
    },
    en: {
      title: 'The sum “{field}” is not right',
      cause: 'The invoice says {stated|amount}, its parts add up to {computed|amount} (rule {rule}).',
      remedy: correctedInvoice.en,
    },
  },
  E_INVOICE_TAX_AMOUNT_MISMATCH: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Steuerbetrag zu {rate|percent} stimmt nicht',
      cause:
        'Die Rechnung nennt {stated|amount}, aus der Bemessungsgrundlage ergeben sich {computed|amount} (Steuerart {category}).',
      remedy: correctedInvoice.de,
    },
    en: {
      title: 'The tax amount for {rate|percent} is not right',
      cause: 'The invoice says {stated|amount}, the basis gives {computed|amount} (tax category {category}).',
      remedy: correctedInvoice.en,
    },
  },
  E_INVOICE_TAX_BASIS_MISMATCH: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Bemessungsgrundlage zu {rate|percent} stimmt nicht',
      cause:
        'Die Rechnung nennt {stated|amount}, ihre Positionen ergeben {computed|amount} (Steuerart {category}).',
      remedy: correctedInvoice.de,
    },
    en: {
      title: 'The taxable amount for {rate|percent} is not right',
      cause:
        'The invoice says {stated|amount}, its positions give {computed|amount} (tax category {category}).',
      remedy: correctedInvoice.en,
    },
  },
  E_INVOICE_AMOUNT_TOO_LARGE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Beträge der E-Rechnung sind zu groß für DATEV',
      cause: 'DATEV nimmt je Feld höchstens 9.999.999.999,99 an.',
      remedy:
        'Bitte prüfen Sie die Datei. Stimmen die Beträge, geben Sie den Beleg dem Berater auf anderem Weg.',
    },
    en: {
      title: 'The amounts of the e-invoice are too large for DATEV',
      cause: 'DATEV takes 9,999,999,999.99 per field at most.',
      remedy:
        'Please check the file. If the amounts are right, give the document to the tax adviser in another way.',
    },
  },
  E_INVOICE_PARTNER_NAME_MISSING: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Name des Geschäftspartners fehlt in der E-Rechnung',
      cause: 'DATEV lehnt Belege ohne Namen des Kunden oder Lieferanten ab.',
      remedy:
        'Bitte ergänzen Sie den Namen hier beim Beleg, oder lassen Sie sich eine berichtigte Rechnung schicken.',
    },
    en: {
      title: 'The e-invoice lacks the name of the business partner',
      cause: 'DATEV refuses documents without the name of the customer or supplier.',
      remedy: 'Please add the name here with the document, or have a corrected invoice sent.',
    },
  },
  E_INVOICE_PREPAID: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Ein Teil der Rechnung ist schon bezahlt',
      cause:
        'Bezahlt sind {prepaid|amount}, offen {payable|amount}. Übertragen wird der volle Rechnungsbetrag von {total|amount}.',
      remedy:
        'Es ist nichts zu tun, wenn die Anzahlung eine Zahlung war. War sie eine eigene Rechnung, sagen Sie es dem Berater, damit die Steuer nicht doppelt gebucht wird.',
    },
    en: {
      title: 'Part of the invoice is already paid',
      cause:
        '{prepaid|amount} is paid, {payable|amount} is open. The full invoice total of {total|amount} is transferred.',
      remedy:
        'There is nothing to do if the prepayment was a payment. If it was an invoice of its own, tell the tax adviser, so that the tax is not booked twice.',
    },
  },
  E_INVOICE_PAYABLE_ROUNDING: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Der Zahlbetrag ist um {rounding|amount} gerundet',
      cause:
        'Zu zahlen sind {payable|amount}. Übertragen wird der ungerundete Rechnungsbetrag von {total|amount}.',
      remedy: 'Es ist nichts zu tun. Der Berater bucht die Rundung beim Ausgleich mit der Zahlung.',
    },
    en: {
      title: 'The amount to pay is rounded by {rounding|amount}',
      cause:
        '{payable|amount} is to be paid. The invoice total of {total|amount} is transferred without rounding.',
      remedy: 'There is nothing to do. The tax adviser books the rounding when matching the payment.',
    },
  },
  E_INVOICE_PAYABLE_MISMATCH: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Der Zahlbetrag passt nicht zur Rechnung',
      cause:
        'Genannt sind {stated|amount}, aus Rechnungsbetrag, Anzahlung und Rundung ergeben sich {computed|amount}. Gebucht wird der Rechnungsbetrag.',
      remedy:
        'Bitte prüfen Sie vor dem Bezahlen, welcher Betrag gilt, und fragen Sie nötigenfalls den Aussteller.',
    },
    en: {
      title: 'The amount to pay does not fit the invoice',
      cause:
        '{stated|amount} is stated, invoice total, prepayment and rounding give {computed|amount}. The invoice total is booked.',
      remedy: 'Please check before paying which amount is valid, and ask the issuer if need be.',
    },
  },
  E_INVOICE_ROUNDING_DIFFERENCE: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Steueraufteilung und Rechnungsbetrag weichen um {difference|amount} ab',
      cause:
        'Die Aufteilung ergibt {positions|amount}, die Rechnung nennt {total|amount}. Die Differenz wird als Rundung geführt.',
      remedy: 'Es ist nichts zu tun; der Berater sieht die Rundung im Buchungsvorschlag.',
    },
    en: {
      title: 'Tax breakdown and invoice total differ by {difference|amount}',
      cause:
        'The breakdown gives {positions|amount}, the invoice says {total|amount}. The difference is kept as rounding.',
      remedy: 'There is nothing to do; the tax adviser sees the rounding in the booking proposal.',
    },
  },
  E_INVOICE_TAX_ROUNDING: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Der Steuerbetrag zu {rate|percent} ist anders gerundet',
      cause:
        'Die Rechnung nennt {stated|amount}, nachgerechnet sind es {computed|amount} (Steuerart {category}). Es gilt die Rechnung.',
      remedy: 'Es ist nichts zu tun.',
    },
    en: {
      title: 'The tax amount for {rate|percent} is rounded differently',
      cause:
        'The invoice says {stated|amount}, recalculated it is {computed|amount} (tax category {category}). The invoice counts.',
      remedy: 'There is nothing to do.',
    },
  },
  E_INVOICE_BASIS_ROUNDING: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Die Bemessungsgrundlage zu {rate|percent} ist anders gerundet',
      cause:
        'Die Rechnung nennt {stated|amount}, ihre Positionen ergeben {computed|amount} (Steuerart {category}). Es gilt die Rechnung.',
      remedy: 'Es ist nichts zu tun.',
    },
    en: {
      title: 'The taxable amount for {rate|percent} is rounded differently',
      cause:
        'The invoice says {stated|amount}, its positions give {computed|amount} (tax category {category}). The invoice counts.',
      remedy: 'There is nothing to do.',
    },
  },
  E_INVOICE_SEVERAL_ACCOUNTS: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Die E-Rechnung nennt {count} Bankverbindungen',
      cause: 'Übernommen wurde die erste: {iban}.',
      remedy:
        'Es ist nichts zu tun. Zahlen Sie auf ein anderes Konto, vergleichen Sie vorher mit dem Original.',
    },
    en: {
      title: 'The e-invoice names {count} bank accounts',
      cause: 'The first was taken: {iban}.',
      remedy: 'There is nothing to do. If you pay to another account, compare with the original first.',
    },
  },
  E_INVOICE_OTHER_PAYEE: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Bezahlt werden soll an {payee}',
      cause:
        'Verkäufer ist {seller}, Zahlungsempfänger jemand anderes (zum Beispiel ein Factoring-Unternehmen).',
      remedy:
        'Bitte prüfen Sie vor dem Bezahlen, ob das stimmt, und rufen Sie im Zweifel den Verkäufer unter einer bekannten Nummer an.',
    },
    en: {
      title: 'Payment is to go to {payee}',
      cause: 'The seller is {seller}, the payee is somebody else (for example a factoring company).',
      remedy:
        'Please check before paying whether that is right, and in doubt call the seller on a number you know.',
    },
  },
} as const satisfies Catalogue;
