import type { Catalogue } from './entry';

/** Values that reach DATEV in another form than they were given: always shown (B5). */
export const invoiceTextFindings = {
  VALUE_MAPPED: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: '{field|field} kommt als „{arrives}“ an',
      cause:
        'Aus „{original}“ wird „{arrives}“, weil DATEV Leer- oder Trennzeichen hier nicht annimmt. Der Wert bleibt derselbe.',
      remedy: 'Es ist nichts zu tun. Wenn Sie in DATEV danach suchen, verwenden Sie diese Schreibweise.',
    },
    en: {
      title: '{field|field} arrives as “{arrives}”',
      cause:
        '“{original}” becomes “{arrives}”, because DATEV takes no blanks or separators here. The value stays the same.',
      remedy: 'There is nothing to do. When you search for it in DATEV, use this spelling.',
    },
  },
  VALUE_LEFT_OUT: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: '{field|field} „{value}“ wird nicht übertragen',
      cause:
        'Der Wert passt nicht in das Feld von DATEV (Grenze: {limit}). Gekürzt wäre er falsch, deshalb bleibt er weg; der übrige Beleg geht.',
      remedy:
        'Wenn der Berater den Wert braucht, kürzen Sie ihn in Ihrer Rechnungssoftware und übergeben Sie die Rechnung vor der Übertragung erneut.',
    },
    en: {
      title: '{field|field} “{value}” is not transferred',
      cause:
        'The value does not fit DATEV’s field (limit: {limit}). Cut, it would be wrong, so it is left out; the rest of the document goes.',
      remedy:
        'If the tax adviser needs the value, shorten it in your invoicing software and hand the invoice over again before the transfer.',
    },
  },
  TEXT_SHORTENED: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: '{field|field} ist länger als {limit} Zeichen',
      cause: 'DATEV zeigt statt „{original}“ nur „{arrives}“. Auf dem Belegbild steht der ganze Text.',
      remedy:
        'Es ist nichts zu tun. Wenn das Ende wichtig ist, kürzen Sie den Text in Ihrer Rechnungssoftware selbst.',
    },
    en: {
      title: '{field|field} is longer than {limit} characters',
      cause:
        'Instead of “{original}” DATEV shows “{arrives}” only. The image of the document has the whole text.',
      remedy:
        'There is nothing to do. If the end matters, shorten the text in your invoicing software yourself.',
    },
  },
  TEXT_CONTROL_CHARACTERS: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: '{field|field} kommt in einer Zeile an',
      cause: 'Zeilenumbrüche und Steuerzeichen werden zu Leerzeichen: aus „{original}“ wird „{arrives}“.',
      remedy: 'Es ist nichts zu tun. Auf dem Belegbild steht der Text wie bei Ihnen.',
    },
    en: {
      title: '{field|field} arrives on one line',
      cause: 'Line breaks and control characters become blanks: “{original}” becomes “{arrives}”.',
      remedy: 'There is nothing to do. The image of the document shows the text as you wrote it.',
    },
  },
  TEXT_NORMALISED: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: '{field|field} wurde einheitlich geschrieben',
      cause:
        'Zusammengesetzte Zeichen (zum Beispiel ein u mit zwei Punkten darüber) kommen als ein Zeichen an: „{arrives}“. Lesbar ist es gleich.',
      remedy: 'Es ist nichts zu tun.',
    },
    en: {
      title: '{field|field} was written uniformly',
      cause:
        'Composed characters (for example a u with two dots above) arrive as one character: “{arrives}”. It reads the same.',
      remedy: 'There is nothing to do.',
    },
  },
  TEXT_BEYOND_LATIN1: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: '{field|field} enthält seltene Schriftzeichen',
      cause:
        'Diese Zeichen werden unverändert gesendet; ob jedes Programm von DATEV sie zeigt, ist nicht bekannt: {characters}',
      remedy: 'Es ist nichts zu tun. Sieht der Berater an dieser Stelle Fragezeichen, gilt das Belegbild.',
    },
    en: {
      title: '{field|field} has rare characters',
      cause:
        'These characters are sent unchanged; whether each program of DATEV shows them is not known: {characters}',
      remedy:
        'There is nothing to do. If the tax adviser sees question marks in their place, the image of the document counts.',
    },
  },
} as const satisfies Catalogue;
