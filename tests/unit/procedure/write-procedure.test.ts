import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '@/lib/bookkeeping/calendar';
import type { ConnectionDescription } from '@/lib/connection/describe-connection';
import type { ClientBasics } from '@/lib/datev/dxso/types';
import type { StoredAccountRow } from '@/lib/documents/account-rows';
import type { ProcedureFacts } from '@/lib/procedure/procedure-facts';
import { procedureMarkdown } from '@/lib/procedure/procedure-markdown';
import { procedurePdf } from '@/lib/procedure/procedure-pdf';
import { type ProcedureWords, procedureTexts } from '@/lib/procedure/procedure-words';
import { writeProcedure } from '@/lib/procedure/write-procedure';
import german from '@/messages/de.json';
import english from '@/messages/en.json';

const at = new Date('2026-02-05T10:00:00Z');

const words: ProcedureWords = {
  locale: 'de',
  text: (name, values) => (values ? `<${name} ${Object.values(values).join(' ')}>` : `<${name}>`),
  direction: (direction) => direction,
  taxCase: (taxCase) => taxCase,
  rate: (taxRate) => taxRate,
  ledger: (ledger) => ledger,
  role: (role) => role,
  connectionState: (state) => state,
  environment: (name) => name,
  service: (name) => name,
  schedule: (rule) => `${rule.rhythm} ${rule.hour}`,
  action: (action) => action,
  detailName: (key) => key,
  detailValue: (value) => value,
  date: (day) => day,
  month: (month) => month,
  dateTime: (instant) => instant?.toISOString() ?? '–',
};

const row: StoredAccountRow = {
  id: 'r',
  direction: 'outgoing',
  taxCase: 'domestic',
  taxRate: '19.00',
  rule: '',
  accountNo: '8400',
  taxKey: null,
  isAutomatic: true,
  state: 'confirmed',
  confirmedByName: 'Bernd Berater',
  confirmedAt: at,
  createdAt: at,
  retiredAt: null,
};

const connection: ConnectionDescription = {
  state: 'connected',
  light: 'green',
  environment: 'production',
  companyName: 'Muster GmbH 1',
  consultantNumber: 455148,
  clientNumber: 1,
  isLongTerm: true,
  expiresAt: at,
  expiry: { kind: 'unknown' },
  grantedBy: 'Petra Beispiel',
  connectedBy: 'Anna Admin',
  connectedAt: at,
  checkedAt: at,
  isCheckOk: true,
  services: ['rechnungsdatenservice'],
  problems: [],
  pendingRevocations: 0,
  tokenPageUrl: '',
};

const basics: ClientBasics = {
  consultantNumber: 455148,
  clientNumber: 1,
  name: 'Muster GmbH 1',
  isDocumentManagementAvailable: true,
  fiscalYears: [
    {
      start: '2026-01-01' as IsoDate,
      end: '2026-12-31' as IsoDate,
      accountLength: 4,
      accountsPayable: true,
      accountsReceivable: true,
      cash: true,
    },
  ],
};

const noDocuments = { open: 0, under_way: 0, transferred: 0, refused: 0, handled_elsewhere: 0 };

function factsOf(changes: Partial<ProcedureFacts> = {}): ProcedureFacts {
  return {
    writtenAt: at,
    writtenBy: 'Anna Admin',
    version: '1.2.3',
    company: { name: 'Muster | *GmbH*', city: null, vatId: null },
    connection,
    folders: [{ ledger: 'cash', name: 'Hauptkasse' }],
    settings: {
      chart: 'SKR03',
      numberMapping: { kind: 'replace', replacement: '-' },
      partnerAccounts: {
        mode: 'single',
        collective: { customer: null, supplier: null },
        firstFree: { customer: '20000', supplier: '80000' },
      },
    },
    accountRows: [row, { ...row, id: 's', state: 'proposed', isAutomatic: false, taxKey: '3' }],
    retiredRows: [{ ...row, id: 't', accountNo: '8300', retiredAt: at }],
    members: [{ name: 'Bernd Berater', role: 'adviser', since: at }],
    apiKeys: [{ name: 'Shop', since: at, until: null }],
    schedule: {
      rule: { rhythm: 'monthly', dayOfMonth: 5, hour: 6 },
      ledgers: ['cash'],
      isPaused: true,
      next: null,
    },
    dataset: { basics, takenAt: at },
    isSecondFactorDemanded: true,
    fileStore: 'postgres',
    protocolYears: 8,
    httpLogDays: 30,
    protocolRows: 77,
    years: [{ year: '2026', ledger: 'cash', transfers: 2, accepted: 9, refused: 1 }],
    documentYears: [{ year: '2026', ledger: 'cash', documents: { ...noDocuments, handled_elsewhere: 41 } }],
    changes: [
      {
        at,
        actorName: 'Anna Admin',
        action: 'member.added',
        concerns: 'Karla Kunde',
        details: { role: 'admin' },
      },
    ],
    interventions: [
      {
        at,
        actorName: 'Karla Kunde',
        action: 'document.handled_elsewhere',
        concerns: 'RE-1',
        details: { reason: 'per E-Mail' },
      },
    ],
    ...changes,
  };
}

const markdown = (facts: ProcedureFacts) => procedureMarkdown('Titel', writeProcedure(facts, words));

describe('the description of the procedure (U5)', () => {
  it('tells rules, who confirmed them, people, connection, retention and dates', () => {
    const text = markdown(factsOf());
    for (const part of [
      'Belegbote 1.2.3',
      '455148',
      '8400',
      'Bernd Berater 2026-02-05T10:00:00.000Z',
      '8300',
      'Petra Beispiel',
      'Hauptkasse',
      'retentionProtocol 8',
      'retentionChain 77',
      'retentionTechnical 30',
      'partnersSingle 20000 80000',
      'numbersReplace -',
      'monthly 6: cash',
      'Shop',
      'member.added',
      'Karla Kunde · role: admin',
      'RE-1 · reason: per E-Mail',
      '2026-01-01 – 2026-12-31',
      'accessSecondFactor',
      '41',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('notConfirmed');
  });

  it('asks the catalogue for every text it lists, and the catalogue has each in both languages (U2)', () => {
    const asked = new Set<string>(['title', 'footer']);
    const listening: ProcedureWords = {
      ...words,
      text(name) {
        asked.add(name);
        return name;
      },
    };
    const noPartners = {
      collective: { customer: null, supplier: null },
      firstFree: { customer: null, supplier: null },
    };
    const { settings } = factsOf();
    const situations = [
      factsOf(),
      factsOf({
        accountRows: [],
        retiredRows: [],
        apiKeys: [],
        schedule: null,
        years: [],
        documentYears: [],
        interventions: [],
        dataset: null,
        isSecondFactorDemanded: false,
        fileStore: 's3',
        settings: {
          ...settings,
          numberMapping: { kind: 'refuse' },
          partnerAccounts: { mode: 'none', ...noPartners },
        },
      }),
      factsOf({ settings: { ...settings, partnerAccounts: { mode: 'collective', ...noPartners } } }),
    ];
    for (const facts of situations) writeProcedure(facts, listening);
    expect(procedureTexts.filter((name) => !asked.has(name))).toEqual([]);
    expect(Object.keys(german.procedure.text).toSorted()).toEqual([...procedureTexts].toSorted());
    expect(Object.keys(english.procedure.text).toSorted()).toEqual([...procedureTexts].toSorted());
  });

  it('leaves out the names of API keys for whoever may not see them (S1)', () => {
    expect(markdown(factsOf({ apiKeys: null }))).not.toContain('apiKey');
  });

  it('takes signs of Markdown in names as text', () => {
    expect(markdown(factsOf())).toContain('Muster \\| \\*GmbH\\*');
  });

  it('is a PDF, too', async () => {
    const bytes = await procedurePdf({
      title: 'Verfahrensdokumentation',
      language: 'de',
      blocks: writeProcedure(factsOf(), words),
      footer: (page, pages) => `${page}/${pages}`,
    });
    const pdf = await PDFDocument.load(bytes);
    expect(pdf.getTitle()).toBe('Verfahrensdokumentation');
    expect(pdf.getPageCount()).toBeGreaterThan(0);
  });
});
