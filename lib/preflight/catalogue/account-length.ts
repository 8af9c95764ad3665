import type { Catalogue } from './entry';

/** Account length of the fiscal year against the accounts we would send (M3). */
export const accountLengthFindings = {
  ACCOUNT_LENGTH_UNKNOWN: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'DATEV nennt keine Kontenlänge',
      cause:
        'In der Antwort von DATEV fehlt die Länge der Sachkonten. Sie wird dann erst beim Anlegen der Übertragung bekannt und dort noch einmal geprüft.',
      remedy:
        'Es ist nichts zu tun, solange die Konten passen. Bleibt die Meldung, prüft der Berater die Kontenlänge in den Stammdaten des Wirtschaftsjahres.',
    },
    en: {
      title: 'DATEV names no account length',
      cause:
        'DATEV’s answer lacks the length of the G/L accounts. It becomes known only when the transfer is created, and is checked again then.',
      remedy:
        'There is nothing to do as long as the accounts fit. If the message stays, the tax adviser checks the account length in the master data of the fiscal year.',
    },
  },
  ACCOUNT_LENGTH_UNSUPPORTED: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Mit der Kontenlänge {accountLength} kann nicht gebucht werden',
      cause: 'Sachkonten haben bei DATEV 4 bis 8 Stellen. DATEV nennt hier {accountLength}.',
      remedy:
        'Der Berater prüft die Kontenlänge in den Stammdaten des Wirtschaftsjahres. Danach hier „Verbindung prüfen“ wählen.',
    },
    en: {
      title: 'Booking is not possible with the account length {accountLength}',
      cause: 'G/L accounts have 4 to 8 digits at DATEV. Here DATEV names {accountLength}.',
      remedy:
        'The tax adviser checks the account length in the master data of the fiscal year. Then choose “Check connection” here.',
    },
  },
  ACCOUNT_LENGTH_MISMATCH: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Konto {accountNo} passt nicht zur Kontenlänge {accountLength}',
      cause:
        'Bei DATEV haben Sachkonten hier {accountLength} Stellen. DATEV läse {accountNo} als ein anderes Konto, deshalb wird der Beleg zurückgehalten.',
      remedy:
        'Der Berater bestätigt in der Kontentabelle das richtige Konto; Vorschlag: {proposal}. Ein Konto aus der Rechnung selbst ändern Sie in Ihrer Rechnungssoftware.',
    },
    en: {
      title: 'Account {accountNo} does not fit the account length {accountLength}',
      cause:
        'At DATEV G/L accounts have {accountLength} digits here. DATEV would read {accountNo} as another account, so the document is held back.',
      remedy:
        'The tax adviser confirms the right account in the account table; proposal: {proposal}. An account given in the invoice itself is changed in your invoicing software.',
    },
  },
  ACCOUNTS_LENGTHENED: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Konten wurden von {from} auf {to} Stellen gebracht',
      cause:
        'DATEV führt Sachkonten hier mit {to} Stellen. Den Standardkonten wurden rechts Nullen ergänzt: {accounts}.',
      remedy: 'Der Berater sieht die Liste durch und bestätigt die Konten in der Kontentabelle.',
    },
    en: {
      title: 'Accounts were brought from {from} to {to} digits',
      cause:
        'DATEV keeps G/L accounts with {to} digits here. Zeros were added on the right of the standard accounts: {accounts}.',
      remedy: 'The tax adviser goes through the list and confirms the accounts in the account table.',
    },
  },
  ACCOUNT_NUMBER_INVALID: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Die Kontonummer „{accountNo}“ ist ungültig',
      cause: 'Ein Konto hat bei DATEV 1 bis 9 Ziffern und besteht nicht nur aus Nullen.',
      remedy:
        'Der Berater berichtigt das Konto in der Kontentabelle. Ein Konto aus der Rechnung selbst ändern Sie in Ihrer Rechnungssoftware.',
    },
    en: {
      title: 'The account number “{accountNo}” is not valid',
      cause: 'At DATEV an account has 1 to 9 digits and is not made of zeros only.',
      remedy:
        'The tax adviser corrects the account in the account table. An account given in the invoice itself is changed in your invoicing software.',
    },
  },
  ACCOUNT_ROWS_LENGTH: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Konten der Kontentabelle passen nicht zur Kontenlänge {accountLength}',
      cause:
        'Im {month|month} haben Sachkonten bei DATEV {accountLength} Stellen. Diese Konten der Tabelle haben eine andere Länge: {accounts}. Belege, die darüber gebucht würden, werden zurückgehalten.',
      remedy:
        'Der Berater öffnet unter „Stammdaten“ die Seite „Kontenlänge“, prüft die Vorschläge und bestätigt sie. Vorschlag: {proposal}.',
    },
    en: {
      title: 'Accounts of the account table do not fit the account length {accountLength}',
      cause:
        'In {month|month} G/L accounts have {accountLength} digits at DATEV. These accounts of the table have another length: {accounts}. Documents that would be booked by them are held back.',
      remedy:
        'The tax adviser opens the page “Account length” under “Master data”, checks the proposals and confirms them. Proposal: {proposal}.',
    },
  },
  PARTNER_ACCOUNTS_LENGTH: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Personenkonten passen nicht zur Kontenlänge {accountLength}',
      cause:
        'Personenkonten haben eine Stelle mehr als Sachkonten, im {month|month} also {expectedLength}. Diese haben eine andere Länge: {accounts}. Belege dieser Geschäftspartner werden zurückgehalten.',
      remedy:
        'Der Berater bestätigt unter „Stammdaten“ auf der Seite „Kontenlänge“ die Vorschläge oder trägt die gültigen Konten bei den Geschäftspartnern ein. Vorschlag: {proposal}.',
    },
    en: {
      title: 'Partner accounts do not fit the account length {accountLength}',
      cause:
        'Partner accounts have one digit more than G/L accounts, in {month|month} therefore {expectedLength}. These have another length: {accounts}. Documents of these partners are held back.',
      remedy:
        'The tax adviser confirms the proposals on the page “Account length” under “Master data”, or enters the valid accounts with the business partners. Proposal: {proposal}.',
    },
  },
  ACCOUNT_LENGTH_ADAPTED: {
    severity: 'hint',
    owner: 'adviser',
    de: {
      title: 'Die Konten sind auf {accountLength} Stellen angepasst',
      cause: '{name} hat am {day|date} bestätigt: {accounts}.',
      remedy:
        'Es ist nichts zu tun. Stimmt ein Konto nicht, berichtigt der Berater die Zeile in der Kontentabelle.',
    },
    en: {
      title: 'The accounts are adapted to {accountLength} digits',
      cause: '{name} confirmed on {day|date}: {accounts}.',
      remedy:
        'There is nothing to do. If an account is wrong, the tax adviser corrects the row in the account table.',
    },
  },
} as const satisfies Catalogue;
