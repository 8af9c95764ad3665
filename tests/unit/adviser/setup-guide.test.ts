import { describe, expect, it } from 'vitest';
import { guideLetter } from '@/lib/adviser/guide-letter';
import { guideWords } from '@/lib/adviser/guide-words';
import { type SetupFacts, setupGuide, setupSteps } from '@/lib/adviser/setup-guide';
import { parseAccountingMonth, parseIsoDate } from '@/lib/bookkeeping/calendar';
import type { ClientBasics } from '@/lib/datev/dxso/types';
import { writeLetter } from '@/lib/identity/mails/letter';
import { toFinding } from '@/lib/preflight/finding';

function day(text: string) {
  const read = parseIsoDate(text);
  if (!read) throw new Error(text);
  return read;
}
const month = parseAccountingMonth('2026-02');
if (!month) throw new Error('no month');

const basics: ClientBasics = {
  consultantNumber: 455148,
  clientNumber: 1,
  name: 'Muster GmbH 1',
  isDocumentManagementAvailable: true,
  fiscalYears: [
    {
      start: day('2026-01-01'),
      end: day('2026-12-31'),
      accountLength: 4,
      accountsPayable: true,
      accountsReceivable: true,
      cash: false,
    },
  ],
};

const ready: SetupFacts = {
  hasNumbers: true,
  connection: 'connected',
  isCheckOk: true,
  basics,
  month,
  ledgers: ['accounts_receivable', 'accounts_payable'],
  confirmedRows: 12,
  proposedRows: 0,
};

const stateOf = (facts: SetupFacts, step: (typeof setupSteps)[number]) =>
  setupGuide(facts).find((view) => view.step === step)?.state;

describe('the set-up guide (M8)', () => {
  it('has every step done for a company that can transfer', () => {
    expect(setupGuide(ready).every(({ state }) => state === 'done')).toBe(true);
  });

  it('knows nothing of the dataset before anybody connected, and says so', () => {
    const fresh: SetupFacts = {
      ...ready,
      hasNumbers: false,
      connection: 'not_connected',
      isCheckOk: null,
      basics: null,
      confirmedRows: 0,
    };
    expect(setupGuide(fresh).map(({ step, state }) => `${step} ${state}`)).toEqual([
      'numbers missing',
      'service unknown',
      'extendedForm unknown',
      'fiscalYear unknown',
      'ledgers unknown',
      'right unknown',
      'connection missing',
      'accounts missing',
    ]);
  });

  // what DATEV or we know → the step that is missing
  const cases = [
    ['no form "Erweitert" (M1)', { basics: { ...basics, fiscalYears: [] } }, 'extendedForm'],
    [
      'no Belege online (M1)',
      { basics: { ...basics, isDocumentManagementAvailable: false } },
      'extendedForm',
    ],
    ['no fiscal year (M2)', { month: parseAccountingMonth('2029-02') ?? month }, 'fiscalYear'],
    ['a ledger that is not kept (M4)', { ledgers: ['cash'] }, 'ledgers'],
    ['a lost right (C6)', { connection: 'permission_lost' }, 'right'],
    ['rows nobody confirmed (B4)', { proposedRows: 1 }, 'accounts'],
    ['no rows at all (B4)', { confirmedRows: 0 }, 'accounts'],
  ] as const;
  for (const [what, changes, step] of cases) {
    it(`sees ${what}`, () => {
      expect(stateOf({ ...ready, ...changes }, step)).toBe('missing');
    });
  }

  it('has words for each step in both languages (U2)', () => {
    for (const words of Object.values(guideWords)) {
      for (const step of setupSteps) {
        expect(words.steps[step].title.length).toBeGreaterThan(5);
        expect(words.steps[step].how.length).toBeGreaterThan(20);
      }
    }
  });

  it('as a letter says what is missing for this very company, in the words of the findings', () => {
    const finding = toFinding(
      { code: 'EXTENDED_FORM_MISSING', params: { clientId: '455148-1' } },
      { kind: 'company', id: null, label: 'Muster GmbH 1' },
    );
    const forAdmin = toFinding({ code: 'CONNECTION_NOT_CONNECTED', params: {} }, null);
    const letter = guideLetter({
      language: 'de',
      recipientName: 'Bernd Berater',
      senderName: 'Anna Admin',
      companyName: 'Muster <GmbH> 1',
      consultantNumber: 455148,
      clientNumber: 1,
      steps: setupGuide({ ...ready, basics: { ...basics, fiscalYears: [] } }),
      findings: [finding, forAdmin],
      appUrl: 'https://belegbote.test',
    });
    const { subject, text, html } = writeLetter(letter);
    expect(subject).toBe('DATEV-Übertragung Muster <GmbH> 1 (455148-1): Einrichtung');
    expect(text).toContain('Guten Tag Bernd Berater,');
    expect(text).toContain('[ ] Belege online auf Bearbeitungsform „Erweitert“ stellen – fehlt');
    expect(text).toContain('[x] Kontentabelle bestätigen – erledigt');
    expect(text).toContain('Bearbeitungsform „Erweitert“ ist nicht eingestellt');
    expect(text).not.toContain('Mit DATEV verbunden ist niemand');
    expect(text).toContain('https://belegbote.test/berater');
    expect(html).toContain('Muster &lt;GmbH&gt; 1');
    expect(html).not.toContain('<GmbH>');
    expect(html).toContain('<br>');
  });

  it('says so when nothing is missing', () => {
    const letter = guideLetter({
      language: 'en',
      recipientName: null,
      senderName: 'Anna Admin',
      companyName: 'Muster GmbH 1',
      consultantNumber: null,
      clientNumber: null,
      steps: setupGuide(ready),
      findings: [],
      appUrl: 'https://belegbote.test',
    });
    expect(letter.paragraphs).toContain(guideWords.en.allDone);
    expect(letter.paragraphs).toContain(guideWords.en.noNumbers);
  });
});
