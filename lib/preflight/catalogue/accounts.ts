import type { Catalogue } from './entry';
import { taxKeyHelpUrl } from './help-urls';

/** Tax cases, the confirmed account table, partner accounts and tax keys (B4). */
export const accountFindings = {
  TAX_CASE_MISSING: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Steuerfall von Position {position} fehlt',
      cause:
        'Ob die Leistung im Inland, in der EU oder in einem Drittland versteuert wird, steht nicht in der Rechnung. Geraten wird es nicht.',
      remedy:
        'Bitte ergänzen Sie den Steuerfall hier beim Beleg oder in Ihrer Rechnungssoftware; im Zweifel weiß ihn der Berater.',
    },
    en: {
      title: 'The tax case of position {position} is missing',
      cause:
        'Whether the supply is taxed domestically, in the EU or in a third country is not in the invoice. It is not guessed.',
      remedy:
        'Please add the tax case here with the document or in your invoicing software; in doubt the tax adviser knows it.',
    },
  },
  TAX_CASE_RATE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Steuerfall und Steuersatz von Position {position} widersprechen sich',
      cause: 'Zum Steuerfall „{taxCase|taxCase}“ passt der Satz {taxRate|percent} nicht.',
      remedy:
        'Bitte berichtigen Sie Steuerfall oder Satz in Ihrer Rechnungssoftware und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'Tax case and tax rate of position {position} contradict each other',
      cause: 'The rate {taxRate|percent} does not fit the tax case “{taxCase|taxCase}”.',
      remedy: 'Please correct tax case or rate in your invoicing software and hand the invoice over again.',
    },
  },
  TAX_CASE_DIRECTION: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Den Steuerfall von Position {position} gibt es hier nicht',
      cause: '„{taxCase|taxCase}“ kommt bei dieser Art Beleg ({direction|direction}) nicht vor.',
      remedy:
        'Bitte berichtigen Sie den Steuerfall in Ihrer Rechnungssoftware und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'The tax case of position {position} does not exist here',
      cause: '“{taxCase|taxCase}” does not occur with this kind of document ({direction|direction}).',
      remedy: 'Please correct the tax case in your invoicing software and hand the invoice over again.',
    },
  },
  ACCOUNT_ROW_MISSING: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Kein Konto für „{taxCase|taxCase}“ mit {taxRate|percent}',
      cause:
        'Die Kontentabelle hat für diese Art Beleg ({direction|direction}) keine Zeile mit diesem Steuerfall und Satz. Ein Konto wird nie geraten.',
      remedy:
        'Der Berater legt die Zeile in der Kontentabelle an und bestätigt sie. Danach kann der Beleg übertragen werden.',
    },
    en: {
      title: 'No account for “{taxCase|taxCase}” with {taxRate|percent}',
      cause:
        'For this kind of document ({direction|direction}) the account table has no row with this tax case and rate. An account is never guessed.',
      remedy:
        'The tax adviser adds the row to the account table and confirms it. Then the document can be transferred.',
    },
  },
  ACCOUNT_ROW_NOT_CONFIRMED: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Konto {accountNo} ist noch nicht bestätigt',
      cause:
        'Für „{taxCase|taxCase}“ mit {taxRate|percent} ({direction|direction}) gibt es nur einen Vorschlag. Gebucht wird erst, wenn der Berater ihn bestätigt hat.',
      remedy:
        'Der Berater öffnet die Kontentabelle und bestätigt die Zeile oder trägt das richtige Konto ein.',
    },
    en: {
      title: 'Account {accountNo} is not confirmed yet',
      cause:
        'For “{taxCase|taxCase}” with {taxRate|percent} ({direction|direction}) there is a proposal only. Nothing is booked by it until the tax adviser has confirmed it.',
      remedy: 'The tax adviser opens the account table and confirms the row or enters the right account.',
    },
  },
  ACCOUNT_ROW_AMBIGUOUS: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Mehrere Konten passen gleich gut: {accounts}',
      cause:
        'Für „{taxCase|taxCase}“ mit {taxRate|percent} ({direction|direction}) stehen mehrere bestätigte Zeilen in der Kontentabelle, die sich widersprechen.',
      remedy:
        'Der Berater behält in der Kontentabelle eine Zeile oder grenzt die anderen mit einer Regel (Geschäftspartner oder Text) ein.',
    },
    en: {
      title: 'Several accounts fit equally well: {accounts}',
      cause:
        'For “{taxCase|taxCase}” with {taxRate|percent} ({direction|direction}) the account table has several confirmed rows that contradict each other.',
      remedy:
        'The tax adviser keeps one row in the account table or narrows the others by a rule (business partner or text).',
    },
  },
  ACCOUNT_ROW_INVALID: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Eine Zeile der Kontentabelle stimmt nicht ({row})',
      cause: '{message}',
      remedy: 'Der Berater berichtigt die Zeile in der Kontentabelle und bestätigt sie neu.',
    },
    en: {
      title: 'A row of the account table is not right ({row})',
      cause: 'Rate, rule or key of this row cannot be used together.',
      remedy: 'The tax adviser corrects the row in the account table and confirms it again.',
    },
  },
  PARTNER_ACCOUNT_RANGE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Personenkonto {accountNo} ist kein gültiges Konto ({kind|partnerKind})',
      cause:
        'Personenkonten haben eine Stelle mehr als Sachkonten, Debitoren beginnen mit 1 bis 6, Kreditoren mit 7 bis 9. Hier passt: {expected}. DATEV selbst prüft das nicht und würde falsch buchen.',
      remedy:
        'Bitte tragen Sie unter „Stammdaten“ beim Geschäftspartner (oder in Ihrer Rechnungssoftware) das richtige Personenkonto ein; der Berater kennt es.',
    },
    en: {
      title: 'Partner account {accountNo} is not a valid account ({kind|partnerKind})',
      cause:
        'Partner accounts have one digit more than G/L accounts; customers start with 1 to 6, suppliers with 7 to 9. What fits here: {expected}. DATEV itself does not check this and would book wrongly.',
      remedy:
        'Please enter the right account of the business partner under “Master data” (or in your invoicing software); the tax adviser knows it.',
    },
  },
  PARTNER_ACCOUNT_MISSING: {
    severity: 'hint',
    owner: 'adviser',
    de: {
      title: 'Für {partner} ist kein Personenkonto bekannt',
      cause: 'Der Beleg geht ohne Debitoren- oder Kreditorenkonto zu DATEV.',
      remedy:
        'Der Berater ergänzt das Konto in DATEV. Damit es künftig mitgeht, wird es unter „Stammdaten“ beim Geschäftspartner eingetragen.',
    },
    en: {
      title: 'No partner account is known for {partner}',
      cause: 'The document goes to DATEV without a customer or supplier account.',
      remedy:
        'The tax adviser adds the account in DATEV. To have it sent in future, it is entered with the business partner under “Master data”.',
    },
  },
  PARTNER_ACCOUNTS_EXHAUSTED: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Im Nummernkreis ist kein Personenkonto mehr frei ({kind|partnerKind})',
      cause: 'Alle Nummern des eingestellten Bereichs sind vergeben.',
      remedy:
        'Der Berater nennt einen neuen Bereich oder ein Sammelkonto; der Admin trägt es unter „Einstellungen“ ein.',
    },
    en: {
      title: 'No partner account is free in the range any more ({kind|partnerKind})',
      cause: 'All numbers of the range that was set are taken.',
      remedy:
        'The tax adviser names a new range or a collective account; the admin enters it under “Settings”.',
    },
  },
  TAX_KEY_ON_AUTOMATIC_ACCOUNT: {
    severity: 'blocker',
    owner: 'adviser',
    helpUrl: taxKeyHelpUrl,
    de: {
      title: 'Steuerschlüssel {taxKey} auf dem Automatikkonto {accountNo}',
      cause: 'Ein Automatikkonto enthält die Steuer schon. Mit Schlüssel würde falsch versteuert.',
      remedy:
        'Der Berater entfernt in der Kontentabelle den Schlüssel oder wählt ein Konto ohne Automatik. Einen Schlüssel aus der Rechnung entfernen Sie in Ihrer Rechnungssoftware.',
    },
    en: {
      title: 'Tax key {taxKey} on the automatic account {accountNo}',
      cause: 'An automatic account carries the tax already. With a key the tax would be wrong.',
      remedy:
        'The tax adviser removes the key in the account table or chooses an account without automatic. A key given in the invoice is removed in your invoicing software.',
    },
  },
  AUTOMATIC_ACCOUNT_OTHER_CASE: {
    severity: 'blocker',
    owner: 'customer',
    helpUrl: taxKeyHelpUrl,
    de: {
      title: 'Das Automatikkonto {accountNo} passt nicht zu dieser Position',
      cause:
        'Laut Kontentabelle gehört das Konto zu einem anderen Steuersatz, Steuerfall oder Buch als die Position ({taxRate|percent}). DATEV würde die Steuer des Kontos buchen, also eine falsche.',
      remedy:
        'Bitte geben Sie in Ihrer Rechnungssoftware das Konto an, das zum Steuersatz gehört, oder keines: Dann gilt die Kontentabelle.',
    },
    en: {
      title: 'The automatic account {accountNo} does not fit this position',
      cause:
        'By the account table the account belongs to another tax rate, tax case or ledger than the position ({taxRate|percent}). DATEV would book the tax of the account, which is a wrong one.',
      remedy:
        'Please name the account that belongs to the tax rate in your invoicing software, or none: then the account table counts.',
    },
  },
  TAX_KEY_RANGE: {
    severity: 'blocker',
    owner: 'adviser',
    helpUrl: taxKeyHelpUrl,
    de: {
      title: 'Den Steuerschlüssel {taxKey} gibt es nicht',
      cause: 'Steuerschlüssel sind bei DATEV Zahlen von 1 bis 9999.',
      remedy: 'Der Berater berichtigt den Schlüssel in der Kontentabelle oder lässt ihn weg.',
    },
    en: {
      title: 'There is no tax key {taxKey}',
      cause: 'At DATEV tax keys are numbers from 1 to 9999.',
      remedy: 'The tax adviser corrects the key in the account table or leaves it out.',
    },
  },
  TAX_TREATMENT_UNKNOWN: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Konto {accountNo} steht mit {taxRate|percent} nicht in der Kontentabelle',
      cause:
        'Das Konto kam mit dem Beleg. Ob es die Steuer von {taxRate|percent} selbst enthält (Automatikkonto), ist hier nicht bekannt.',
      remedy:
        'Der Beleg wird gesendet. Der Berater sieht die Steuer des Buchungsvorschlags nach und nimmt das Konto am besten in die Kontentabelle auf.',
    },
    en: {
      title: 'Account {accountNo} is not in the account table with {taxRate|percent}',
      cause:
        'The account came with the document. Whether it carries the tax of {taxRate|percent} itself (automatic account) is not known here.',
      remedy:
        'The document is sent. The tax adviser checks the tax of the booking proposal and had best add the account to the account table.',
    },
  },
} as const satisfies Catalogue;
