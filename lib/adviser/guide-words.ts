import type { SetupState, SetupStep } from './setup-guide';

/** All words of the guide; screen and mail say the same. */
export interface GuideWords {
  readonly states: Readonly<Record<SetupState, string>>;
  readonly steps: Readonly<Record<SetupStep, { readonly title: string; readonly how: string }>>;
  subject(dataset: string): string;
  greeting(name: string | null): string;
  intro(company: string): string;
  numbers(consultantNumber: number, clientNumber: number): string;
  readonly noNumbers: string;
  readonly checklist: string;
  readonly findings: string;
  readonly allDone: string;
  readonly link: string;
  small(sender: string, company: string): string;
}

export const guideWords: Readonly<Record<'de' | 'en', GuideWords>> = {
  de: {
    states: { done: 'erledigt', missing: 'fehlt', unknown: 'noch nicht prüfbar' },
    steps: {
      numbers: {
        title: 'Beraternummer und Mandantennummer nennen',
        how: 'Gemeint sind die Nummern, unter denen der Mandant in DATEV Unternehmen online geführt wird; bei mehreren Beraternummern die des Mandanten, nicht die der Hauptkanzlei.',
      },
      service: {
        title: 'Rechnungsdatenservice 1.0 bestellen und freischalten',
        how: 'Unter https://go.datev.de/datenservices-einrichten für diesen Mandanten. Rechnungsdatenservice 2.0 und das neue Belege online reichen für diesen Weg nicht aus.',
      },
      extendedForm: {
        title: 'Belege online auf Bearbeitungsform „Erweitert“ stellen',
        how: 'Für das Wirtschaftsjahr und für jedes Buch, das übertragen wird: Rechnungsausgang, Rechnungseingang, bei Bedarf Kasse. DATEV Belegfreigabe online bleibt dabei ausgeschaltet.',
      },
      fiscalYear: {
        title: 'Wirtschaftsjahr anlegen',
        how: 'Das Jahr des Buchungsmonats muss in DATEV Unternehmen online stehen; für Rechnungen genügt das Jahr direkt davor, für die Kasse nicht.',
      },
      ledgers: {
        title: 'Bücher im Wirtschaftsjahr verfügbar machen',
        how: 'Rechnungsausgang, Rechnungseingang und Kasse werden nur angenommen, wenn das Buch in diesem Jahr geführt wird.',
      },
      right: {
        title: 'Der Person, die verbindet, die Rechte geben',
        how: 'Sie braucht bei DATEV die Rechte für Belege online und den Rechnungsdatenservice dieses Mandanten und ein Anmeldemittel (SmartLogin oder SmartCard). Nur diese eine Person braucht sie.',
      },
      connection: {
        title: 'Mit DATEV verbinden',
        how: 'Das macht der Admin der Firma in Belegbote unter „DATEV-Verbindung“; bei DATEV bitte den dauerhaften Zugriff erlauben.',
      },
      accounts: {
        title: 'Kontentabelle bestätigen',
        how: 'In Belegbote unter „Stammdaten“, „Kontentabelle“: Konten und Steuerschlüssel für jeden Fall. Gebucht wird allein nach Zeilen, die Sie bestätigt haben.',
      },
    },
    subject: (dataset) => `DATEV-Übertragung ${dataset}: Einrichtung`,
    greeting: (name) => (name === null ? 'Guten Tag,' : `Guten Tag ${name},`),
    intro: (company) =>
      `wir übertragen die Belege von ${company} mit Belegbote über den DATEV Rechnungsdatenservice 1.0 an Sie. Diese Schritte sind dafür einmal nötig; hinter jedem steht, wie weit es schon ist.`,
    numbers: (consultantNumber, clientNumber) =>
      `Es geht um Beraternummer ${consultantNumber}, Mandantennummer ${clientNumber}.`,
    noNumbers: 'Beraternummer und Mandantennummer kennen wir noch nicht; bitte nennen Sie uns beide.',
    checklist: 'EINRICHTUNG SCHRITT FÜR SCHRITT',
    findings: 'WAS GERADE NOCH FEHLT',
    allDone: 'Im Moment fehlt uns nichts von Ihnen.',
    link: 'Öffnen, was in Belegbote auf Sie wartet',
    small: (sender, company) =>
      `Diese Mail hat ${sender} aus Belegbote geschickt, weil Sie für ${company} als Berater eingetragen sind. Fragen dazu beantwortet ${sender}.`,
  },
  en: {
    states: { done: 'done', missing: 'missing', unknown: 'cannot be checked yet' },
    steps: {
      numbers: {
        title: 'Name Beraternummer and Mandantennummer',
        how: 'The numbers under which the client is kept in DATEV Unternehmen online; where there are several Beraternummern that of the client, not that of the main office.',
      },
      service: {
        title: 'Order and activate Rechnungsdatenservice 1.0',
        how: 'At https://go.datev.de/datenservices-einrichten for this client. Rechnungsdatenservice 2.0 and the new Belege online are not enough for this way.',
      },
      extendedForm: {
        title: 'Set Belege online to the processing form “Erweitert”',
        how: 'For the fiscal year and for each ledger to be transferred: outgoing invoices, incoming invoices, cash if needed. DATEV Belegfreigabe online stays switched off.',
      },
      fiscalYear: {
        title: 'Create the fiscal year',
        how: 'The year of the accounting month has to exist in DATEV Unternehmen online; for invoices the year right before it is enough, for cash it is not.',
      },
      ledgers: {
        title: 'Make the ledgers available in the fiscal year',
        how: 'Outgoing invoices, incoming invoices and cash are only accepted if the ledger is kept in that year.',
      },
      right: {
        title: 'Give the rights to the person who connects',
        how: 'At DATEV he or she needs the rights for Belege online and Rechnungsdatenservice of this client, and a means to sign in (SmartLogin or SmartCard). Only this one person needs them.',
      },
      connection: {
        title: 'Connect to DATEV',
        how: 'The company’s admin does this in Belegbote at “DATEV connection”; at DATEV please allow lasting access.',
      },
      accounts: {
        title: 'Confirm the account table',
        how: 'In Belegbote at “Master data”, “Account table”: accounts and tax keys for every case. Only rows you have confirmed are booked by.',
      },
    },
    subject: (dataset) => `DATEV transfer ${dataset}: set-up`,
    greeting: (name) => (name === null ? 'Hello,' : `Hello ${name},`),
    intro: (company) =>
      `we transfer the documents of ${company} to you with Belegbote by DATEV Rechnungsdatenservice 1.0. These steps are needed for it once; behind each stands how far it is.`,
    numbers: (consultantNumber, clientNumber) =>
      `It is about Beraternummer ${consultantNumber}, Mandantennummer ${clientNumber}.`,
    noNumbers: 'We do not know Beraternummer and Mandantennummer yet; please tell us both.',
    checklist: 'SET-UP STEP BY STEP',
    findings: 'WHAT IS STILL MISSING',
    allDone: 'At the moment there is nothing we need from you.',
    link: 'Open what waits for you in Belegbote',
    small: (sender, company) =>
      `${sender} sent this mail from Belegbote because you are the tax adviser of ${company} there. ${sender} answers questions about it.`,
  },
};
