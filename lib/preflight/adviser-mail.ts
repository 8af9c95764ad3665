import { areaOf, type CatalogueArea } from './catalogue';
import type { FindingLocale } from './catalogue/entry';
import { describeFinding, type Finding } from './finding';
import { sortFindings } from './finding-order';

export interface AdviserMailInput {
  /** Name of our customer. */
  readonly companyName: string;
  /** Null before anybody has entered numbers. */
  readonly consultantNumber: number | null;
  readonly clientNumber: number | null;
  /** Person of the customer who sends the mail. */
  readonly senderName: string;
  /** All findings of a preflight; the mail takes those the Berater can settle. */
  readonly findings: readonly Finding[];
  readonly locale: FindingLocale;
}

export interface AdviserMail {
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
}

const words = {
  de: {
    subject: (dataset: string) => `DATEV-Übertragung ${dataset}: bitte einrichten`,
    numbers: (consultant: string, client: string) =>
      `Es geht um Beraternummer ${consultant}, Mandantennummer ${client}.`,
    noNumbers: 'Beraternummer und Mandantennummer sind uns noch nicht bekannt; bitte nennen Sie uns beide.',
    greeting: 'Guten Tag,',
    intro: (company: string) =>
      `wir übertragen die Belege von ${company} über den DATEV Rechnungsdatenservice 1.0 an Sie.`,
    missing: 'Damit sie bei Ihnen ankommen, fehlt noch Folgendes:',
    warning: 'Hinweis',
    cause: 'Warum',
    remedy: 'Was zu tun ist',
    help: 'Hilfe von DATEV',
    concerned: 'Betrifft',
    more: (count: number) => `und ${count} weitere`,
    after:
      'Sobald das erledigt ist, genügt eine kurze Antwort auf diese Mail; wir prüfen dann neu und übertragen.',
    closing: 'Mit freundlichen Grüßen',
  },
  en: {
    subject: (dataset: string) => `DATEV transfer ${dataset}: please set up`,
    numbers: (consultant: string, client: string) =>
      `It is about Beraternummer ${consultant}, Mandantennummer ${client}.`,
    noNumbers: 'We do not know Beraternummer and Mandantennummer yet; please tell us both.',
    greeting: 'Hello,',
    intro: (company: string) =>
      `we transfer the documents of ${company} to you by DATEV Rechnungsdatenservice 1.0.`,
    missing: 'For them to reach you, the following is still missing:',
    warning: 'Note',
    cause: 'Why',
    remedy: 'What to do',
    help: 'DATEV’s help',
    concerned: 'Concerns',
    more: (count: number) => `and ${count} more`,
    after: 'As soon as this is done, a short answer to this mail is enough; we check again and transfer.',
    closing: 'Kind regards',
  },
} as const;

/** Parts of the mail in their order, each with the areas of the catalogue it takes. */
const groups = [
  {
    title: { de: 'Verbindung und Rechte', en: 'Connection and rights' },
    areas: ['connecting', 'connectionState', 'dxsoAccess', 'dxsoAnswers'],
  },
  {
    title: { de: 'Einrichtung in DATEV Unternehmen online', en: 'Set-up in DATEV Unternehmen online' },
    areas: ['clientSetup', 'ledgerFolder', 'configurationChanges', 'dxsoJob', 'packageFiles', 'ledgerFile'],
  },
  { title: { de: 'Konten und Steuer', en: 'Accounts and tax' }, areas: ['accountLength', 'accounts'] },
] as const satisfies readonly { title: Record<FindingLocale, string>; areas: readonly CatalogueArea[] }[];

const otherTitle: Readonly<Record<FindingLocale, string>> = { de: 'Einzelne Belege', en: 'Single documents' };

/** So many documents are named for one matter. */
const namedDocuments = 12;

/**
 * The ready mail to the Berater (M8): exactly what he has to settle for this company, grouped, with both numbers and DATEV's
 * links. Hints are left out. Null if there is nothing for him to do.
 */
export function adviserMail(input: AdviserMailInput): AdviserMail | null {
  const matters = mattersOf(input.findings);
  if (matters.length === 0) return null;
  const { companyName, consultantNumber, clientNumber, senderName, locale } = input;
  const text = words[locale];
  const hasNumbers = consultantNumber !== null && clientNumber !== null;
  const dataset = hasNumbers ? `${companyName} (${consultantNumber}-${clientNumber})` : companyName;
  const numbers = hasNumbers ? text.numbers(String(consultantNumber), String(clientNumber)) : text.noNumbers;
  const paragraphs = [
    text.greeting,
    text.intro(companyName),
    numbers,
    text.missing,
    ...matterParagraphs(matters, locale),
    text.after,
    `${text.closing}\n${senderName}`,
  ];
  return { subject: text.subject(dataset), body: `${paragraphs.join('\n\n')}\n` };
}

/** The matters in their groups, numbered through, a paragraph each. */
export function matterParagraphs(matters: readonly Matter[], locale: FindingLocale): string[] {
  let number = 0;
  return sectionsOf(matters, locale).flatMap(({ title, matters: ofSection }) => [
    title.toUpperCase(),
    ...ofSection.map((matter) => {
      number += 1;
      return matterText(number, matter, locale);
    }),
  ]);
}

/** The same matter of several documents, said once. */
export interface Matter {
  readonly finding: Finding;
  readonly documents: readonly string[];
}

/** What the Berater has to settle, most urgent first; hints ask for nothing. */
export function mattersOf(findings: readonly Finding[]): Matter[] {
  const matters = new Map<string, { finding: Finding; documents: Set<string> }>();
  for (const finding of sortFindings(findings)) {
    if (finding.owner !== 'adviser' || finding.severity === 'hint') continue;
    const key = JSON.stringify([finding.code, finding.params]);
    const matter = matters.get(key) ?? { finding, documents: new Set() };
    matters.set(key, matter);
    const { subject } = finding;
    if (subject?.kind === 'invoice' || subject?.kind === 'cash_entry') matter.documents.add(subject.label);
  }
  return [...matters.values()].map(({ finding, documents }) => ({ finding, documents: [...documents] }));
}

function sectionsOf(matters: readonly Matter[], locale: FindingLocale) {
  const titleOf = ({ finding }: Matter): string => {
    const area = areaOf(finding.code);
    return (
      groups.find(({ areas }) => areas.some((known) => known === area))?.title[locale] ?? otherTitle[locale]
    );
  };
  const titles = [...groups.map(({ title }) => title[locale]), otherTitle[locale]];
  return titles
    .map((title) => ({ title, matters: matters.filter((matter) => titleOf(matter) === title) }))
    .filter((section) => section.matters.length > 0);
}

function matterText(number: number, { finding, documents }: Matter, locale: FindingLocale): string {
  const text = words[locale];
  const { title, cause, remedy } = describeFinding(finding, locale);
  const note = finding.severity === 'warning' ? `${text.warning}: ` : '';
  const named = documents.slice(0, namedDocuments).join(', ');
  const rest = documents.length - namedDocuments;
  const lines = [
    `${number}. ${note}${title}`,
    `   ${text.cause}: ${cause}`,
    `   ${text.remedy}: ${remedy}`,
    ...(documents.length > 0
      ? [`   ${text.concerned}: ${named}${rest > 0 ? ` ${text.more(rest)}` : ''}`]
      : []),
    ...(finding.helpUrl ? [`   ${text.help}: ${finding.helpUrl}`] : []),
  ];
  return lines.join('\n');
}
