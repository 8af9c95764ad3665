import type { Letter } from '@/lib/identity/mails/letter';
import { matterParagraphs, mattersOf } from '@/lib/preflight/adviser-mail';
import type { Finding } from '@/lib/preflight/finding';
import { guideWords } from './guide-words';
import type { SetupState, SetupStepView } from './setup-guide';

export interface GuideFacts {
  readonly language: 'de' | 'en';
  /** null: whoever reads it. */
  readonly recipientName: string | null;
  readonly senderName: string;
  readonly companyName: string;
  readonly consultantNumber: number | null;
  readonly clientNumber: number | null;
  readonly steps: readonly SetupStepView[];
  /** All findings of the company; the letter takes those the Berater can settle. */
  readonly findings: readonly Finding[];
  readonly appUrl: string;
}

const marks: Readonly<Record<SetupState, string>> = { done: '[x]', missing: '[ ]', unknown: '[?]' };

/** The guide as a letter to the Berater: every step, how far it is, and exactly what is missing for this company (M8). */
export function guideLetter(facts: GuideFacts): Letter {
  const { language, companyName, consultantNumber, clientNumber, steps } = facts;
  const words = guideWords[language];
  const hasNumbers = consultantNumber !== null && clientNumber !== null;
  const matters = mattersOf(facts.findings);
  return {
    language,
    subject: words.subject(hasNumbers ? `${companyName} (${consultantNumber}-${clientNumber})` : companyName),
    greeting: words.greeting(facts.recipientName),
    paragraphs: [
      words.intro(companyName),
      hasNumbers ? words.numbers(consultantNumber, clientNumber) : words.noNumbers,
      words.checklist,
      ...steps.map(({ step, state }) => {
        const { title, how } = words.steps[step];
        const line = `${marks[state]} ${title} – ${words.states[state]}`;
        return state === 'done' ? line : `${line}\n${how}`;
      }),
      words.findings,
      ...(matters.length > 0 ? matterParagraphs(matters, language) : [words.allDone]),
    ],
    link: { label: words.link, url: `${facts.appUrl}/berater` },
    small: words.small(facts.senderName, companyName),
  };
}
