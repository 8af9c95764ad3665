import type { ProblemCode } from '@/lib/bookkeeping/problem-code';

/** All problems this room reports itself; the catalogue in `lib/preflight` gives each its texts. */
export const transferProblemCodes = [
  {
    code: 'TRANSFER_OUTCOME_UNKNOWN',
    params: ['clientId', 'month', 'ledger'],
    severity: 'blocker',
    owner: 'customer',
    meaning:
      'Ob DATEV den Auftrag angenommen hat, ist nicht mehr festzustellen: in Belege online nachsehen und hier eintragen, ob die Belege da sind.',
  },
  {
    code: 'TRANSFER_STATUS_UNKNOWN',
    params: ['clientId', 'month', 'ledger', 'since'],
    severity: 'warning',
    owner: 'customer',
    meaning:
      'DATEV hat den Auftrag angenommen, nennt aber seit einem Tag kein Ergebnis; Status von Hand abrufen.',
  },
  {
    code: 'TRANSFER_OTHER_DATASET',
    params: ['planned', 'connected'],
    severity: 'blocker',
    owner: 'admin',
    meaning: 'Die Übertragung wurde für einen anderen Datenbestand begonnen, als jetzt verbunden ist.',
  },
  {
    code: 'TRANSFER_ACCOUNT_LENGTH_DIFFERS',
    params: ['ledger', 'month', 'expected', 'answered'],
    severity: 'blocker',
    owner: 'adviser',
    meaning:
      'DATEV nennt zum Auftrag eine andere Sachkontenlänge als in den Stammdaten; der Auftrag wurde abgebrochen, angekommen ist nichts.',
  },
  {
    code: 'TRANSFER_RESTARTED_TOO_OFTEN',
    params: ['restarts'],
    severity: 'blocker',
    owner: 'us',
    meaning: 'Mehrere Aufträge hintereinander mussten bei DATEV aufgegeben werden; angekommen ist nichts.',
  },
  {
    code: 'TRANSFER_DATEV_UNREACHABLE',
    params: ['attempts', 'retryAt'],
    severity: 'warning',
    owner: 'datev',
    meaning: 'DATEV antwortet seit mehreren Versuchen nicht; es geht von selbst weiter.',
  },
  {
    code: 'TRANSFER_NO_DOCUMENT_LEFT',
    params: ['heldBack'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Kein Beleg dieser Übertragung hat die Prüfung bestanden; gesendet wurde nichts.',
  },
  {
    code: 'TRANSFER_DOCUMENT_REFUSED',
    params: ['number'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'DATEV hat den Beleg nicht verarbeitet; der Grund steht in DATEVs Protokoll.',
  },
  {
    code: 'TRANSFER_DOCUMENT_UNKNOWN',
    params: ['number'],
    severity: 'warning',
    owner: 'customer',
    meaning: 'DATEVs Antwort sagt nicht, ob dieser Beleg angekommen ist; in Belege online nachsehen.',
  },
  {
    code: 'TRANSFER_CANCELLED_AT_DATEV',
    params: ['number'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Jemand hat die Übertragung in Belege online storniert; die Belege sind dort nicht mehr.',
  },
  {
    code: 'TRANSFER_FINALISED_ELSEWHERE',
    params: ['datevStatus'],
    severity: 'warning',
    owner: 'us',
    meaning:
      'DATEV hatte den Auftrag schon abgeschlossen, bevor alle Dateien gesendet waren; es gilt DATEVs Protokoll.',
  },
  {
    code: 'TRANSFER_PROTOCOL_MISSING',
    params: ['reason'],
    severity: 'warning',
    owner: 'datev',
    meaning: 'Das Protokoll war bei DATEV nicht zu bekommen; das Ergebnis beruht allein auf dem Status.',
  },
  {
    code: 'TRANSFER_FILE_MISSING',
    params: ['fileName'],
    severity: 'blocker',
    owner: 'us',
    meaning: 'Eine Datei des Belegs ist im Speicher nicht zu finden.',
  },
  {
    code: 'TRANSFER_INTERNAL_ERROR',
    params: ['step'],
    severity: 'blocker',
    owner: 'us',
    meaning:
      'Ein Fehler im Programm hält die Übertragung an; nichts ist verloren, der Betreiber ist gefragt.',
  },
  {
    code: 'TRANSFER_CANCELLED_BY_USER',
    params: ['name'],
    severity: 'hint',
    owner: 'customer',
    meaning: 'Die Übertragung wurde hier abgebrochen, bevor DATEV sie verarbeitet hat.',
  },
  {
    code: 'CASH_PREVIOUS_JOB_NOT_PROCESSED',
    params: ['month'],
    severity: 'blocker',
    owner: 'customer',
    meaning:
      'Der vorige Teil des Kassenbuchs wurde nicht verarbeitet; die folgenden Bewegungen warten, damit die Reihenfolge stimmt.',
  },
  {
    code: 'CASH_WAITS_FOR_PREVIOUS_JOB',
    params: ['month'],
    severity: 'hint',
    owner: 'customer',
    meaning: 'Ein früherer Teil des Kassenbuchs ist noch unterwegs; dieser folgt danach von selbst.',
  },
] as const satisfies readonly ProblemCode[];
