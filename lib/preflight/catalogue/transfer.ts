import type { Catalogue } from './entry';

/** What happens to a transfer on its way and after it (T5, T7, T10, P3). */
export const transferFindings = {
  TRANSFER_OUTCOME_UNKNOWN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Es steht nicht fest, ob DATEV die Belege hat',
      cause:
        'Beim Abschließen riss die Verbindung ab, und DATEV kennt den Auftrag für {clientId}, {ledger|ledger}, {month|month}, danach nicht mehr. Er kann verarbeitet oder verfallen sein.',
      remedy:
        'Bitte sehen Sie (oder der Berater) in DATEV Belege online nach, ob die Belege dort liegen, und tragen Sie das Ergebnis hier ein. Erst danach ist eine neue Übertragung möglich, damit nichts doppelt ankommt.',
    },
    en: {
      title: 'It is not certain whether DATEV has the documents',
      cause:
        'The connection broke while finalising, and afterwards DATEV did not know the job for {clientId}, {ledger|ledger}, {month|month}, any more. It may have been processed or have lapsed.',
      remedy:
        'Please look (or have the tax adviser look) in DATEV Belege online whether the documents are there, and enter the result here. Only then is a new transfer possible, so that nothing arrives twice.',
    },
  },
  TRANSFER_STATUS_UNKNOWN: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'DATEV nennt noch kein Ergebnis',
      cause:
        'DATEV hat den Auftrag für {clientId}, {ledger|ledger}, {month|month}, angenommen, meldet aber seit {since|time} kein Ergebnis.',
      remedy:
        'Bitte wählen Sie später „Status neu abrufen“ oder sehen Sie mit dem Berater in Belege online nach. Übertragen Sie die Belege nicht noch einmal.',
    },
    en: {
      title: 'DATEV names no result yet',
      cause:
        'DATEV took the job for {clientId}, {ledger|ledger}, {month|month}, but has reported no result since {since|time}.',
      remedy:
        'Please read the status again later or look in Belege online together with the tax adviser. Do not transfer the documents again.',
    },
  },
  TRANSFER_OTHER_DATASET: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'Die Übertragung gehört zu einem anderen Datenbestand',
      cause:
        'Sie wurde für {planned} begonnen, verbunden ist jetzt {connected}. Belege werden nie in einen anderen Bestand umgeleitet.',
      remedy:
        'Der Admin verbindet wieder {planned}, oder er bricht die wartende Übertragung ab; dann können die Belege für {connected} neu übertragen werden.',
    },
    en: {
      title: 'The transfer belongs to another dataset',
      cause:
        'It was begun for {planned}, now {connected} is connected. Documents are never redirected to another dataset.',
      remedy:
        'The admin connects {planned} again, or cancels the waiting transfer; then the documents can be transferred anew for {connected}.',
    },
  },
  TRANSFER_RESTARTED_TOO_OFTEN: {
    severity: 'blocker',
    owner: 'us',
    de: {
      title: 'Die Übertragung kommt nicht durch',
      cause:
        '{restarts} Aufträge hintereinander mussten bei DATEV aufgegeben werden. Angekommen ist davon nichts.',
      remedy:
        'Sie müssen nichts tun. Der Betreiber sucht die Ursache; die Belege bleiben erhalten und gehen danach weiter.',
    },
    en: {
      title: 'The transfer does not get through',
      cause: '{restarts} jobs in a row had to be given up at DATEV. Nothing of them arrived.',
      remedy:
        'You need not do anything. The operator looks for the cause; the documents are kept and go on afterwards.',
    },
  },
  TRANSFER_DATEV_UNREACHABLE: {
    severity: 'warning',
    owner: 'datev',
    de: {
      title: 'DATEV antwortet gerade nicht',
      cause: 'Nach {attempts} Versuchen kam keine Antwort. Der nächste Versuch ist am {retryAt|time}.',
      remedy: 'Es ist nichts zu tun: Es geht von selbst weiter, sobald DATEV wieder antwortet.',
    },
    en: {
      title: 'DATEV does not answer at the moment',
      cause: 'After {attempts} tries there was no answer. The next try is on {retryAt|time}.',
      remedy: 'There is nothing to do: it goes on by itself as soon as DATEV answers again.',
    },
  },
  TRANSFER_NO_DOCUMENT_LEFT: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Kein Beleg konnte gesendet werden',
      cause: 'Alle Belege dieser Übertragung wurden zurückgehalten ({heldBack}). Gesendet wurde nichts.',
      remedy:
        'Bitte sehen Sie die Meldungen der einzelnen Belege durch; dort steht jeweils, wer was tun muss. Danach erneut übertragen.',
    },
    en: {
      title: 'No document could be sent',
      cause: 'All documents of this transfer were held back ({heldBack}). Nothing was sent.',
      remedy:
        'Please go through the messages of the single documents; each says who has to do what. Then transfer again.',
    },
  },
  TRANSFER_DOCUMENT_REFUSED: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'DATEV hat Beleg „{number}“ nicht verarbeitet',
      cause:
        'Der Grund steht in den Einträgen des Übertragungsprotokolls zu diesem Beleg, so wie DATEV ihn nennt.',
      remedy:
        'Bitte berichtigen Sie den Beleg nach dem Protokoll, im Zweifel mit dem Berater, und übertragen Sie nur diesen Beleg erneut.',
    },
    en: {
      title: 'DATEV did not process document “{number}”',
      cause: 'The reason is in the entries of the transfer protocol for this document, as DATEV names it.',
      remedy:
        'Please correct the document according to the protocol, in doubt with the tax adviser, and transfer only this document again.',
    },
  },
  TRANSFER_DOCUMENT_UNKNOWN: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Ob Beleg „{number}“ angekommen ist, sagt DATEV nicht',
      cause:
        'DATEV hat den Auftrag nur teilweise verarbeitet oder das Protokoll ordnet die Meldung keinem Beleg zu.',
      remedy:
        'Bitte sehen Sie (oder der Berater) in Belege online nach, ob der Beleg dort liegt, und tragen Sie das Ergebnis hier ein. Übertragen Sie ihn nicht vorher noch einmal.',
    },
    en: {
      title: 'DATEV does not say whether document “{number}” arrived',
      cause:
        'DATEV processed the job only partly, or the protocol does not assign the message to a document.',
      remedy:
        'Please look (or have the tax adviser look) in Belege online whether the document is there, and enter the result here. Do not transfer it again before.',
    },
  },
  TRANSFER_CANCELLED_AT_DATEV: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Beleg „{number}“ wurde in Belege online storniert',
      cause: 'Jemand hat die Übertragung bei DATEV abgebrochen; der Beleg liegt dort nicht.',
      remedy:
        'Bitte klären Sie mit dem Berater, warum storniert wurde. Soll der Beleg doch zu DATEV, wählen Sie „Erneut übertragen“ und geben den Grund an.',
    },
    en: {
      title: 'Document “{number}” was cancelled in Belege online',
      cause: 'Somebody cancelled the transfer at DATEV; the document is not there.',
      remedy:
        'Please clarify with the tax adviser why it was cancelled. If the document is to go to DATEV after all, choose “Transfer again” and give the reason.',
    },
  },
  TRANSFER_FINALISED_ELSEWHERE: {
    severity: 'warning',
    owner: 'us',
    de: {
      title: 'DATEV hat den Auftrag vorzeitig abgeschlossen',
      cause:
        'Der Auftrag war schon angenommen (Status {datevStatus}), bevor alle Dateien gesendet waren. Es gilt, was DATEV im Protokoll nennt.',
      remedy:
        'Bitte übertragen Sie nichts noch einmal. Der Betreiber klärt, welche Belege fehlen; im Protokoll steht das Ergebnis je Beleg.',
    },
    en: {
      title: 'DATEV finalised the job early',
      cause:
        'The job was already taken (status {datevStatus}) before all files had been sent. What DATEV says in the protocol counts.',
      remedy:
        'Please do not transfer anything again. The operator finds out which documents are missing; the protocol has the result of each document.',
    },
  },
  TRANSFER_PROTOCOL_MISSING: {
    severity: 'warning',
    owner: 'datev',
    de: {
      title: 'DATEV hat kein Protokoll geliefert',
      cause:
        'Das Ergebnis beruht allein auf dem Status, weil das Protokoll nicht zu bekommen war ({reason}).',
      remedy:
        'Bitte wählen Sie später „Status neu abrufen“. Bleibt es dabei, sieht der Berater das Importprotokoll in Belege online ein.',
    },
    en: {
      title: 'DATEV delivered no protocol',
      cause: 'The result rests on the status alone, because the protocol could not be had ({reason}).',
      remedy:
        'Please read the status again later. If it stays so, the tax adviser looks at the import protocol in Belege online.',
    },
  },
} as const satisfies Catalogue;
