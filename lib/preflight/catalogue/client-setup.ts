import type { Catalogue } from './entry';
import { dataServiceSetupUrl, xmlInterfaceHelpUrl } from './help-urls';

/** How the client dataset is set up at DATEV: document management, form "Erweitert", fiscal years (M1, M2). */
export const clientSetupFindings = {
  DOCUMENT_MANAGEMENT_MISSING: {
    severity: 'blocker',
    owner: 'adviser',
    helpUrl: dataServiceSetupUrl,
    de: {
      title: 'Belege online ist für {clientId} nicht eingerichtet',
      cause:
        'DATEV meldet für den Datenbestand {clientId}, dass keine Belegverwaltung vorhanden ist. Ohne DATEV Belege online gibt es keinen Ort, an dem die Belege ankommen können.',
      remedy:
        'Der Berater bestellt und aktiviert DATEV Unternehmen online mit Belege online für {clientId}. Danach hier „Verbindung prüfen“ wählen.',
    },
    en: {
      title: 'Belege online is not set up for {clientId}',
      cause:
        'DATEV reports that dataset {clientId} has no document management. Without DATEV Belege online there is no place where the documents can arrive.',
      remedy:
        'The tax adviser orders and activates DATEV Unternehmen online with Belege online for {clientId}. Then choose “Check connection” here.',
    },
  },
  EXTENDED_FORM_MISSING: {
    severity: 'blocker',
    owner: 'adviser',
    helpUrl: xmlInterfaceHelpUrl,
    de: {
      title: 'Bearbeitungsform „Erweitert“ ist nicht eingestellt',
      cause:
        'DATEV liefert für {clientId} keine Buchführungsdaten. Das ist so, solange Belege online nicht in der Bearbeitungsform „Erweitert“ geführt wird; nur dort entstehen Belegsätze.',
      remedy:
        'Der Berater stellt Belege online für {clientId} auf „Erweitert“ um, und zwar für das Wirtschaftsjahr und jedes Rechnungsbuch, das übertragen werden soll. Danach hier „Verbindung prüfen“ wählen.',
    },
    en: {
      title: 'Processing form “Erweitert” is not set',
      cause:
        'DATEV returns no accounting data for {clientId}. This is so as long as Belege online is not kept in the form “Erweitert”; only there booking records are made.',
      remedy:
        'The tax adviser switches Belege online for {clientId} to “Erweitert”, for the fiscal year and for each ledger to be transferred. Then choose “Check connection” here.',
    },
  },
  FISCAL_YEAR_NOT_CREATED: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Kein Wirtschaftsjahr für {month|month}',
      cause:
        'Bei DATEV ist für {clientId} weder ein Wirtschaftsjahr mit {month|month} angelegt noch das Jahr direkt davor. Vorhanden: {years|period}. Eines von beiden wird für Rechnungen gebraucht.',
      remedy:
        'Der Berater (oder der Kunde selbst in DATEV Stammdaten online) legt das Wirtschaftsjahr an, in dem {month|month} liegt. Danach hier „Verbindung prüfen“ wählen.',
    },
    en: {
      title: 'No fiscal year for {month|month}',
      cause:
        'For {clientId} DATEV has neither a fiscal year that contains {month|month} nor the year right before it. Present: {years|period}. Invoices need one of the two.',
      remedy:
        'The tax adviser (or the customer in DATEV Stammdaten online) creates the fiscal year that contains {month|month}. Then choose “Check connection” here.',
    },
  },
  FISCAL_YEAR_NOT_CREATED_FOR_CASH: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Kein Wirtschaftsjahr für die Kasse im {month|month}',
      cause:
        'Für Kassendaten muss das Wirtschaftsjahr mit {month|month} bei DATEV schon angelegt sein; DATEV legt es für die Kasse nicht selbst an. Vorhanden für {clientId}: {years|period}.',
      remedy:
        'Der Berater (oder der Kunde selbst in DATEV Stammdaten online) legt das Wirtschaftsjahr an, in dem {month|month} liegt. Danach hier „Verbindung prüfen“ wählen.',
    },
    en: {
      title: 'No fiscal year for cash in {month|month}',
      cause:
        'For cash data the fiscal year that contains {month|month} must already exist at DATEV; for cash DATEV does not create it by itself. Present for {clientId}: {years|period}.',
      remedy:
        'The tax adviser (or the customer in DATEV Stammdaten online) creates the fiscal year that contains {month|month}. Then choose “Check connection” here.',
    },
  },
  FISCAL_YEAR_TOO_OLD: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: '{month|month} liegt vor den Wirtschaftsjahren, die DATEV noch nennt',
      cause:
        'DATEV gibt nur die letzten drei Wirtschaftsjahre heraus, für {clientId}: {years|period}. Ob {month|month} dort noch angenommen würde, lässt sich nicht prüfen, deshalb wird nichts gesendet.',
      remedy:
        'Der Berater sagt, wie die Belege aus {month|month} zu ihm kommen sollen, zum Beispiel als heruntergeladenes Paket. Hier werden sie danach als „anders erledigt“ markiert.',
    },
    en: {
      title: '{month|month} is before the fiscal years DATEV still reports',
      cause:
        'DATEV reports the last three fiscal years only, for {clientId}: {years|period}. Whether {month|month} would still be accepted cannot be checked, so nothing is sent.',
      remedy:
        'The tax adviser says how the documents of {month|month} are to arrive, for example as a downloaded package. Here they are then marked as handled elsewhere.',
    },
  },
  FISCAL_YEAR_MISSING: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Für {month|month} fehlt das Wirtschaftsjahr',
      cause:
        'Bei DATEV ist kein passendes Wirtschaftsjahr angelegt. Rechnungen brauchen das Jahr ihres Monats oder das Jahr direkt davor, die Kasse das Jahr selbst.',
      remedy:
        'Der Berater (oder der Kunde selbst in DATEV Stammdaten online) legt das Wirtschaftsjahr an. Danach hier „Verbindung prüfen“ wählen.',
    },
    en: {
      title: 'The fiscal year for {month|month} is missing',
      cause:
        'DATEV has no suitable fiscal year. Invoices need the year of their month or the year right before it, cash needs the year itself.',
      remedy:
        'The tax adviser (or the customer in DATEV Stammdaten online) creates the fiscal year. Then choose “Check connection” here.',
    },
  },
  FISCAL_YEAR_FOLLOWS: {
    severity: 'hint',
    owner: 'adviser',
    de: {
      title: 'DATEV legt das Wirtschaftsjahr für {month|month} an',
      cause:
        'Das Wirtschaftsjahr {start|date}–{end|date} gibt es bei DATEV noch nicht, aber das Jahr davor. DATEV legt das fehlende Jahr bei der ersten Übertragung selbst an, wenn das Vorjahr dafür geeignet ist.',
      remedy:
        'Es ist nichts zu tun. Lehnt DATEV die Übertragung trotzdem ab, legt der Berater das Wirtschaftsjahr von Hand an.',
    },
    en: {
      title: 'DATEV will create the fiscal year for {month|month}',
      cause:
        'DATEV has no fiscal year {start|date} – {end|date} yet, but the year before it. DATEV creates the missing year by itself with the first transfer, if the previous year is suitable.',
      remedy:
        'There is nothing to do. If DATEV refuses the transfer nevertheless, the tax adviser creates the fiscal year by hand.',
    },
  },
  FISCAL_YEAR_CUT_MONTH: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Das Wirtschaftsjahr beginnt oder endet mitten im {month|month}',
      cause:
        'Das Wirtschaftsjahr {start|date}–{end|date} beginnt oder endet nicht an einer Monatsgrenze. Belege aus dem angeschnittenen Monat verarbeitet DATEV fehlerhaft, deshalb werden sie nicht gesendet.',
      remedy:
        'Der Berater bekommt die Belege dieses Monats auf anderem Weg, zum Beispiel als heruntergeladenes Paket, und erfasst sie von Hand. Hier werden sie als „anders erledigt“ markiert.',
    },
    en: {
      title: 'The fiscal year starts or ends in the middle of {month|month}',
      cause:
        'Fiscal year {start|date} – {end|date} does not start or end at a month boundary. DATEV processes documents of the broken month wrongly, so they are not sent.',
      remedy:
        'The tax adviser gets the documents of this month in another way, for example as a downloaded package, and enters them by hand. Here they are marked as handled elsewhere.',
    },
  },
  LEDGER_MISSING: {
    severity: 'blocker',
    owner: 'adviser',
    helpUrl: xmlInterfaceHelpUrl,
    de: {
      title: '{ledger|ledger} ist für {month|month} nicht eingerichtet',
      cause:
        'Im Wirtschaftsjahr {year|period} von {clientId} gibt es bei DATEV kein {ledger|ledger}, und auch aus dem Vorjahr kann DATEV es nicht übernehmen.',
      remedy:
        'Der Berater richtet in Belege online (Bearbeitungsform „Erweitert“) oder, für die Kasse, in Kassenbuch online das {ledger|ledger} für das Wirtschaftsjahr {year|period} ein. Danach hier „Verbindung prüfen“ wählen.',
    },
    en: {
      title: 'The {ledger|ledger} is not set up for {month|month}',
      cause:
        'In fiscal year {year|period} of {clientId} DATEV has no {ledger|ledger}, and DATEV cannot take it over from the previous year either.',
      remedy:
        'The tax adviser sets up the {ledger|ledger} for fiscal year {year|period} in Belege online (form “Erweitert”) or, for cash, in Kassenbuch online. Then choose “Check connection” here.',
    },
  },
  LEDGER_FROM_PREVIOUS_YEAR: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: '{ledger|ledger} wird für {month|month} aus dem Vorjahr übernommen',
      cause:
        'Im Wirtschaftsjahr von {month|month} ist das {ledger|ledger} bei DATEV noch nicht angelegt, im Jahr davor ({previousYear|period}) aber schon. DATEV legt es dann mit der Übertragung an.',
      remedy:
        'Die Übertragung läuft. Der Berater sieht danach in Belege online nach, ob das neue Buch so angelegt wurde, wie er es braucht.',
    },
    en: {
      title: 'The {ledger|ledger} for {month|month} is taken over from the previous year',
      cause:
        'In the fiscal year of {month|month} the {ledger|ledger} does not exist at DATEV yet, but in the year before ({previousYear|period}) it does. DATEV then creates it with the transfer.',
      remedy:
        'The transfer goes on. Afterwards the tax adviser looks in Belege online whether the new ledger was created as needed.',
    },
  },
  CLIENT_NUMBERS_DIFFER: {
    severity: 'blocker',
    owner: 'us',
    de: {
      title: 'DATEV hat einen anderen Datenbestand genannt',
      cause:
        'Gefragt wurde nach {clientId}, die Antwort von DATEV handelt aber von {answeredClientId}. Belege dürfen nie in einen fremden Datenbestand gelangen.',
      remedy: 'Es wird nichts übertragen. Bitte geben Sie dem Support Bescheid; wir klären das mit DATEV.',
    },
    en: {
      title: 'DATEV answered about another dataset',
      cause:
        'The question was about {clientId}, but DATEV’s answer is about {answeredClientId}. Documents must never reach a foreign dataset.',
      remedy: 'Nothing is transferred. Please tell support; we settle this with DATEV.',
    },
  },
} as const satisfies Catalogue;
