import type { Catalogue } from './entry';
import { connectedApplicationsUrl, dataServiceSetupUrl } from './help-urls';

/** State of the connection before a transfer (C3, C6, C7). */
export const connectionStateFindings = {
  CONNECTION_NOT_CONNECTED: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'Noch nicht mit DATEV verbunden',
      cause: 'Für {company} gibt es keine bestätigte Verbindung zu einem Datenbestand bei DATEV.',
      remedy:
        'Der Admin öffnet „DATEV-Verbindung“, trägt Beraternummer und Mandantennummer ein und wählt „Mit DATEV verbinden“. Beide Nummern kennt der Berater.',
    },
    en: {
      title: 'Not connected to DATEV yet',
      cause: 'There is no confirmed connection to a DATEV dataset for {company}.',
      remedy:
        'The admin opens “DATEV connection”, enters Beraternummer and Mandantennummer and chooses “Connect to DATEV”. The tax adviser knows both numbers.',
    },
  },
  CONNECTION_SCOPE_NOT_GRANTED: {
    severity: 'blocker',
    owner: 'us',
    de: {
      title: 'DATEV hat nötige Freigaben nicht erteilt',
      cause:
        'Bei der Anmeldung fehlten: {scopes}. Meist ist die Anwendung bei DATEV dafür noch nicht freigeschaltet. Die neuen Zugriffe wurden sofort widerrufen.',
      remedy:
        'Sie müssen nichts tun. Der Betreiber klärt die Freischaltung mit DATEV; danach wählt der Admin noch einmal „Mit DATEV verbinden“.',
    },
    en: {
      title: 'DATEV did not grant needed permissions',
      cause:
        'Missing at the sign-in: {scopes}. Usually the application is not unlocked for them at DATEV yet. The new access was revoked at once.',
      remedy:
        'You need not do anything. The operator settles it with DATEV; then the admin chooses “Connect to DATEV” once more.',
    },
  },
  CONNECTION_CLIENT_UNKNOWN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Den Datenbestand {clientId} gibt es bei DATEV nicht',
      cause:
        'Zu Beraternummer {consultantNumber} und Mandantennummer {clientNumber} findet DATEV nichts: Eine der Nummern ist falsch, oder der Bestand wurde gekündigt. Es wurde nichts verbunden.',
      remedy:
        'Bitte fragen Sie den Berater nach beiden Nummern genau dieses Mandanten. Der Admin trägt sie unter „DATEV-Verbindung“ ein und verbindet neu.',
    },
    en: {
      title: 'Dataset {clientId} does not exist at DATEV',
      cause:
        'DATEV finds nothing for Beraternummer {consultantNumber} and Mandantennummer {clientNumber}: one of the numbers is wrong, or the dataset was cancelled. Nothing was connected.',
      remedy:
        'Please ask the tax adviser for both numbers of exactly this client. The admin enters them under “DATEV connection” and connects again.',
    },
  },
  CONNECTION_RIGHT_MISSING: {
    severity: 'blocker',
    owner: 'adviser',
    helpUrl: dataServiceSetupUrl,
    de: {
      title: 'Kein Recht auf den Datenbestand {clientId}',
      cause:
        'DATEV kennt Beraternummer {consultantNumber} und Mandantennummer {clientNumber}, aber der angemeldeten Person fehlt das Recht auf Rechnungsdatenservice oder Belege online. Möglich ist auch, dass die Nummern zu einem anderen Bestand gehören (häufig: Haupt- statt Unterberaternummer), dass der Rechnungsdatenservice 1.0 nicht bestellt ist oder dass die Belegfreigabe online aktiv ist.',
      remedy:
        'Der Berater (oder der DATEV-Benutzeradministrator) prüft die Nummern, bestellt nötigenfalls den Rechnungsdatenservice 1.0 und vergibt das Recht an genau diese Person. Danach verbindet der Admin neu.',
    },
    en: {
      title: 'No right to dataset {clientId}',
      cause:
        'DATEV knows Beraternummer {consultantNumber} and Mandantennummer {clientNumber}, but the person who signed in lacks the right to Rechnungsdatenservice or Belege online. It is also possible that the numbers belong to another dataset (often: main instead of sub Beraternummer), that Rechnungsdatenservice 1.0 is not ordered, or that Belegfreigabe online is active.',
      remedy:
        'The tax adviser (or the DATEV user administrator) checks the numbers, orders Rechnungsdatenservice 1.0 if need be and grants the right to exactly this person. Then the admin connects again.',
    },
  },
  CONNECTION_GRANT_LOST: {
    severity: 'blocker',
    owner: 'admin',
    helpUrl: connectedApplicationsUrl,
    de: {
      title: 'DATEV nimmt die gespeicherte Anmeldung für {clientId} nicht mehr an',
      cause:
        'Sie ist abgelaufen, wurde bei DATEV gelöscht oder verbraucht; auch wenn die Person, die sie erteilt hat, ausscheidet oder ihre SmartCard abläuft, geschieht das. Wartende Übertragungen sind sicher und bleiben stehen.',
      remedy:
        'Der Admin öffnet „DATEV-Verbindung“ und wählt „Mit DATEV verbinden“. Anmelden muss sich jemand mit Rechten auf {clientId}. Danach gehen die wartenden Übertragungen von selbst weiter.',
    },
    en: {
      title: 'DATEV no longer accepts the stored sign-in for {clientId}',
      cause:
        'It has expired, was deleted at DATEV or used up; it also happens when the person who granted it leaves or their SmartCard expires. Waiting transfers are safe and stay put.',
      remedy:
        'The admin opens “DATEV connection” and chooses “Connect to DATEV”. Somebody with rights on {clientId} has to sign in. The waiting transfers then go on by themselves.',
    },
  },
  CONNECTION_RENEWING: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'Die neue Anmeldung für {clientId} ist nicht zu Ende gekommen',
      cause:
        'Für sie wurde der bisherige Zugriff beendet, weil es nie zwei zugleich geben darf. Wartende Übertragungen sind sicher und bleiben stehen.',
      remedy: 'Der Admin öffnet „DATEV-Verbindung“ und wählt noch einmal „Mit DATEV verbinden“.',
    },
    en: {
      title: 'The new sign-in for {clientId} did not come to its end',
      cause:
        'The previous access was ended for it, because there may never be two at once. Waiting transfers are safe and stay put.',
      remedy: 'The admin opens “DATEV connection” and chooses “Connect to DATEV” once more.',
    },
  },
  CONNECTION_PERMISSION_LOST: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'DATEV erlaubt den Zugriff auf {clientId} nicht mehr',
      cause:
        'Die Verbindung besteht, aber das Recht der Person, die sie hergestellt hat, auf Rechnungsdatenservice oder Belege online fehlt inzwischen. Wartende Übertragungen sind sicher und bleiben stehen.',
      remedy:
        'Der Berater (oder der DATEV-Benutzeradministrator) gibt das Recht auf {clientId} wieder. Danach wählt der Admin „Verbindung prüfen“; die wartenden Übertragungen gehen von selbst weiter.',
    },
    en: {
      title: 'DATEV no longer allows access to {clientId}',
      cause:
        'The connection stands, but the right of the person who made it to Rechnungsdatenservice or Belege online is missing by now. Waiting transfers are safe and stay put.',
      remedy:
        'The tax adviser (or the DATEV user administrator) gives the right on {clientId} back. Then the admin chooses “Check connection”; the waiting transfers go on by themselves.',
    },
  },
  CONNECTION_RECONNECT_NEEDED: {
    severity: 'blocker',
    owner: 'admin',
    helpUrl: connectedApplicationsUrl,
    de: {
      title: 'Die Verbindung zu DATEV muss erneuert werden',
      cause:
        'DATEV nimmt die gespeicherte Anmeldung für {clientId} nicht mehr an: Sie ist abgelaufen oder wurde bei DATEV gelöscht. Wartende Übertragungen sind sicher und bleiben stehen.',
      remedy:
        'Der Admin öffnet „DATEV-Verbindung“ und wählt „Mit DATEV verbinden“. Anmelden muss sich jemand mit Rechten auf {clientId}. Danach gehen die wartenden Übertragungen von selbst weiter.',
    },
    en: {
      title: 'The connection to DATEV must be renewed',
      cause:
        'DATEV no longer accepts the stored sign-in for {clientId}: it has expired or was deleted at DATEV. Waiting transfers are safe and stay put.',
      remedy:
        'The admin opens “DATEV connection” and chooses “Connect to DATEV”. Somebody with rights on {clientId} has to sign in. The waiting transfers then go on by themselves.',
    },
  },
  CONNECTION_DISCONNECTING: {
    severity: 'blocker',
    owner: 'admin',
    helpUrl: connectedApplicationsUrl,
    de: {
      title: 'Die Verbindung zu DATEV wird gerade getrennt',
      cause:
        'Die Trennung von {clientId} wurde verlangt; der Widerruf bei DATEV läuft noch und wird wiederholt, bis er gelungen ist.',
      remedy:
        'Wer wieder übertragen möchte, wartet das Ende ab; dann wählt der Admin unter „DATEV-Verbindung“ „Mit DATEV verbinden“.',
    },
    en: {
      title: 'The connection to DATEV is being ended',
      cause:
        'Disconnecting from {clientId} was asked for; the revocation at DATEV is still under way and is repeated until it works.',
      remedy:
        'To transfer again, wait for the end; then the admin chooses “Connect to DATEV” under “DATEV connection”.',
    },
  },
  CONNECTION_EXPIRED: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'Die Verbindung zu DATEV ist abgelaufen',
      cause:
        'Die Anmeldung für {clientId} galt bis {expiresAt|time}. Wartende Übertragungen sind sicher und bleiben stehen.',
      remedy:
        'Der Admin öffnet „DATEV-Verbindung“ und wählt „Mit DATEV verbinden“. Danach gehen die wartenden Übertragungen von selbst weiter.',
    },
    en: {
      title: 'The connection to DATEV has expired',
      cause:
        'The sign-in for {clientId} was valid until {expiresAt|time}. Waiting transfers are safe and stay put.',
      remedy:
        'The admin opens “DATEV connection” and chooses “Connect to DATEV”. The waiting transfers then go on by themselves.',
    },
  },
  CONNECTION_EXPIRES_SOON: {
    severity: 'warning',
    owner: 'admin',
    de: {
      title: 'Die Verbindung zu DATEV endet am {expiresAt|time}',
      cause:
        'Die Anmeldung für {clientId} gilt noch {days|days}. Danach lässt DATEV keine Übertragung mehr zu.',
      remedy:
        'Der Admin wählt vorher unter „DATEV-Verbindung“ „Mit DATEV verbinden“ und meldet sich bei DATEV neu an. Es geht dabei nichts verloren.',
    },
    en: {
      title: 'The connection to DATEV ends on {expiresAt|time}',
      cause:
        'The sign-in for {clientId} is valid for another {days|days}. After that DATEV allows no more transfers.',
      remedy:
        'Before that, the admin chooses “Connect to DATEV” under “DATEV connection” and signs in at DATEV again. Nothing gets lost.',
    },
  },
  CONNECTION_SESSION_ONLY: {
    severity: 'warning',
    owner: 'admin',
    de: {
      title: 'Die Verbindung gilt nur bis {expiresAt|time}',
      cause:
        'Bei der Anmeldung wurde DATEV nur ein einmaliger Zugriff erlaubt, kein dauerhafter. Er endet spätestens elf Stunden nach der Anmeldung.',
      remedy:
        'Der Admin wählt unter „DATEV-Verbindung“ noch einmal „Mit DATEV verbinden“ und kreuzt auf der Seite von DATEV den dauerhaften Zugriff an.',
    },
    en: {
      title: 'The connection is valid until {expiresAt|time} only',
      cause:
        'At the sign-in DATEV was allowed a one-time access only, no permanent one. It ends eleven hours after the sign-in at the latest.',
      remedy:
        'The admin chooses “Connect to DATEV” under “DATEV connection” once more and ticks permanent access on DATEV’s page.',
    },
  },
  CONNECTION_CHECK_OUTDATED: {
    severity: 'hint',
    owner: 'us',
    de: {
      title: 'Der Stand von DATEV ist vom {day|date}',
      cause:
        'Rechte und Einrichtung wurden heute noch nicht bei DATEV abgefragt. Diese Vorabprüfung beruht auf der letzten Antwort.',
      remedy:
        'Es ist nichts zu tun: Vor der Übertragung wird einmal am Tag von selbst neu geprüft. Wer es jetzt wissen möchte, wählt „Verbindung prüfen“.',
    },
    en: {
      title: 'DATEV’s state is from {day|date}',
      cause:
        'Rights and set-up have not been asked from DATEV yet today. This preflight is based on the last answer.',
      remedy:
        'There is nothing to do: before the transfer a new check is made once a day by itself. To know it now, choose “Check connection”.',
    },
  },
  CLIENT_NEVER_CHECKED: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'Die Einrichtung bei DATEV wurde noch nicht abgefragt',
      cause: 'Für {clientId} liegt noch keine Antwort von DATEV zu Wirtschaftsjahren und Büchern vor.',
      remedy: 'Der Admin öffnet „DATEV-Verbindung“ und wählt „Verbindung prüfen“.',
    },
    en: {
      title: 'The set-up at DATEV has not been asked for yet',
      cause: 'For {clientId} there is no answer of DATEV about fiscal years and ledgers yet.',
      remedy: 'The admin opens “DATEV connection” and chooses “Check connection”.',
    },
  },
} as const satisfies Catalogue;
