import type { Owner } from '@/lib/preflight/finding';

/** All words of a notice that are not the finding's own. */
export interface NoticeWords {
  greeting(name: string): string;
  about(company: string, consultantNumber: number, clientNumber: number): string;
  readonly cause: string;
  readonly remedy: string;
  readonly actor: string;
  readonly owners: Readonly<Record<Owner, string>>;
  readonly help: string;
  readonly open: string;
  readonly restoredTitle: string;
  readonly restoredText: string;
  reason(company: string): string;
}

export const noticeWords: Readonly<Record<'de' | 'en', NoticeWords>> = {
  de: {
    greeting: (name) => `Guten Tag ${name},`,
    about: (company, consultantNumber, clientNumber) =>
      `es geht um ${company}, Beraternummer ${consultantNumber}, Mandantennummer ${clientNumber}.`,
    cause: 'Warum',
    remedy: 'Was zu tun ist',
    actor: 'Wer handeln muss',
    owners: {
      customer: 'Sie als Kunde',
      adviser: 'Ihr Steuerberater',
      admin: 'Sie als Admin',
      datev: 'DATEV',
      us: 'der Betreiber von Belegbote',
    },
    help: 'Hilfe von DATEV',
    open: 'DATEV-Verbindung öffnen',
    restoredTitle: 'Die Verbindung zu DATEV steht wieder',
    restoredText:
      'DATEV hat die Verbindung bestätigt. Wartende Übertragungen gehen von selbst dort weiter, wo sie standen; Sie müssen nichts tun.',
    reason: (company) =>
      `Diese Mail kommt von Belegbote an alle Admins von ${company}, einmal zu jedem Anlass. Bitte nicht antworten.`,
  },
  en: {
    greeting: (name) => `Hello ${name},`,
    about: (company, consultantNumber, clientNumber) =>
      `this is about ${company}, Beraternummer ${consultantNumber}, Mandantennummer ${clientNumber}.`,
    cause: 'Why',
    remedy: 'What to do',
    actor: 'Who has to act',
    owners: {
      customer: 'you as the customer',
      adviser: 'your tax adviser',
      admin: 'you as an admin',
      datev: 'DATEV',
      us: 'the operator of Belegbote',
    },
    help: 'DATEV’s help',
    open: 'Open DATEV connection',
    restoredTitle: 'The connection to DATEV works again',
    restoredText:
      'DATEV has confirmed the connection. Waiting transfers go on by themselves where they stood; you need not do anything.',
    reason: (company) =>
      `Belegbote sends this mail to all admins of ${company}, once for each occasion. Please do not reply.`,
  },
};
