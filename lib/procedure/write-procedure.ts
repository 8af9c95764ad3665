import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { ClientBasics } from '@/lib/datev/dxso/types';
import type { StoredAccountRow } from '@/lib/documents/account-rows';
import type { Block } from './block';
import type { ProcedureFacts } from './procedure-facts';
import type { ProcedureWords } from './procedure-words';
import { writeHistory } from './write-history';

type Facts = readonly (readonly [label: string, value: string])[];

/** Pure: the description of how a company's documents travel, in the order it is read (GoBD: Verfahrensdokumentation). */
export function writeProcedure(facts: ProcedureFacts, words: ProcedureWords): Block[] {
  const { text } = words;
  return [
    { kind: 'paragraph', text: text('purpose', { company: facts.company.name }) },
    ...section(text('general'), { kind: 'facts', facts: generalFacts(facts, words) }),
    ...section(text('way'), { kind: 'steps', items: waySteps(facts, words) }),
    ...section(text('formats'), { kind: 'paragraph', text: text('formatsText') }),
    ...accountBlocks(facts, words),
    ...section(
      text('numbers'),
      { kind: 'paragraph', text: numberRule(facts, words) },
      { kind: 'paragraph', text: text('numbersText') },
    ),
    ...section(text('partners'), { kind: 'paragraph', text: partnerRule(facts, words) }),
    ...section(
      text('connection'),
      { kind: 'paragraph', text: text('connectionText') },
      { kind: 'facts', facts: connectionFacts(facts, words) },
      ...datasetBlocks(facts, words),
    ),
    ...peopleBlocks(facts, words),
    ...section(text('access'), { kind: 'steps', items: accessRules(facts, words) }),
    ...section(text('controls'), { kind: 'steps', items: controls(words) }),
    ...section(text('schedule'), { kind: 'paragraph', text: scheduleText(facts, words) }),
    ...section(text('retention'), { kind: 'steps', items: retentionRules(facts, words) }),
    ...writeHistory(facts, words),
  ];
}

function section(title: string, ...blocks: readonly Block[]): Block[] {
  return [{ kind: 'heading', text: title }, ...blocks];
}

function generalFacts(facts: ProcedureFacts, { text, dateTime, environment }: ProcedureWords): Facts {
  const { company, connection } = facts;
  return [
    [text('company'), company.name],
    [text('city'), company.city ?? '–'],
    [text('vatId'), company.vatId ?? '–'],
    [text('consultantNumber'), String(connection.consultantNumber ?? '–')],
    [text('clientNumber'), String(connection.clientNumber ?? '–')],
    [text('environment'), environment(connection.environment)],
    [text('version'), `Belegbote ${facts.version}`],
    [text('writtenAt'), dateTime(facts.writtenAt)],
    [text('writtenBy'), facts.writtenBy],
  ];
}

function waySteps({ fileStore }: ProcedureFacts, { text }: ProcedureWords): string[] {
  return [
    text('wayArrival'),
    text(fileStore === 's3' ? 'filesS3' : 'filesPostgres'),
    text('wayVersions'),
    text('wayCheck'),
    text('wayBooking'),
    text('wayFiles'),
    text('wayTransfer'),
    text('wayCommit'),
    text('wayProtocol'),
    text('wayLock'),
    text('wayCash'),
  ];
}

function accountBlocks(facts: ProcedureFacts, words: ProcedureWords): Block[] {
  const { text } = words;
  const { accountRows, retiredRows } = facts;
  return [
    ...section(text('accounts'), { kind: 'paragraph', text: text('accountsText') }),
    accountRows.length > 0
      ? accountTable(accountRows, words, 'confirmed')
      : { kind: 'paragraph', text: text('noRows') },
    ...(retiredRows.length > 0
      ? [
          { kind: 'paragraph', text: text('retiredText') } as const,
          accountTable(retiredRows, words, 'validUntil'),
        ]
      : []),
  ];
}

function accountTable(
  rows: readonly StoredAccountRow[],
  words: ProcedureWords,
  last: 'confirmed' | 'validUntil',
): Block {
  const { text } = words;
  const head = ['direction', 'taxCase', 'taxRate', 'accountNo', 'taxKey', 'confirmed'] as const;
  const confirmation = (row: StoredAccountRow) =>
    row.state === 'confirmed'
      ? `${row.confirmedByName ?? ''} ${words.dateTime(row.confirmedAt)}`.trim()
      : text('notConfirmed');
  return {
    kind: 'table',
    head: [...head.map((name) => text(name)), ...(last === 'validUntil' ? [text('validUntil')] : [])],
    widths:
      last === 'validUntil'
        ? [0.17, 0.19, 0.07, 0.08, 0.15, 0.18, 0.16]
        : [0.16, 0.28, 0.07, 0.09, 0.15, 0.25],
    rows: rows.map((row) => [
      words.direction(row.direction),
      row.rule === '' ? words.taxCase(row.taxCase) : `${words.taxCase(row.taxCase)} (${row.rule})`,
      words.rate(row.taxRate),
      row.accountNo,
      row.isAutomatic ? text('automatic') : (row.taxKey ?? '–'),
      confirmation(row),
      ...(last === 'validUntil' ? [words.dateTime(row.retiredAt)] : []),
    ]),
  };
}

function numberRule({ settings }: ProcedureFacts, { text }: ProcedureWords): string {
  const { numberMapping } = settings;
  switch (numberMapping.kind) {
    case 'refuse':
      return text('numbersRefuse');
    case 'replace':
      return text('numbersReplace', { character: numberMapping.replacement });
  }
}

function partnerRule({ settings }: ProcedureFacts, { text }: ProcedureWords): string {
  const { mode, collective, firstFree } = settings.partnerAccounts;
  const numbers = ({ customer, supplier }: typeof collective) => ({
    customer: customer ?? '–',
    supplier: supplier ?? '–',
  });
  switch (mode) {
    case 'none':
      return text('partnersNone');
    case 'collective':
      return text('partnersCollective', numbers(collective));
    case 'single':
      return text('partnersSingle', numbers(firstFree));
  }
}

function connectionFacts({ connection, folders }: ProcedureFacts, words: ProcedureWords): Facts {
  const { text, dateTime } = words;
  return [
    [text('state'), words.connectionState(connection.state)],
    [text('grantedBy'), connection.grantedBy ?? '–'],
    [text('connectedBy'), connection.connectedBy ?? '–'],
    [text('connectedAt'), dateTime(connection.connectedAt)],
    [text('expiresAt'), dateTime(connection.expiresAt)],
    [text('checkedAt'), dateTime(connection.checkedAt)],
    [text('services'), connection.services.map((name) => words.service(name)).join(', ') || '–'],
    ...folders.map(({ ledger, name }) => [`${text('folder')} ${words.ledger(ledger)}`, name] as const),
  ];
}

/** What DATEV said about fiscal years, account length and ledgers (M1–M5). */
function datasetBlocks({ dataset }: ProcedureFacts, words: ProcedureWords): Block[] {
  const { text } = words;
  if (!dataset) return [{ kind: 'paragraph', text: text('noDataset') }];
  return [
    { kind: 'paragraph', text: text('datasetText', { at: words.dateTime(dataset.takenAt) }) },
    {
      kind: 'table',
      head: [text('fiscalYear'), text('accountLength'), text('books')],
      widths: [0.3, 0.2, 0.5],
      rows: dataset.basics.fiscalYears.map((year) => [
        `${words.date(year.start)} – ${words.date(year.end)}`,
        String(year.accountLength ?? '–'),
        booksOf(year).map(words.ledger).join(', ') || '–',
      ]),
    },
  ];
}

function booksOf(year: ClientBasics['fiscalYears'][number]): Ledger[] {
  return [
    ...(year.accountsReceivable ? (['accounts_receivable'] as const) : []),
    ...(year.accountsPayable ? (['accounts_payable'] as const) : []),
    ...(year.cash ? (['cash'] as const) : []),
  ];
}

function accessRules({ isSecondFactorDemanded }: ProcedureFacts, { text }: ProcedureWords): string[] {
  return [
    text('accessPeople'),
    text('accessRoles'),
    text(isSecondFactorDemanded ? 'accessSecondFactor' : 'accessNoSecondFactor'),
    text('accessSecrets'),
  ];
}

function controls({ text }: ProcedureWords): string[] {
  return [
    text('controlBefore'),
    text('controlFiles'),
    text('controlOnce'),
    text('controlAfter'),
    text('controlDaily'),
    text('controlChain'),
  ];
}

function peopleBlocks({ members, apiKeys }: ProcedureFacts, words: ProcedureWords): Block[] {
  const { text, dateTime } = words;
  return [
    ...section(
      text('people'),
      { kind: 'paragraph', text: text('peopleText') },
      {
        kind: 'table',
        head: [text('name'), text('role'), text('since')],
        widths: [0.5, 0.25, 0.25],
        rows: members.map(({ name, role, since }) => [name, words.role(role), dateTime(since)]),
      },
    ),
    ...(apiKeys === null ? [] : apiKeyBlocks(apiKeys, words)),
  ];
}

function apiKeyBlocks(keys: NonNullable<ProcedureFacts['apiKeys']>, words: ProcedureWords): Block[] {
  const { text, dateTime } = words;
  if (keys.length === 0) return [{ kind: 'paragraph', text: text('noApiKeys') }];
  return [
    { kind: 'paragraph', text: text('apiKeys') },
    {
      kind: 'table',
      head: [text('apiKey'), text('since'), text('until')],
      widths: [0.5, 0.25, 0.25],
      rows: keys.map(({ name, since, until }) => [name, dateTime(since), dateTime(until)]),
    },
  ];
}

function scheduleText({ schedule }: ProcedureFacts, words: ProcedureWords): string {
  if (!schedule) return words.text('noSchedule');
  const ledgers = schedule.ledgers.map((ledger) => words.ledger(ledger)).join(', ');
  const rule = `${words.schedule(schedule.rule)}: ${ledgers}`;
  return schedule.isPaused ? `${rule} (${words.text('schedulePaused')})` : rule;
}

function retentionRules(facts: ProcedureFacts, { text }: ProcedureWords): string[] {
  return [
    text('retentionProtocol', { years: String(facts.protocolYears) }),
    text('retentionChain', { rows: String(facts.protocolRows) }),
    text('retentionAudit'),
    text('retentionTechnical', { days: String(facts.httpLogDays) }),
    text('retentionDocuments'),
    text('operation'),
  ];
}
