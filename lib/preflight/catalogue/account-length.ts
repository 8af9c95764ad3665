import type { Catalogue } from './entry';

/** Account length of the fiscal year against the accounts we would send (M3). */
export const accountLengthFindings = {
  ACCOUNT_LENGTH_UNKNOWN: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'DATEV nennt keine Kontenlänge für {month|month}',
      cause:
        'In der Antwort von DATEV fehlt für {clientId} die Länge der Sachkonten. Sie wird dann erst beim Anlegen der Übertragung bekannt und dort noch einmal geprüft.',
      remedy:
        'Es ist nichts zu tun, solange die Konten passen. Bleibt die Meldung, prüft der Berater die Kontenlänge in den Stammdaten des Wirtschaftsjahres.',
    },
    en: {
      title: 'DATEV names no account length for {month|month}',
      cause:
        'DATEV’s answer for {clientId} lacks the length of the G/L accounts. It becomes known only when the transfer is created, and is checked again then.',
      remedy:
        'There is nothing to do as long as the accounts fit. If the message stays, the tax adviser checks the account length in the master data of the fiscal year.',
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
        'Der Berater öffnet die Kontentabelle und bestätigt die Konten in der richtigen Länge. Vorschlag: {proposal}.',
    },
    en: {
      title: 'Accounts of the account table do not fit the account length {accountLength}',
      cause:
        'In {month|month} G/L accounts have {accountLength} digits at DATEV. These accounts of the table have another length: {accounts}. Documents that would be booked by them are held back.',
      remedy:
        'The tax adviser opens the account table and confirms the accounts in the right length. Proposal: {proposal}.',
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
        'Der Berater nennt die gültigen Debitoren- und Kreditorenkonten; Sie oder er tragen sie unter „Stammdaten“ bei den Geschäftspartnern ein. Vorschlag: {proposal}.',
    },
    en: {
      title: 'Partner accounts do not fit the account length {accountLength}',
      cause:
        'Partner accounts have one digit more than G/L accounts, in {month|month} therefore {expectedLength}. These have another length: {accounts}. Documents of these partners are held back.',
      remedy:
        'The tax adviser names the valid customer and supplier accounts; you or he enter them under “Master data” with the business partners. Proposal: {proposal}.',
    },
  },
  ACCOUNT_LENGTH_ADAPTED: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Konten wurden an die Kontenlänge {accountLength} angepasst',
      cause:
        'DATEV führt Sachkonten im {month|month} mit {accountLength} Stellen. Nach der bestätigten Regel wurden Nullen rechts ergänzt oder weggelassen: {changes}.',
      remedy:
        'Die Übertragung läuft mit den angepassten Konten. Der Berater sieht die Liste durch und bestätigt die Konten in der Kontentabelle dauerhaft.',
    },
    en: {
      title: 'Accounts were adapted to the account length {accountLength}',
      cause:
        'In {month|month} DATEV keeps G/L accounts with {accountLength} digits. By the confirmed rule zeros were added or removed on the right: {changes}.',
      remedy:
        'The transfer goes on with the adapted accounts. The tax adviser goes through the list and confirms the accounts in the account table for good.',
    },
  },
} as const satisfies Catalogue;
