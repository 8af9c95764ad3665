import type { Catalogue } from './entry';

/** What an e-invoice leaves open is asked, never invented (E2). */
export const eInvoiceQuestionFindings = {
  E_INVOICE_DIRECTION_UNKNOWN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Eingangs- oder Ausgangsrechnung?',
      cause: 'Verkäufer ist {seller}, Käufer ist {buyer}; keiner der beiden ist eindeutig Ihr Unternehmen.',
      remedy:
        'Bitte wählen Sie beim Beleg die Richtung. Steht Ihr Unternehmen mit anderem Namen darin, trägt der Admin USt-IdNr. und Firmennamen unter „Einstellungen“ nach.',
    },
    en: {
      title: 'Incoming or outgoing invoice?',
      cause: 'The seller is {seller}, the buyer is {buyer}; neither is clearly your company.',
      remedy:
        'Please choose the direction with the document. If your company stands there under another name, the admin adds VAT id and company name under “Settings”.',
    },
  },
  E_INVOICE_DIRECTION_CONTRADICTS: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die angegebene Richtung passt nicht zur Rechnung',
      cause: 'Angegeben ist „{given|direction}“, nach Verkäufer und Käufer ist es „{found|direction}“.',
      remedy: 'Bitte prüfen Sie, ob es die richtige Datei ist, und geben Sie die passende Richtung an.',
    },
    en: {
      title: 'The given direction does not fit the invoice',
      cause: 'Given is “{given|direction}”, by seller and buyer it is “{found|direction}”.',
      remedy: 'Please check whether it is the right file, and give the fitting direction.',
    },
  },
  E_INVOICE_NOT_OUR_COMPANY: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Die Rechnung ist vielleicht nicht für Ihr Unternehmen',
      cause: 'Weder Verkäufer ({seller}) noch Käufer ({buyer}) ist Ihr Unternehmen.',
      remedy: 'Bitte prüfen Sie vor der Übertragung, ob die Rechnung zu Ihnen gehört.',
    },
    en: {
      title: 'The invoice may not be for your company',
      cause: 'Neither the seller ({seller}) nor the buyer ({buyer}) is your company.',
      remedy: 'Please check before the transfer whether the invoice belongs to you.',
    },
  },
  E_INVOICE_TEST_DOCUMENT: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die E-Rechnung ist als Test gekennzeichnet',
      cause: 'Der Aussteller hat sie als Testdokument verschickt; sie darf nicht gebucht werden.',
      remedy: 'Bitte lassen Sie sich die echte Rechnung schicken, oder löschen Sie den Beleg.',
    },
    en: {
      title: 'The e-invoice is marked as a test',
      cause: 'The issuer sent it as a test document; it must not be booked.',
      remedy: 'Please have the real invoice sent, or delete the document.',
    },
  },
  E_INVOICE_NOT_AN_INVOICE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Das Dokument ist keine Rechnung',
      cause: 'Der Dokumenttyp {typeCode} ist zum Beispiel eine Proforma-Rechnung; gebucht wird sie nicht.',
      remedy:
        'Bitte warten Sie auf die eigentliche Rechnung, oder erfassen Sie den Beleg von Hand, wenn Sie es besser wissen.',
    },
    en: {
      title: 'The document is not an invoice',
      cause: 'Document type {typeCode} is, for example, a pro forma invoice; it is not booked.',
      remedy: 'Please wait for the actual invoice, or enter the document by hand if you know better.',
    },
  },
  E_INVOICE_TYPE_UNKNOWN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Rechnung oder Gutschrift?',
      cause: 'Der Dokumenttyp „{typeCode}“ ist unbekannt.',
      remedy:
        'Bitte erfassen Sie den Beleg von Hand mit dem richtigen Vorzeichen, oder fragen Sie den Aussteller.',
    },
    en: {
      title: 'Invoice or credit note?',
      cause: 'The document type “{typeCode}” is unknown.',
      remedy: 'Please enter the document by hand with the right sign, or ask the issuer.',
    },
  },
  E_INVOICE_CREDIT_SIGN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Mindert oder erhöht diese Gutschrift die Schuld?',
      cause:
        'Das Dokument ist eine Gutschrift (Typ {typeCode}) mit negativem Betrag ({amount|amount}); beides zugleich ist zweideutig.',
      remedy:
        'Bitte fragen Sie den Aussteller und erfassen Sie den Beleg dann von Hand mit dem richtigen Vorzeichen.',
    },
    en: {
      title: 'Does this credit note lower or raise the debt?',
      cause:
        'The document is a credit note (type {typeCode}) with a negative amount ({amount|amount}); both at once is ambiguous.',
      remedy: 'Please ask the issuer and then enter the document by hand with the right sign.',
    },
  },
  E_INVOICE_CORRECTION_REPLACES: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Ersetzt Rechnung {number} eine frühere?',
      cause:
        'Es ist eine Rechnungskorrektur mit positivem Betrag zu {preceding}. Beide zu buchen, ergäbe den Betrag doppelt.',
      remedy:
        'Bitte klären Sie mit dem Aussteller oder dem Berater, ob die frühere Rechnung storniert wird, und erfassen Sie den Beleg danach von Hand.',
    },
    en: {
      title: 'Does invoice {number} replace an earlier one?',
      cause:
        'It is a correction with a positive amount for {preceding}. Booking both would double the amount.',
      remedy:
        'Please clarify with the issuer or the tax adviser whether the earlier invoice is cancelled, and then enter the document by hand.',
    },
  },
  E_INVOICE_SELF_BILLING: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Der Käufer hat diese Rechnung ausgestellt',
      cause:
        'Es ist eine Abrechnung im Gutschriftsverfahren (Typ {typeCode}): Der Leistungsempfänger rechnet ab.',
      remedy: 'Bitte prüfen Sie die Richtung (Eingang oder Ausgang), bevor Sie übertragen.',
    },
    en: {
      title: 'The buyer issued this invoice',
      cause: 'It is self-billing (type {typeCode}): the recipient of the supply makes the invoice.',
      remedy: 'Please check the direction (incoming or outgoing) before you transfer.',
    },
  },
  E_INVOICE_TAX_BREAKDOWN_MISSING: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die E-Rechnung teilt die Steuer nicht auf',
      cause: 'Das Profil „{profile}“ nennt keine Beträge je Steuersatz; zum Buchen ist das zu knapp.',
      remedy:
        'Bitte erfassen Sie die Beträge je Steuersatz nach dem PDF von Hand, oder lassen Sie sich die Rechnung als EN 16931 (XRechnung, ZUGFeRD „EN 16931“) schicken.',
    },
    en: {
      title: 'The e-invoice does not break down the tax',
      cause: 'The profile “{profile}” names no amounts per tax rate; that is too little for booking.',
      remedy:
        'Please enter the amounts per tax rate by hand from the PDF, or have the invoice sent as EN 16931 (XRechnung, ZUGFeRD “EN 16931”).',
    },
  },
  E_INVOICE_TAX_CASE_OPEN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Welcher Steuerfall gilt für {amount|amount} zu {rate|percent}?',
      cause: 'Aus Steuerart {category} und Befreiungsgrund ergibt er sich nicht eindeutig: {reason}',
      remedy: 'Bitte wählen Sie den Steuerfall beim Beleg; im Zweifel weiß ihn der Berater.',
    },
    en: {
      title: 'Which tax case holds for {amount|amount} at {rate|percent}?',
      cause: 'It does not follow clearly from tax category {category} and the reason of exemption.',
      remedy: 'Please choose the tax case with the document; in doubt the tax adviser knows it.',
    },
  },
  E_INVOICE_FOREIGN_TAX: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Rechnung weist ausländische Umsatzsteuer aus',
      cause:
        '{amount|amount} zu {rate|percent} gehören zu {country}. Als deutsche Vorsteuer darf das nicht gebucht werden.',
      remedy:
        'Bitte klären Sie mit dem Berater, wie er sie buchen möchte, und wählen Sie danach Steuerfall und Konto beim Beleg.',
    },
    en: {
      title: 'The invoice shows foreign VAT',
      cause:
        '{amount|amount} at {rate|percent} belong to {country}. It must not be booked as German input tax.',
      remedy:
        'Please clarify with the tax adviser how it is to be booked, and then choose tax case and account with the document.',
    },
  },
  E_INVOICE_OSS_CANDIDATE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Wird dieser Verkauf über OSS gemeldet?',
      cause: '{amount|amount} zu {rate|percent} gehen nach {country}, mit dem Satz dieses Landes.',
      remedy:
        'Bitte wählen Sie beim Beleg den Steuerfall „OSS“ oder einen anderen; der Berater weiß, ob Sie am One-Stop-Shop teilnehmen.',
    },
    en: {
      title: 'Is this sale reported through OSS?',
      cause: '{amount|amount} at {rate|percent} go to {country}, at the rate of that country.',
      remedy:
        'Please choose the tax case “OSS” or another with the document; the tax adviser knows whether you take part in the one-stop shop.',
    },
  },
  E_INVOICE_TAX_RATE_OPEN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Welcher Steuersatz gilt für {amount|amount}?',
      cause: 'Die Steuer schulden Sie selbst („{case}“); der Satz steht deshalb nicht in der Rechnung.',
      remedy:
        'Bitte tragen Sie den deutschen Satz der Leistung beim Beleg ein; im Zweifel weiß ihn der Berater.',
    },
    en: {
      title: 'Which tax rate holds for {amount|amount}?',
      cause: 'You owe the tax yourself; so the rate is not in the invoice.',
      remedy:
        'Please enter the German rate of the supply with the document; in doubt the tax adviser knows it.',
    },
  },
  E_INVOICE_EXCHANGE_RATE_MISSING: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Wechselkurs für {currency} fehlt',
      cause: 'Die Rechnung nennt keinen eindeutigen Kurs. {hint}',
      remedy:
        'Bitte tragen Sie den Kurs beim Beleg ein (Fremdwährung je 1 Euro); der Berater weiß, welcher gilt.',
    },
    en: {
      title: 'The exchange rate for {currency} is missing',
      cause: 'The invoice names no clear rate.',
      remedy:
        'Please enter the rate with the document (foreign currency per 1 euro); the tax adviser knows which one holds.',
    },
  },
  E_INVOICE_SKONTO_UNREADABLE: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Eine Skontozeile wurde nicht übernommen',
      cause: '„{text}“ hält sich nicht an die Form der XRechnung.',
      remedy: 'Wenn das Skonto in DATEV stehen soll, tragen Sie Satz, Betrag und Frist beim Beleg ein.',
    },
    en: {
      title: 'A cash discount line was not taken over',
      cause: '“{text}” does not keep to the form of XRechnung.',
      remedy: 'If the cash discount is to be in DATEV, enter rate, amount and date with the document.',
    },
  },
  E_INVOICE_SKONTO_TOO_MANY: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Die E-Rechnung hat {count} Skontostufen',
      cause: 'DATEV nimmt zwei an; die weiteren wurden nicht übernommen.',
      remedy: 'Es ist nichts zu tun. Welche Stufen gelten sollen, ändern Sie beim Beleg.',
    },
    en: {
      title: 'The e-invoice has {count} cash discount steps',
      cause: 'DATEV takes two; the others were not taken over.',
      remedy: 'There is nothing to do. Change with the document which steps are to hold.',
    },
  },
  E_INVOICE_SKONTO_ON_CREDIT: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Das Skonto der Gutschrift wurde nicht übernommen',
      cause: 'DATEV kann Skonto nur bei positiven Rechnungsbeträgen aufnehmen.',
      remedy: 'Es ist nichts zu tun. Der Berater berücksichtigt es beim Ausgleich.',
    },
    en: {
      title: 'The cash discount of the credit note was not taken over',
      cause: 'DATEV can hold a cash discount for positive invoice amounts only.',
      remedy: 'There is nothing to do. The tax adviser takes it into account when matching.',
    },
  },
  E_INVOICE_SKONTO_IN_TEXT: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Skonto steht nur im Freitext',
      cause: 'Aus „{text}“ wird nichts übernommen, weil Freitext nicht sicher zu lesen ist.',
      remedy: 'Wenn das Skonto in DATEV stehen soll, tragen Sie Satz, Betrag und Frist beim Beleg ein.',
    },
    en: {
      title: 'The cash discount is in free text only',
      cause: 'Nothing is taken from “{text}”, because free text cannot be read safely.',
      remedy: 'If the cash discount is to be in DATEV, enter rate, amount and date with the document.',
    },
  },
} as const satisfies Catalogue;
