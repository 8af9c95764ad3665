import type { Catalogue } from './entry';
import { dcoHelpUrl } from './help-urls';

/** Refusals about a job and its requests; the same code can mean different things at different operations (T6). */
export const dxsoJobFindings = {
  DATEV_DCO01001: {
    severity: 'blocker',
    owner: 'us',
    helpUrl: dcoHelpUrl('DCO01001'),
    de: {
      title: 'DATEV hat eine Änderung am Auftrag abgelehnt',
      cause: 'DATEV meldet, dass mit diesem Auftrag etwas nicht stimmt (DCO01001). Angekommen ist nichts.',
      remedy:
        'Sie müssen nichts tun. Der Betreiber sieht den Auftrag an; die Belege bleiben erhalten und können erneut gesendet werden.',
    },
    en: {
      title: 'DATEV refused a change to the job',
      cause: 'DATEV reports that something is wrong with this job (DCO01001). Nothing arrived.',
      remedy:
        'You need not do anything. The operator looks at the job; the documents are kept and can be sent again.',
    },
    byOperation: {
      uploadFile: {
        de: {
          title: 'DATEV hat eine Datei nicht angenommen',
          cause:
            'DATEV meldet ohne nähere Angabe, dass mit dieser Datei etwas nicht stimmt (DCO01001). Der Auftrag wurde abgebrochen, angekommen ist nichts.',
          remedy:
            'Sie müssen nichts tun. Der Betreiber prüft die genannte Datei; die anderen Belege können ohne sie gesendet werden.',
        },
        en: {
          title: 'DATEV did not take a file',
          cause:
            'DATEV reports, without details, that something is wrong with this file (DCO01001). The job was cancelled, nothing arrived.',
          remedy:
            'You need not do anything. The operator examines the file; the other documents can be sent without it.',
        },
      },
    },
  },
  DATEV_DCO01002: {
    severity: 'blocker',
    owner: 'adviser',
    helpUrl: dcoHelpUrl('DCO01002'),
    de: {
      title: 'Der Datenbestand ist für diesen Monat nicht eingerichtet',
      cause:
        'DATEV lehnt beim Schritt „{operation|operation}“ ab (DCO01002): Wirtschaftsjahr, Buch oder Bearbeitungsform „Erweitert“ passen nicht mehr. Angekommen ist nichts.',
      remedy:
        'Der Berater prüft für diesen Monat Wirtschaftsjahr, Rechnungs- oder Kassenbuch und die Bearbeitungsform „Erweitert“. Danach „Verbindung prüfen“ wählen und erneut übertragen.',
    },
    en: {
      title: 'The dataset is not set up for this month',
      cause:
        'DATEV refuses at the step “{operation|operation}” (DCO01002): fiscal year, ledger or the form “Erweitert” no longer fit. Nothing arrived.',
      remedy:
        'The tax adviser checks fiscal year, ledger or cash book and the form “Erweitert” for this month. Then choose “Check connection” and transfer again.',
    },
    byOperation: {
      createJob: {
        de: {
          title: 'Der Datenbestand ist für dieses Buch und diesen Monat nicht eingerichtet',
          cause:
            'DATEV legt den Auftrag nicht an (DCO01002): Wirtschaftsjahr, Buch oder Bearbeitungsform „Erweitert“ fehlen. Bei einem neuen Jahr kann auch das Vorjahr nicht geeignet sein, um es automatisch anzulegen.',
          remedy:
            'Der Berater legt das Wirtschaftsjahr an und richtet darin das Rechnungs- oder Kassenbuch in der Bearbeitungsform „Erweitert“ ein. Danach „Verbindung prüfen“ wählen; die Übertragung geht dann weiter.',
        },
        en: {
          title: 'The dataset is not set up for this ledger and month',
          cause:
            'DATEV does not create the job (DCO01002): fiscal year, ledger or the form “Erweitert” is missing. For a new year the previous one may also be unsuitable for creating it automatically.',
          remedy:
            'The tax adviser creates the fiscal year and sets up the ledger or cash book in the form “Erweitert”. Then choose “Check connection”; the transfer goes on.',
        },
      },
    },
  },
  DATEV_DCO01003: {
    severity: 'blocker',
    owner: 'us',
    helpUrl: dcoHelpUrl('DCO01003'),
    de: {
      title: 'DATEV kennt den Auftrag nicht mehr',
      cause:
        'Die Kennung des Auftrags wurde beim Senden einer Datei abgelehnt (DCO01003). Der Auftrag ist verfallen, angekommen ist nichts.',
      remedy:
        'Es ist nichts zu tun: Es wird von selbst ein neuer Auftrag angelegt. Bleibt die Meldung, prüft der Betreiber sie mit dem Berater.',
    },
    en: {
      title: 'DATEV does not know the job any more',
      cause:
        'The id of the job was refused while a file was sent (DCO01003). The job has lapsed, nothing arrived.',
      remedy:
        'There is nothing to do: a new job is created by itself. If the message stays, the operator looks into it with the tax adviser.',
    },
  },
  DATEV_DCO01004: {
    severity: 'blocker',
    owner: 'us',
    helpUrl: dcoHelpUrl('DCO01004'),
    de: {
      title: 'Eine Datei kam unvollständig bei DATEV an',
      cause:
        'DATEV hat in der Sendung keine lesbare Datei gefunden (DCO01004). Der Auftrag wurde abgebrochen, angekommen ist nichts.',
      remedy: 'Sie müssen nichts tun. Der Betreiber prüft die Sendung; die Belege bleiben erhalten.',
    },
    en: {
      title: 'A file reached DATEV incomplete',
      cause:
        'DATEV found no readable file in what was sent (DCO01004). The job was cancelled, nothing arrived.',
      remedy: 'You need not do anything. The operator examines it; the documents are kept.',
    },
  },
  DATEV_DCO01007: {
    severity: 'blocker',
    owner: 'us',
    helpUrl: dcoHelpUrl('DCO01007'),
    de: {
      title: 'Der Auftrag ist bei DATEV schon abgeschlossen',
      cause: 'Die Änderung kam, als DATEV den Auftrag bereits angenommen hatte (DCO01007).',
      remedy:
        'Es ist nichts zu tun: Das Ergebnis wird bei DATEV abgefragt. Bitte übertragen Sie die Belege nicht noch einmal.',
    },
    en: {
      title: 'The job is already finalised at DATEV',
      cause: 'The change came when DATEV had already taken the job (DCO01007).',
      remedy:
        'There is nothing to do: the result is asked from DATEV. Please do not transfer the documents again.',
    },
    byOperation: {
      uploadFile: {
        de: {
          title: 'DATEV nimmt in diesen Auftrag keine Datei mehr an',
          cause: 'Der Auftrag ist bei DATEV schon abgeschlossen (DCO01007), obwohl noch Dateien fehlen.',
          remedy:
            'Bitte übertragen Sie nichts noch einmal. Der Betreiber klärt anhand des Protokolls, welche Belege angekommen sind.',
        },
        en: {
          title: 'DATEV takes no more files into this job',
          cause: 'The job is already finalised at DATEV (DCO01007), although files are still missing.',
          remedy:
            'Please do not transfer anything again. The operator finds out from the protocol which documents arrived.',
        },
      },
      deleteJob: {
        de: {
          title: 'Der Auftrag kann nicht mehr abgebrochen werden',
          cause: 'DATEV hat den Auftrag bereits angenommen und verarbeitet ihn (DCO01007).',
          remedy:
            'Bitte warten Sie das Ergebnis ab. Sind die Belege falsch, kann der Berater sie in Belege online abbrechen oder löschen.',
        },
        en: {
          title: 'The job cannot be cancelled any more',
          cause: 'DATEV has already taken the job and is processing it (DCO01007).',
          remedy:
            'Please wait for the result. If the documents are wrong, the tax adviser can cancel or delete them in Belege online.',
        },
      },
    },
  },
  DATEV_DCO01008: {
    severity: 'blocker',
    owner: 'us',
    helpUrl: dcoHelpUrl('DCO01008'),
    de: {
      title: 'DATEV konnte die Anfrage nicht lesen',
      cause:
        'Beim Schritt „{operation|operation}“ hat DATEV den Inhalt der Anfrage abgelehnt (DCO01008). Das ist ein Fehler dieses Programms.',
      remedy: 'Sie müssen nichts tun. Der Betreiber behebt den Fehler; die Belege bleiben erhalten.',
    },
    en: {
      title: 'DATEV could not read the request',
      cause:
        'At the step “{operation|operation}” DATEV refused the content of the request (DCO01008). That is a fault of this program.',
      remedy: 'You need not do anything. The operator mends the fault; the documents are kept.',
    },
  },
  DATEV_DCO01017: {
    severity: 'blocker',
    owner: 'us',
    helpUrl: dcoHelpUrl('DCO01017'),
    de: {
      title: 'Der Anfrage an DATEV fehlte eine Pflichtangabe',
      cause:
        'Beim Anlegen des Auftrags fehlte Buch oder Monat (DCO01017). Das ist ein Fehler dieses Programms.',
      remedy: 'Sie müssen nichts tun. Der Betreiber behebt den Fehler; die Belege bleiben erhalten.',
    },
    en: {
      title: 'The request to DATEV lacked a mandatory value',
      cause:
        'Ledger or month was missing when the job was created (DCO01017). That is a fault of this program.',
      remedy: 'You need not do anything. The operator mends the fault; the documents are kept.',
    },
  },
  DATEV_DCO01018: {
    severity: 'blocker',
    owner: 'us',
    helpUrl: dcoHelpUrl('DCO01018'),
    de: {
      title: 'Der Anfrage an DATEV fehlte eine Angabe im Kopf',
      cause: 'Ein Pflichtfeld im Kopf der Anfrage fehlte (DCO01018). Das ist ein Fehler dieses Programms.',
      remedy: 'Sie müssen nichts tun. Der Betreiber behebt den Fehler; die Belege bleiben erhalten.',
    },
    en: {
      title: 'The request to DATEV lacked a header',
      cause: 'A mandatory header of the request was missing (DCO01018). That is a fault of this program.',
      remedy: 'You need not do anything. The operator mends the fault; the documents are kept.',
    },
  },
  DATEV_RESOURCE_UNKNOWN: {
    severity: 'blocker',
    owner: 'us',
    de: {
      title: 'DATEV findet den Auftrag nicht',
      cause:
        'Beim Schritt „{operation|operation}“ gab es den Auftrag bei DATEV nicht (mehr). Angekommen ist nichts.',
      remedy:
        'Es ist nichts zu tun: Es wird von selbst ein neuer Auftrag angelegt. Bleibt die Meldung, sieht der Betreiber nach.',
    },
    en: {
      title: 'DATEV does not find the job',
      cause:
        'At the step “{operation|operation}” the job did not exist at DATEV (any more). Nothing arrived.',
      remedy:
        'There is nothing to do: a new job is created by itself. If the message stays, the operator looks into it.',
    },
    byOperation: {
      finaliseJob: {
        de: {
          title: 'DATEV findet den Auftrag beim Abschließen nicht',
          cause: 'Der Auftrag war bei DATEV nicht mehr vorhanden, als er abgeschlossen werden sollte.',
          remedy:
            'Bitte übertragen Sie nichts noch einmal, bevor das geklärt ist. Der Betreiber stellt fest, ob die Belege angekommen sind; der Berater kann in Belege online nachsehen.',
        },
        en: {
          title: 'DATEV does not find the job when finalising it',
          cause: 'The job was no longer there at DATEV when it was to be finalised.',
          remedy:
            'Please do not transfer anything again before this is settled. The operator finds out whether the documents arrived; the tax adviser can look in Belege online.',
        },
      },
      deleteJob: {
        de: {
          title: 'Der Auftrag ist bei DATEV schon weg',
          cause: 'Beim Abbrechen gab es den Auftrag bei DATEV nicht mehr. Angekommen ist davon nichts.',
          remedy: 'Es ist nichts zu tun.',
        },
        en: {
          title: 'The job is already gone at DATEV',
          cause:
            'When it was to be cancelled, the job did not exist at DATEV any more. Nothing of it arrived.',
          remedy: 'There is nothing to do.',
        },
      },
    },
  },
  DATEV_RESULT_GONE: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Das Ergebnis ist bei DATEV nicht mehr abrufbar',
      cause:
        'DATEV hält Status und Protokoll rund zwei Monate vor; sie sind abgelaufen oder wurden vom Berater oder einem Benutzer gelöscht.',
      remedy:
        'Bitte sehen Sie mit dem Berater in Belege online nach, ob die Belege dort liegen, und halten Sie das Ergebnis hier fest. Übertragen Sie vorher nichts noch einmal.',
    },
    en: {
      title: 'The result can no longer be read at DATEV',
      cause:
        'DATEV keeps status and protocol for about two months; they have lapsed or were deleted by the tax adviser or a user.',
      remedy:
        'Please look in Belege online together with the tax adviser whether the documents are there, and record the result here. Do not transfer anything again before.',
    },
  },
} as const satisfies Catalogue;
