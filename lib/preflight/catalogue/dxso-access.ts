import type { Catalogue } from './entry';
import { connectedApplicationsUrl, dataServiceSetupUrl, dcoHelpUrl } from './help-urls';

/** Refusals about who may reach which dataset, and the dataset's own set-up (T6, C6). */
export const dxsoAccessFindings = {
  DATEV_NO_RIGHT: {
    severity: 'blocker',
    owner: 'adviser',
    helpUrl: dataServiceSetupUrl,
    de: {
      title: 'DATEV gibt kein Recht auf diesen Datenbestand',
      cause:
        'Der Person, die die Verbindung hergestellt hat, fehlt das Recht auf Rechnungsdatenservice oder Belege online für diesen Mandanten, oder die Nummern gehören zu einem anderen Bestand (häufig: Haupt- statt Unterberaternummer). Möglich ist auch, dass die Belegfreigabe online aktiv ist.',
      remedy:
        'Der Berater (oder der DATEV-Benutzeradministrator) prüft Beraternummer und Mandantennummer, bestellt den Rechnungsdatenservice 1.0 und vergibt das Recht an diese Person. Danach wählt der Admin „Verbindung prüfen“.',
    },
    en: {
      title: 'DATEV gives no right to this dataset',
      cause:
        'The person who made the connection lacks the right to Rechnungsdatenservice or Belege online for this client, or the numbers belong to another dataset (often: main instead of sub Beraternummer). Belegfreigabe online being active is possible too.',
      remedy:
        'The tax adviser (or the DATEV user administrator) checks Beraternummer and Mandantennummer, orders Rechnungsdatenservice 1.0 and grants the right to this person. Then the admin chooses “Check connection”.',
    },
  },
  DATEV_CLIENT_UNKNOWN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Diesen Datenbestand gibt es bei DATEV nicht',
      cause:
        'Zu Beraternummer und Mandantennummer findet DATEV nichts: Eine der Nummern ist falsch, oder der Bestand wurde gekündigt.',
      remedy:
        'Bitte fragen Sie den Berater nach beiden Nummern genau dieses Mandanten. Der Admin trägt sie unter „DATEV-Verbindung“ ein und verbindet neu.',
    },
    en: {
      title: 'This dataset does not exist at DATEV',
      cause:
        'DATEV finds nothing for Beraternummer and Mandantennummer: one of the numbers is wrong, or the dataset was cancelled.',
      remedy:
        'Please ask the tax adviser for both numbers of exactly this client. The admin enters them under “DATEV connection” and connects again.',
    },
  },
  DATEV_SIGN_IN_REFUSED: {
    severity: 'blocker',
    owner: 'admin',
    helpUrl: connectedApplicationsUrl,
    de: {
      title: 'DATEV nimmt die Anmeldung nicht mehr an',
      cause:
        'Auch nach einer Erneuerung hat DATEV den Zugang abgelehnt. Er ist abgelaufen oder wurde bei DATEV gelöscht.',
      remedy:
        'Der Admin öffnet „DATEV-Verbindung“ und wählt „Mit DATEV verbinden“. Wartende Übertragungen gehen danach von selbst weiter.',
    },
    en: {
      title: 'DATEV no longer accepts the sign-in',
      cause: 'Even after a renewal DATEV refused the access. It has expired or was deleted at DATEV.',
      remedy:
        'The admin opens “DATEV connection” and chooses “Connect to DATEV”. Waiting transfers then go on by themselves.',
    },
  },
  DATEV_DCO01005: {
    severity: 'blocker',
    owner: 'admin',
    helpUrl: dcoHelpUrl('DCO01005'),
    de: {
      title: 'Der Verbindung fehlt eine Freigabe',
      cause:
        'Bei der Anmeldung wurde DATEV nicht erlaubt, diesem Programm Belege annehmen zu lassen (Scope fehlt, DCO01005).',
      remedy:
        'Der Admin wählt unter „DATEV-Verbindung“ „Mit DATEV verbinden“ und stimmt auf der Seite von DATEV allen angezeigten Freigaben zu.',
    },
    en: {
      title: 'The connection lacks a permission',
      cause:
        'At the sign-in DATEV was not allowed to take documents from this program (scope missing, DCO01005).',
      remedy:
        'The admin chooses “Connect to DATEV” under “DATEV connection” and agrees to all permissions shown on DATEV’s page.',
    },
  },
  DATEV_DCO01013: {
    severity: 'blocker',
    owner: 'us',
    helpUrl: dcoHelpUrl('DCO01013'),
    de: {
      title: 'DATEV lässt dieses Programm hier nicht zu',
      cause:
        'Das Programm selbst ist bei DATEV für diese Anfrage ({operation|operation}) nicht freigeschaltet (DCO01013). An Ihren Rechten liegt es nicht.',
      remedy:
        'Sie müssen nichts tun. Der Betreiber klärt die Freischaltung mit DATEV; wartende Übertragungen bleiben erhalten.',
    },
    en: {
      title: 'DATEV does not admit this program here',
      cause:
        'The program itself is not unlocked at DATEV for this request ({operation|operation}, DCO01013). It is not about your rights.',
      remedy: 'You need not do anything. The operator settles it with DATEV; waiting transfers are kept.',
    },
  },
  DATEV_DCO01006: {
    severity: 'blocker',
    owner: 'us',
    helpUrl: dcoHelpUrl('DCO01006'),
    de: {
      title: 'DATEV kennt die Kennung dieses Programms nicht',
      cause: 'Die Client-ID, mit der sich das Programm bei DATEV ausweist, wurde abgelehnt (DCO01006).',
      remedy:
        'Sie müssen nichts tun. Der Betreiber berichtigt die Einstellung; die Übertragung bleibt erhalten.',
    },
    en: {
      title: 'DATEV does not know the id of this program',
      cause: 'The client id the program shows to DATEV was refused (DCO01006).',
      remedy: 'You need not do anything. The operator corrects the setting; the transfer is kept.',
    },
  },
  DATEV_DCO01009: {
    severity: 'blocker',
    owner: 'adviser',
    helpUrl: dcoHelpUrl('DCO01009'),
    de: {
      title: 'Die Stammdaten der Buchführung sind bei DATEV widersprüchlich',
      cause:
        'DATEV kann die Grunddaten dieses Mandanten nicht lesen (DCO01009), zum Beispiel Wirtschaftsjahre.',
      remedy:
        'Der Berater prüft die Wirtschaftsjahre und Bücher des Mandanten in DATEV und wendet sich nötigenfalls an den DATEV-Service. Danach hier „Verbindung prüfen“ wählen.',
    },
    en: {
      title: 'The accounting master data are inconsistent at DATEV',
      cause: 'DATEV cannot read the basic data of this client (DCO01009), for example the fiscal years.',
      remedy:
        'The tax adviser checks the fiscal years and ledgers of the client in DATEV and turns to DATEV’s service if need be. Then choose “Check connection” here.',
    },
  },
  DATEV_DCO01301: {
    severity: 'blocker',
    owner: 'adviser',
    helpUrl: dcoHelpUrl('DCO01301'),
    de: {
      title: 'Dieser Mandant nutzt das neue Belege online',
      cause:
        'Im neuen DATEV Belege online gibt es den Rechnungsdatenservice 1.0 nicht mehr (DCO01301). Das ist endgültig, Wiederholen hilft nicht. Angekommen ist nichts.',
      remedy:
        'Der Berater entscheidet mit Ihnen, wie die Belege künftig zu ihm kommen. Bis dahin lassen sie sich hier als Paket herunterladen und als „anders erledigt“ markieren.',
    },
    en: {
      title: 'This client uses the new Belege online',
      cause:
        'The new DATEV Belege online has no Rechnungsdatenservice 1.0 any more (DCO01301). That is final, repeating does not help. Nothing arrived.',
      remedy:
        'The tax adviser decides with you how the documents are to arrive in future. Until then they can be downloaded here as a package and marked as handled elsewhere.',
    },
  },
} as const satisfies Catalogue;
