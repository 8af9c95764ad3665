import type { Catalogue } from './entry';

/** What DATEV or the network did without a documented code: maintenance, limits, silence, answers that make no sense (T7, M7). */
export const dxsoAnswerFindings = {
  DATEV_MAINTENANCE: {
    severity: 'warning',
    owner: 'datev',
    de: {
      title: 'DATEV wird gerade gewartet',
      cause: 'DATEV meldet eine Wartung (503) beim Schritt „{operation|operation}“. Ausgeführt wurde nichts.',
      remedy: 'Es ist nichts zu tun: Es wird von selbst wiederholt, sobald DATEV wieder antwortet.',
    },
    en: {
      title: 'DATEV is under maintenance',
      cause: 'DATEV reports maintenance (503) at the step “{operation|operation}”. Nothing was executed.',
      remedy: 'There is nothing to do: it is repeated by itself as soon as DATEV answers again.',
    },
  },
  DATEV_TOO_MANY_REQUESTS: {
    severity: 'warning',
    owner: 'us',
    de: {
      title: 'DATEV bremst die Übertragung',
      cause:
        'DATEV hat zu viele Anfragen in kurzer Zeit gemeldet (429) beim Schritt „{operation|operation}“. Ausgeführt wurde nichts.',
      remedy: 'Es ist nichts zu tun: Es wird nach der von DATEV genannten Wartezeit von selbst wiederholt.',
    },
    en: {
      title: 'DATEV slows the transfer down',
      cause:
        'DATEV reported too many requests in a short time (429) at the step “{operation|operation}”. Nothing was executed.',
      remedy: 'There is nothing to do: it is repeated by itself after the waiting time DATEV names.',
    },
  },
  DATEV_UNREACHABLE: {
    severity: 'warning',
    owner: 'datev',
    de: {
      title: 'DATEV ist nicht erreichbar',
      cause: 'Es kam keine Verbindung zustande ({operation|operation}). Ausgeführt wurde nichts.',
      remedy:
        'Es ist nichts zu tun: Es wird von selbst wiederholt. Dauert es länger als einen Tag, hilft der Betreiber weiter.',
    },
    en: {
      title: 'DATEV cannot be reached',
      cause: 'No connection came about ({operation|operation}). Nothing was executed.',
      remedy:
        'There is nothing to do: it is repeated by itself. If it lasts longer than a day, the operator helps.',
    },
  },
  DATEV_ANSWER_UNCLEAR: {
    severity: 'warning',
    owner: 'us',
    de: {
      title: 'Von DATEV kam keine klare Antwort',
      cause: 'Ob der Schritt „{operation|operation}“ ausgeführt wurde, ist offen ({reason}).',
      remedy:
        'Es ist nichts zu tun: Es wird bei DATEV nachgefragt, bevor etwas wiederholt wird. Bitte übertragen Sie die Belege nicht von Hand noch einmal.',
    },
    en: {
      title: 'DATEV gave no clear answer',
      cause: 'Whether the step “{operation|operation}” was executed is open ({reason}).',
      remedy:
        'There is nothing to do: DATEV is asked before anything is repeated. Please do not transfer the documents again by hand.',
    },
  },
  DATEV_ANSWER_UNREADABLE: {
    severity: 'blocker',
    owner: 'datev',
    de: {
      title: 'Die Antwort von DATEV ergibt keinen Sinn',
      cause:
        'Beim Schritt „{operation|operation}“ hat DATEV geantwortet, aber nicht in der vereinbarten Form ({field}).',
      remedy:
        'Sie müssen nichts tun. Der Betreiber sieht die Antwort an und klärt sie mit DATEV; die Belege bleiben erhalten.',
    },
    en: {
      title: 'DATEV’s answer makes no sense',
      cause: 'At the step “{operation|operation}” DATEV answered, but not in the agreed form ({field}).',
      remedy:
        'You need not do anything. The operator looks at the answer and settles it with DATEV; the documents are kept.',
    },
  },
  CLIENT_BASICS_UNREADABLE: {
    severity: 'blocker',
    owner: 'datev',
    de: {
      title: 'Die Angaben von DATEV zum Datenbestand sind nicht lesbar',
      cause:
        'Das Feld {field} hat den Wert {value}. Damit lässt sich nicht prüfen, ob die Belege richtig ankämen; deshalb wird nichts übertragen.',
      remedy:
        'Der Betreiber klärt das mit DATEV. Beschleunigen kann es der Berater, wenn er Wirtschaftsjahre und Kontenlänge in den Stammdaten nachsieht.',
    },
    en: {
      title: 'DATEV’s information about the dataset cannot be read',
      cause:
        'The field {field} has the value {value}. With that it cannot be checked whether the documents would arrive rightly, so nothing is transferred.',
      remedy:
        'The operator settles this with DATEV. The tax adviser can speed it up by looking at fiscal years and account length in the master data.',
    },
  },
  DATEV_CONFLICT: {
    severity: 'blocker',
    owner: 'us',
    de: {
      title: 'DATEV meldet einen Konflikt',
      cause:
        'Der Schritt „{operation|operation}“ stößt sich bei DATEV mit einem anderen Vorgang (409). In der Schnittstelle ist das nicht vorgesehen.',
      remedy: 'Sie müssen nichts tun. Der Betreiber klärt es mit DATEV; die Belege bleiben erhalten.',
    },
    en: {
      title: 'DATEV reports a conflict',
      cause:
        'The step “{operation|operation}” collides with something else at DATEV (409). The interface does not provide for that.',
      remedy: 'You need not do anything. The operator settles it with DATEV; the documents are kept.',
    },
  },
  DATEV_REFUSED_UNKNOWN: {
    severity: 'blocker',
    owner: 'us',
    de: {
      title: 'DATEV hat aus einem unbekannten Grund abgelehnt',
      cause:
        'Beim Schritt „{operation|operation}“ kam die Antwort {httpStatus} {code} {description}. Die Beschreibung der Schnittstelle nennt sie nicht.',
      remedy:
        'Sie müssen nichts tun. Der Betreiber klärt es mit DATEV (Vorgangsnummer {requestId}); die Belege bleiben erhalten.',
    },
    en: {
      title: 'DATEV refused for an unknown reason',
      cause:
        'At the step “{operation|operation}” the answer was {httpStatus} {code} {description}. The interface description does not name it.',
      remedy:
        'You need not do anything. The operator settles it with DATEV (reference {requestId}); the documents are kept.',
    },
  },
} as const satisfies Catalogue;
