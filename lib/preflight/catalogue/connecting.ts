import type { Catalogue } from './entry';
import { connectedApplicationsUrl, dataServiceSetupUrl } from './help-urls';

/** From the typed numbers to DATEV's confirmation (C1, C2, C3, C11). */
export const connectingFindings = {
  CONNECTION_CONSULTANT_NUMBER: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'Die Beraternummer „{value}“ kann nicht stimmen',
      cause: 'Beraternummern liegen bei DATEV zwischen 1000 und 9999999.',
      remedy:
        'Bitte fragen Sie den Berater nach der Beraternummer, unter der dieser Mandant geführt wird, und tragen Sie sie ein.',
    },
    en: {
      title: 'The Beraternummer “{value}” cannot be right',
      cause: 'At DATEV Beraternummern lie between 1000 and 9999999.',
      remedy:
        'Please ask the tax adviser for the Beraternummer under which this client is kept, and enter it.',
    },
  },
  CONNECTION_CLIENT_NUMBER: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'Die Mandantennummer „{value}“ kann nicht stimmen',
      cause: 'Mandantennummern liegen bei DATEV zwischen 1 und 99999.',
      remedy: 'Bitte fragen Sie den Berater nach der Mandantennummer und tragen Sie sie ein.',
    },
    en: {
      title: 'The Mandantennummer “{value}” cannot be right',
      cause: 'At DATEV Mandantennummern lie between 1 and 99999.',
      remedy: 'Please ask the tax adviser for the Mandantennummer and enter it.',
    },
  },
  CONNECTION_SERVICE_NOT_CHOSEN: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'Es ist kein DATEV-Dienst ausgewählt',
      cause: 'DATEV wird nur um die Freigaben gebeten, die Sie auswählen.',
      remedy:
        'Bitte wählen Sie mindestens den Rechnungsdatenservice aus und starten Sie die Verbindung erneut.',
    },
    en: {
      title: 'No DATEV service is chosen',
      cause: 'DATEV is asked only for the permissions you choose.',
      remedy: 'Please choose Rechnungsdatenservice at least and start connecting again.',
    },
  },
  CONNECTION_ATTEMPT_UNKNOWN: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'Diese Rückkehr von DATEV gehört zu keiner Anmeldung',
      cause:
        'Die Anmeldung wurde schon verwendet oder von jemand anderem begonnen. Sicherheitshalber wird nichts verbunden.',
      remedy: 'Bitte öffnen Sie „DATEV-Verbindung“ und wählen Sie noch einmal „Mit DATEV verbinden“.',
    },
    en: {
      title: 'This return from DATEV belongs to no sign-in',
      cause: 'The sign-in was used already or begun by somebody else. To be safe, nothing is connected.',
      remedy: 'Please open “DATEV connection” and choose “Connect to DATEV” once more.',
    },
  },
  CONNECTION_ATTEMPT_EXPIRED: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'Die Anmeldung hat zu lange gedauert',
      cause: 'Zwischen „Mit DATEV verbinden“ und der Rückkehr dürfen höchstens zehn Minuten liegen.',
      remedy:
        'Bitte wählen Sie noch einmal „Mit DATEV verbinden“ und halten Sie SmartCard oder SmartLogin bereit.',
    },
    en: {
      title: 'The sign-in took too long',
      cause: 'There may be ten minutes at most between “Connect to DATEV” and the return.',
      remedy: 'Please choose “Connect to DATEV” once more and have SmartCard or SmartLogin ready.',
    },
  },
  CONNECTION_CONSENT_REFUSED: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'Der Zugriff wurde auf der Seite von DATEV abgelehnt',
      cause: 'Die Freigabe wurde nicht erteilt oder die Anmeldung abgebrochen. Es wurde nichts verbunden.',
      remedy:
        'Wenn das ein Versehen war, wählen Sie noch einmal „Mit DATEV verbinden“ und stimmen auf der Seite von DATEV zu.',
    },
    en: {
      title: 'Access was refused on DATEV’s page',
      cause: 'The permission was not given or the sign-in was broken off. Nothing was connected.',
      remedy: 'If that was a mistake, please choose “Connect to DATEV” once more and agree on DATEV’s page.',
    },
  },
  CONNECTION_SIGN_IN_FAILED: {
    severity: 'blocker',
    owner: 'us',
    de: {
      title: 'DATEV hat die Anmeldung mit einem Fehler beendet',
      cause: 'DATEV nennt: {error} {description}. Es wurde nichts verbunden.',
      remedy:
        'Bitte versuchen Sie es noch einmal. Bleibt der Fehler, geben Sie dem Support diese Meldung durch; der Betreiber prüft die Einrichtung der Anwendung.',
    },
    en: {
      title: 'DATEV ended the sign-in with an error',
      cause: 'DATEV says: {error} {description}. Nothing was connected.',
      remedy:
        'Please try once more. If the error stays, pass this message to support; the operator checks the set-up of the application.',
    },
  },
  CONNECTION_CODE_REFUSED: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'DATEV nimmt den Anmeldecode nicht an',
      cause:
        'Er ist abgelaufen oder wurde schon verwendet, zum Beispiel weil die Seite neu geladen wurde. Es wurde nichts verbunden.',
      remedy: 'Bitte wählen Sie noch einmal „Mit DATEV verbinden“.',
    },
    en: {
      title: 'DATEV does not accept the sign-in code',
      cause:
        'It has expired or was used already, for example because the page was loaded again. Nothing was connected.',
      remedy: 'Please choose “Connect to DATEV” once more.',
    },
  },
  CONNECTION_APP_REFUSED: {
    severity: 'blocker',
    owner: 'us',
    de: {
      title: 'DATEV lehnt diese Anwendung ab',
      cause:
        'Die Zugangsdaten oder die Einrichtung der Anwendung bei DATEV stimmen nicht ({error}). An Ihren Eingaben liegt es nicht.',
      remedy:
        'Sie müssen nichts tun. Der Betreiber berichtigt die Einstellungen; danach können Sie verbinden.',
    },
    en: {
      title: 'DATEV refuses this application',
      cause:
        'The credentials or the set-up of the application at DATEV are not right ({error}). It is not about what you entered.',
      remedy: 'You need not do anything. The operator corrects the settings; then you can connect.',
    },
  },
  CONNECTION_ID_TOKEN_INVALID: {
    severity: 'blocker',
    owner: 'us',
    de: {
      title: 'Der Nachweis der Anmeldung war ungültig',
      cause:
        'Der Ausweis, den DATEV zur Anmeldung mitgibt, hat die Prüfung nicht bestanden ({reason}). Die neuen Zugriffe wurden sofort widerrufen.',
      remedy:
        'Bitte versuchen Sie es noch einmal. Bleibt der Fehler, geben Sie dem Support Bescheid; der Betreiber klärt es mit DATEV.',
    },
    en: {
      title: 'The proof of the sign-in was not valid',
      cause:
        'The ID token DATEV gives with the sign-in failed the check ({reason}). The new access was revoked at once.',
      remedy: 'Please try once more. If the error stays, tell support; the operator settles it with DATEV.',
    },
  },
  CONNECTION_NOT_ANSWERED: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'DATEV hat {clientId} nicht bestätigt, weil keine Antwort kam',
      cause:
        'Die Anmeldung ist gelungen; danach war DATEV nicht zu erreichen oder wird gewartet. Es wurde nichts verbunden, und der neue Zugriff ist widerrufen.',
      remedy:
        'Bitte wählen Sie in einigen Minuten noch einmal „Mit DATEV verbinden“; bei einer Wartung von DATEV später.',
    },
    en: {
      title: 'DATEV did not confirm {clientId}, because no answer came',
      cause:
        'The sign-in succeeded; then DATEV could not be reached or is under maintenance. Nothing was connected, and the new access is revoked.',
      remedy:
        'Please choose “Connect to DATEV” once more in some minutes; during maintenance at DATEV, later.',
    },
  },
  CONNECTION_SIGN_IN_UNAVAILABLE: {
    severity: 'blocker',
    owner: 'datev',
    de: {
      title: 'Die Anmeldung von DATEV antwortet nicht',
      cause: 'DATEV war beim Verbinden nicht zu erreichen. Es wurde nichts verbunden.',
      remedy: 'Bitte versuchen Sie es in einigen Minuten noch einmal; bei einer Wartung von DATEV später.',
    },
    en: {
      title: 'DATEV’s sign-in does not answer',
      cause: 'DATEV could not be reached while connecting. Nothing was connected.',
      remedy: 'Please try again in some minutes; during maintenance at DATEV, later.',
    },
  },
  CONNECTION_OLD_TOKEN_NOT_REVOKED: {
    severity: 'blocker',
    owner: 'datev',
    helpUrl: connectedApplicationsUrl,
    de: {
      title: 'Der bisherige Zugriff auf {clientId} ist noch nicht widerrufen',
      cause:
        'Es darf nie zwei gültige Zugriffe zugleich geben. DATEV hat den Widerruf des alten noch nicht bestätigt; er wird von selbst wiederholt.',
      remedy:
        'Bitte versuchen Sie es in einigen Minuten noch einmal. Der Admin kann den alten Zugriff auch selbst auf der Seite „Verbundene Anwendungen“ von DATEV löschen.',
    },
    en: {
      title: 'The previous access to {clientId} is not revoked yet',
      cause:
        'There may never be two valid accesses at once. DATEV has not confirmed the revocation of the old one yet; it is repeated by itself.',
      remedy:
        'Please try again in some minutes. The admin can also delete the old access on DATEV’s page “Verbundene Anwendungen”.',
    },
  },
  CONNECTION_INTERRUPTED: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'Das Verbinden wurde unterbrochen',
      cause:
        'Bevor DATEV den Datenbestand bestätigt hat, brach der Vorgang ab. Die neuen Zugriffe sind widerrufen.',
      remedy: 'Bitte wählen Sie noch einmal „Mit DATEV verbinden“.',
    },
    en: {
      title: 'Connecting was interrupted',
      cause: 'It broke off before DATEV had confirmed the dataset. The new access is revoked.',
      remedy: 'Please choose “Connect to DATEV” once more.',
    },
  },
  CONNECTION_SERVICE_NOT_GRANTED: {
    severity: 'warning',
    owner: 'admin',
    helpUrl: dataServiceSetupUrl,
    de: {
      title: 'DATEV hat nicht alle Dienste freigegeben',
      cause: 'Nicht freigegeben wurde: {services}. Die übrigen Dienste sind verbunden.',
      remedy:
        'Wenn Sie den Dienst brauchen, bestellt der Berater ihn bei DATEV; danach wählt der Admin noch einmal „Mit DATEV verbinden“.',
    },
    en: {
      title: 'DATEV has not granted all services',
      cause: 'Not granted: {services}. The other services are connected.',
      remedy:
        'If you need the service, the tax adviser orders it at DATEV; then the admin chooses “Connect to DATEV” once more.',
    },
  },
} as const satisfies Catalogue;
