import type { Catalogue } from './entry';

/** Differences between today's answer of DATEV and the stored one of the last check (M5). */
export const configurationChangeFindings = {
  CONFIGURATION_NAME_CHANGED: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Der Name des Datenbestands hat sich geändert',
      cause: 'Bei DATEV heißt {clientId} jetzt „{after}“, bisher „{before}“.',
      remedy:
        'Bitte sehen Sie nach, ob das noch Ihr Unternehmen ist. Wenn ja, ist nichts zu tun; wenn nein, trennt der Admin die Verbindung und verbindet den richtigen Datenbestand.',
    },
    en: {
      title: 'The name of the dataset has changed',
      cause: 'At DATEV {clientId} is now called “{after}”, before it was “{before}”.',
      remedy:
        'Please look whether this is still your company. If so, there is nothing to do; if not, the admin disconnects and connects the right dataset.',
    },
  },
  CONFIGURATION_DOCUMENT_MANAGEMENT_REMOVED: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Belege online wurde für {clientId} abgeschaltet',
      cause: 'Bei der letzten Prüfung war Belege online noch vorhanden, jetzt meldet DATEV es nicht mehr.',
      remedy:
        'Der Berater klärt, ob Belege online für {clientId} weiter genutzt werden soll, und schaltet es wieder ein. Bis dahin wird nichts übertragen.',
    },
    en: {
      title: 'Belege online was switched off for {clientId}',
      cause: 'At the last check Belege online was there, now DATEV does not report it any more.',
      remedy:
        'The tax adviser clarifies whether Belege online is to be used further for {clientId} and switches it on again. Until then nothing is transferred.',
    },
  },
  CONFIGURATION_DOCUMENT_MANAGEMENT_ADDED: {
    severity: 'hint',
    owner: 'adviser',
    de: {
      title: 'Belege online ist für {clientId} jetzt eingerichtet',
      cause: 'Bei der letzten Prüfung fehlte Belege online noch, jetzt meldet DATEV es als vorhanden.',
      remedy: 'Es ist nichts zu tun. Zurückgehaltene Belege können jetzt übertragen werden.',
    },
    en: {
      title: 'Belege online is now set up for {clientId}',
      cause: 'At the last check Belege online was still missing, now DATEV reports it as present.',
      remedy: 'There is nothing to do. Documents that were held back can be transferred now.',
    },
  },
  CONFIGURATION_YEAR_ADDED: {
    severity: 'hint',
    owner: 'adviser',
    de: {
      title: 'Neues Wirtschaftsjahr {year|period}',
      cause:
        'DATEV führt für {clientId} jetzt auch das Wirtschaftsjahr {year|period}, Kontenlänge {accountLength}, Bücher: {ledgers|ledger}.',
      remedy: 'Es ist nichts zu tun. Übertragungen dieses Zeitraums richten sich ab jetzt danach.',
    },
    en: {
      title: 'New fiscal year {year|period}',
      cause:
        'DATEV now also keeps fiscal year {year|period} for {clientId}, account length {accountLength}, ledgers: {ledgers|ledger}.',
      remedy: 'There is nothing to do. Transfers of this period follow it from now on.',
    },
  },
  CONFIGURATION_YEAR_REMOVED: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Das Wirtschaftsjahr {year|period} wird nicht mehr genannt',
      cause:
        'Bei der letzten Prüfung führte DATEV für {clientId} noch das Wirtschaftsjahr {year|period}. Genannt werden immer nur die letzten drei Jahre; ein jüngeres Jahr kann auch gelöscht worden sein.',
      remedy:
        'Wenn aus {year|period} noch Belege fehlen, klärt der Berater, ob das Jahr in DATEV noch offen ist. Sonst ist nichts zu tun.',
    },
    en: {
      title: 'Fiscal year {year|period} is no longer reported',
      cause:
        'At the last check DATEV still had fiscal year {year|period} for {clientId}. Only the last three years are ever reported; a younger year may also have been deleted.',
      remedy:
        'If documents of {year|period} are still missing, the tax adviser clarifies whether the year is still open at DATEV. Otherwise there is nothing to do.',
    },
  },
  CONFIGURATION_YEAR_DATES_CHANGED: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Das Wirtschaftsjahr wurde verschoben',
      cause:
        'Für {clientId} gilt bei DATEV jetzt das Wirtschaftsjahr {after|period}, bisher {before|period}.',
      remedy:
        'Neue Übertragungen richten sich nach dem neuen Zeitraum. Der Berater bestätigt, dass die Änderung gewollt ist.',
    },
    en: {
      title: 'The fiscal year was moved',
      cause: 'For {clientId} the fiscal year at DATEV is now {after|period}, before it was {before|period}.',
      remedy: 'New transfers follow the new period. The tax adviser confirms that the change is intended.',
    },
  },
  CONFIGURATION_ACCOUNT_LENGTH_CHANGED: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Die Kontenlänge hat sich geändert: {before} → {after}',
      cause:
        'Im Wirtschaftsjahr {year|period} von {clientId} haben Sachkonten jetzt {after} Stellen, bisher {before}. Personenkonten haben jeweils eine mehr.',
      remedy:
        'Der Berater prüft die Kontentabelle und bestätigt die Konten in der neuen Länge. Konten, die nicht passen, werden nicht gesendet.',
    },
    en: {
      title: 'The account length has changed: {before} → {after}',
      cause:
        'In fiscal year {year|period} of {clientId} G/L accounts now have {after} digits, before {before}. Partner accounts always have one more.',
      remedy:
        'The tax adviser checks the account table and confirms the accounts in the new length. Accounts that do not fit are not sent.',
    },
  },
  CONFIGURATION_LEDGER_REMOVED: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: '{ledger|ledger} wurde im Wirtschaftsjahr {year|period} abgeschaltet',
      cause:
        'Bei der letzten Prüfung war das {ledger|ledger} von {clientId} noch vorhanden, jetzt nicht mehr.',
      remedy:
        'Der Berater klärt, ob das {ledger|ledger} weiter geführt werden soll, und richtet es wieder ein. Belege dafür werden bis dahin zurückgehalten.',
    },
    en: {
      title: 'The {ledger|ledger} was switched off in fiscal year {year|period}',
      cause: 'At the last check the {ledger|ledger} of {clientId} was still there, now it is not.',
      remedy:
        'The tax adviser clarifies whether the {ledger|ledger} is to be kept further and sets it up again. Documents for it are held back until then.',
    },
  },
  CONFIGURATION_LEDGER_ADDED: {
    severity: 'hint',
    owner: 'adviser',
    de: {
      title: '{ledger|ledger} ist im Wirtschaftsjahr {year|period} neu eingerichtet',
      cause: 'DATEV führt für {clientId} jetzt auch das {ledger|ledger}.',
      remedy: 'Es ist nichts zu tun. Belege dafür können jetzt übertragen werden.',
    },
    en: {
      title: 'The {ledger|ledger} is newly set up in fiscal year {year|period}',
      cause: 'DATEV now also keeps the {ledger|ledger} for {clientId}.',
      remedy: 'There is nothing to do. Documents for it can be transferred now.',
    },
  },
} as const satisfies Catalogue;
