import type { Catalogue } from './entry';

/** Why a transfer stopped or waits on our side. */
export const transferStopFindings = {
  TRANSFER_FILE_MISSING: {
    severity: 'blocker',
    owner: 'us',
    de: {
      title: 'Die Datei „{fileName}“ ist nicht auffindbar',
      cause:
        'Sie gehört zum Beleg, ist im Speicher aber nicht zu finden. Ohne sie wird der Beleg nicht gesendet.',
      remedy:
        'Der Betreiber sucht die Datei in der Sicherung. Schneller geht es, wenn Sie die Rechnung mit dem Belegbild erneut übergeben.',
    },
    en: {
      title: 'The file “{fileName}” cannot be found',
      cause: 'It belongs to the document but is not in the store. Without it the document is not sent.',
      remedy:
        'The operator looks for the file in the backup. It is quicker to hand the invoice over again with its image.',
    },
  },
  TRANSFER_ACCOUNT_LENGTH_DIFFERS: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'DATEV nennt zwei verschiedene Kontenlängen',
      cause:
        'In den Stammdaten haben Sachkonten {expected} Stellen, beim Anlegen des Auftrags für {ledger|ledger}, {month|month}, nennt DATEV {answered}. Der Auftrag wurde abgebrochen, angekommen ist nichts.',
      remedy:
        'Der Berater prüft die Kontenlänge in den Stammdaten des Wirtschaftsjahres und bestätigt die Konten in der Kontentabelle. Danach „Verbindung prüfen“ wählen; die Übertragung geht dann weiter.',
    },
    en: {
      title: 'DATEV names two different account lengths',
      cause:
        'In the master data G/L accounts have {expected} digits, when creating the job for {ledger|ledger}, {month|month}, DATEV names {answered}. The job was cancelled, nothing arrived.',
      remedy:
        'The tax adviser checks the account length in the master data of the fiscal year and confirms the accounts in the account table. Then choose “Check connection”; the transfer goes on.',
    },
  },
  TRANSFER_INTERNAL_ERROR: {
    severity: 'blocker',
    owner: 'us',
    de: {
      title: 'Ein Fehler im Programm hält die Übertragung an',
      cause: 'Beim Schritt „{step}“ ist etwas passiert, womit nicht gerechnet wurde. Verloren ist nichts.',
      remedy: 'Sie müssen nichts tun. Der Betreiber behebt den Fehler; die Übertragung geht dann weiter.',
    },
    en: {
      title: 'A fault in the program stops the transfer',
      cause: 'At the step “{step}” something happened that was not expected. Nothing is lost.',
      remedy: 'You need not do anything. The operator mends the fault; the transfer then goes on.',
    },
  },
  TRANSFER_CANCELLED_BY_USER: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Die Übertragung wurde abgebrochen',
      cause: '{name} hat sie abgebrochen, bevor DATEV sie verarbeitet hat. Bei DATEV ist nichts angekommen.',
      remedy: 'Es ist nichts zu tun. Die Belege sind wieder offen und können neu übertragen werden.',
    },
    en: {
      title: 'The transfer was cancelled',
      cause: '{name} cancelled it before DATEV processed it. Nothing reached DATEV.',
      remedy: 'There is nothing to do. The documents are open again and can be transferred anew.',
    },
  },
  CASH_PREVIOUS_JOB_NOT_PROCESSED: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Das Kassenbuch wartet auf seinen vorigen Teil ({month|month})',
      cause:
        'Der vorige Teil wurde von DATEV nicht verarbeitet. Im Kassenbuch muss die Reihenfolge stimmen, deshalb geht nichts weiter.',
      remedy:
        'Bitte klären Sie zuerst den Teil vom {month|month} anhand seines Protokolls und übertragen ihn erneut; die späteren Bewegungen folgen dann.',
    },
    en: {
      title: 'The cash book waits for its previous part ({month|month})',
      cause:
        'DATEV did not process the previous part. In a cash book the order must be right, so nothing goes on.',
      remedy:
        'Please settle the part of {month|month} by its protocol first and transfer it again; the later entries then follow.',
    },
  },
  CASH_WAITS_FOR_PREVIOUS_JOB: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Das Kassenbuch vom {month|month} ist noch unterwegs',
      cause:
        'DATEV verarbeitet Kassendaten nur nacheinander. Dieser Teil folgt, sobald der frühere fertig ist.',
      remedy: 'Es ist nichts zu tun.',
    },
    en: {
      title: 'The cash book of {month|month} is still under way',
      cause:
        'DATEV processes cash data only one after another. This part follows as soon as the earlier one is done.',
      remedy: 'There is nothing to do.',
    },
  },
  TRANSFER_NOTHING_TO_SEND: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Für {month|month} ist nichts zu übertragen',
      cause: 'Im Buch „{ledger|ledger}“ gibt es für diesen Monat keinen offenen Beleg.',
      remedy:
        'Es ist nichts zu tun. Fehlt ein Beleg, sehen Sie im Monat seines Belegdatums nach: Danach richtet sich DATEV.',
    },
    en: {
      title: 'There is nothing to transfer for {month|month}',
      cause: 'In the {ledger|ledger} there is no open document for this month.',
      remedy:
        'There is nothing to do. If a document is missing, look in the month of its document date: DATEV goes by that.',
    },
  },
  DOCUMENT_UNDER_WAY: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Beleg ist schon unterwegs',
      cause: 'Er gehört zu einer Übertragung, die noch läuft oder wartet. Zweimal wird kein Beleg gesendet.',
      remedy: 'Es ist nichts zu tun. Das Ergebnis steht unter „Übertragungen“.',
    },
    en: {
      title: 'The document is already under way',
      cause: 'It belongs to a transfer that is still running or waiting. No document is sent twice.',
      remedy: 'There is nothing to do. The result is shown under “Transfers”.',
    },
  },
  DOCUMENT_TRANSFERRED: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Beleg wurde schon übertragen',
      cause: 'Er liegt bereits bei DATEV und ist hier gesperrt.',
      remedy:
        'Es ist nichts zu tun. Muss er doch noch einmal gesendet werden, wählen Sie „Erneut übertragen“ und geben den Grund an.',
    },
    en: {
      title: 'The document was already transferred',
      cause: 'It is at DATEV already and locked here.',
      remedy:
        'There is nothing to do. If it has to be sent once more, choose “Transfer again” and give the reason.',
    },
  },
  DOCUMENT_HANDLED_ELSEWHERE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Beleg ist „anders erledigt“',
      cause: 'Jemand hat ihn als anderweitig erledigt markiert; er wird nicht gesendet.',
      remedy: 'Es ist nichts zu tun. War das ein Irrtum, nehmen Sie die Markierung beim Beleg zurück.',
    },
    en: {
      title: 'The document is handled elsewhere',
      cause: 'Somebody marked it as handled elsewhere; it is not sent.',
      remedy: 'There is nothing to do. If that was a mistake, take the mark back with the document.',
    },
  },
} as const satisfies Catalogue;
