import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatAmount } from '@/lib/bookkeeping/money';
import { readOpeningBalance, setOpeningBalance } from '@/lib/documents/cash-book';
import {
  addCashReceipt,
  deleteCashEntry,
  removeCashReceipt,
  saveCashEntry,
} from '@/lib/documents/keep-cash-book';
import { listCashEntries } from '@/lib/documents/list-cash-entries';
import { storeCashEntries } from '@/lib/documents/store-cash-entries';
import { NotPermitted } from '@/lib/identity/permissions';
import { preflightMonth } from '@/lib/transfer/preflight-month';
import { requestTransfer } from '@/lib/transfer/request-transfer';
import type { CompanyScene } from '../identity/scene';
import {
  click,
  february,
  finalisedJobs,
  january,
  openTransferScene,
  readyCompany,
  type TransferScene,
  transferRow,
  workUntilQuiet,
} from '../transfer/scene';

const cash = { ledger: 'cash', month: january } as const;
let scene: TransferScene;
beforeAll(async () => {
  scene = await openTransferScene();
});
afterAll(() => scene.close());

const entryOf = (date: string, amount: string, text = 'Bewegung') => ({
  date,
  amount,
  text,
  accountNo: '8400',
});

async function enter(company: CompanyScene, date: string, amount: string, text?: string): Promise<string> {
  const entry = entryOf(date, amount, text);
  const target = { cashEntryId: null, draftId: randomUUID() };
  const outcome = await saveCashEntry(scene.platform, company.customer, { ...target, entry });
  if (outcome.kind !== 'created') throw new Error(JSON.stringify(outcome));
  return outcome.entry.id;
}

async function lines(company: CompanyScene) {
  const outcome = await listCashEntries(scene.platform, company.customer, {});
  if (outcome.kind !== 'page') throw new Error(outcome.kind);
  return outcome.page.items;
}

describe('keeping the cash book on the screen (T4)', () => {
  it('counts every balance from the opening balance, which customer and adviser may set', async () => {
    const company = await readyCompany(scene);
    const { platform } = scene;
    expect(await readOpeningBalance(platform, company.customer)).toBeNull();
    expect(await setOpeningBalance(platform, company.customer, { amount: '150,00' })).toBe('unreadable');
    expect(await setOpeningBalance(platform, company.customer, { amount: '-1.00' })).toBe('negative');
    expect(await setOpeningBalance(platform, company.customer, { amount: '100.00' })).toBe('saved');
    expect(await setOpeningBalance(platform, company.adviser, { amount: '150.00' })).toBe('saved');
    await enter(company, '2026-01-05', '-20.00');
    expect((await lines(company)).map(({ balance }) => formatAmount(balance))).toEqual(['130.00']);
    const audit = await platform.db.auditEvent.findMany({
      where: { companyId: company.companyId, action: 'cash_book.opening_changed' },
      orderBy: { at: 'asc' },
    });
    expect(audit.map(({ details }) => details)).toEqual([
      { before: null, after: 10000 },
      { before: 10000, after: 15000 },
    ]);
  });

  it('changes an open entry in its place, with its files, and remembers what it said', async () => {
    const company = await readyCompany(scene);
    const { platform } = scene;
    const first = await enter(company, '2026-01-05', '10.00', 'Erste');
    await enter(company, '2026-01-05', '5.00', 'Zweite');
    const receipt = { cashEntryId: first, fileName: 'bon.pdf', content: scene.pdf };
    expect(await addCashReceipt(platform, company.customer, receipt)).toMatchObject({
      kind: 'new_version',
      entry: { version: 2 },
    });
    const entry = entryOf('2026-01-05', '12.50', 'Erste, berichtigt');
    const changed = await saveCashEntry(platform, company.customer, {
      cashEntryId: first,
      version: 2,
      entry,
    });
    expect(changed).toMatchObject({ kind: 'new_version', entry: { version: 3, sequence: 1 } });
    const [line, second] = await lines(company);
    expect(line).toMatchObject({ text: 'Erste, berichtigt', attachments: [{ fileName: 'bon.pdf' }] });
    expect(second?.text).toBe('Zweite');
    const [audit] = await platform.db.auditEvent.findMany({
      where: { companyId: company.companyId, action: 'cash_entry.changed' },
      orderBy: { at: 'desc' },
    });
    expect(audit?.details).toMatchObject({ before: { amount: '10.00' }, after: { amount: '12.50' } });

    const attachmentId = line?.attachments[0]?.id ?? '';
    const gone = { cashEntryId: first, attachmentId };
    expect((await removeCashReceipt(platform, company.customer, gone)).kind).toBe('new_version');
    expect((await removeCashReceipt(platform, company.customer, gone)).kind).toBe('not_found');
    expect((await lines(company))[0]?.attachments).toEqual([]);
  });

  it('enters a movement once, however often its form is sent (T4, T5)', async () => {
    const company = await readyCompany(scene);
    const { platform } = scene;
    const draft = { cashEntryId: null, draftId: randomUUID() };
    const save = (amount: string) =>
      saveCashEntry(platform, company.customer, { ...draft, entry: entryOf('2026-01-05', amount) });
    expect((await Promise.all([save('10.00'), save('10.00')])).map(({ kind }) => kind).sort()).toEqual([
      'created',
      'unchanged',
    ]);
    expect((await save('12.00')).kind).toBe('new_version');
    expect((await lines(company)).map(({ amount }) => formatAmount(amount))).toEqual(['12.00']);
  });

  it('remembers what an entry said before, also when a program or a file changed it (S4)', async () => {
    const company = await readyCompany(scene);
    const { platform } = scene;
    const send = (amount: string) =>
      storeCashEntries(platform, company.customer, [
        { externalId: 'shop-1', ...entryOf('2026-01-05', amount, 'Aus dem Laden') },
      ]);
    await send('10.00');
    await send('10.00');
    await send('12.00');
    const audit = await platform.db.auditEvent.findMany({
      where: { companyId: company.companyId, action: 'cash_entry.changed' },
    });
    expect(audit.map(({ details }) => details)).toMatchObject([
      { before: { amount: '10.00' }, after: { amount: '12.00' } },
    ]);
  });

  it('does not put back what was changed while somebody was typing (T4)', async () => {
    const company = await readyCompany(scene);
    const { platform } = scene;
    const cashEntryId = await enter(company, '2026-01-05', '10.00');
    const save = (version: number, amount: string) =>
      saveCashEntry(platform, company.customer, {
        cashEntryId,
        version,
        entry: entryOf('2026-01-05', amount),
      });
    expect(await save(1, '11.00')).toMatchObject({ kind: 'new_version', entry: { version: 2 } });
    expect(await save(1, '10.50')).toEqual({ kind: 'changed_meanwhile' });
    expect(await save(1, '11.00')).toMatchObject({ kind: 'unchanged' });
    expect((await lines(company)).map(({ amount }) => formatAmount(amount))).toEqual(['11.00']);
  });

  it('says what cannot be read, field by field, and refuses a receipt that is no image', async () => {
    const company = await readyCompany(scene);
    const wrong = {
      cashEntryId: null,
      draftId: randomUUID(),
      entry: { date: '30.02.2026', amount: '12,50', text: 'x' },
    };
    expect(await saveCashEntry(scene.platform, company.customer, wrong)).toMatchObject({
      kind: 'invalid',
      problems: [
        { code: 'INPUT_DATE_UNREADABLE', path: 'date' },
        { code: 'INPUT_AMOUNT_UNREADABLE', path: 'amount' },
      ],
    });
    const cashEntryId = await enter(company, '2026-01-05', '1.00');
    const receipt = { cashEntryId, fileName: 'bon.pdf', content: Buffer.from('kein PDF') };
    expect(await addCashReceipt(scene.platform, company.customer, receipt)).toMatchObject({
      kind: 'invalid',
      problems: [{ code: 'IMAGE_TYPE_UNKNOWN' }],
    });
  });

  it('is closed for what is on its way or arrived, and for other companies (T10, S1)', async () => {
    const [company, stranger] = [await readyCompany(scene), await readyCompany(scene)];
    const { platform } = scene;
    const cashEntryId = await enter(company, '2026-01-05', '10.00');
    const entry = entryOf('2026-01-05', '11.00');
    const foreign = { cashEntryId, version: 1, entry };
    expect(await saveCashEntry(platform, stranger.customer, foreign)).toEqual({ kind: 'not_found' });
    expect(await deleteCashEntry(platform, stranger.customer, cashEntryId)).toBe('not_found');
    await expect(saveCashEntry(platform, company.adviser, foreign)).rejects.toThrow(NotPermitted);
    await click(scene, company, cash);
    const receipt = { cashEntryId, fileName: 'bon.pdf', content: scene.pdf };
    for (const state of ['under_way', 'transferred']) {
      expect((await lines(company))[0]?.state).toBe(state);
      expect((await saveCashEntry(platform, company.customer, foreign)).kind).toBe('conflict');
      expect((await addCashReceipt(platform, company.customer, receipt)).kind).toBe('conflict');
      expect(await deleteCashEntry(platform, company.customer, cashEntryId)).toBe('was_in_transfer');
      await workUntilQuiet(scene);
    }
    expect((await lines(company))[0]).toMatchObject({ version: 1, attachments: [] });
  });

  it('deletes what never went anywhere, and the audit keeps what it said', async () => {
    const company = await readyCompany(scene);
    const cashEntryId = await enter(company, '2026-01-05', '10.00', 'Irrtum');
    expect(await deleteCashEntry(scene.platform, company.customer, cashEntryId)).toBe('deleted');
    expect(await lines(company)).toEqual([]);
    const [audit] = await scene.platform.db.auditEvent.findMany({
      where: { action: 'cash_entry.deleted', subject: cashEntryId },
    });
    expect(audit?.details).toMatchObject({ before: { text: 'Irrtum', amount: '10.00' } });
  });
});

describe('a cash month on its way to DATEV (T4)', () => {
  it('holds back what would make the balance negative, and goes once the opening balance is known', async () => {
    const company = await readyCompany(scene);
    const { platform } = scene;
    dataset().openingCashBalance = 5_000;
    dataset().cashBalances = {};
    await enter(company, '2026-01-05', '-30.00', 'Porto');
    await enter(company, '2026-01-06', '10.00', 'Einnahme');
    const refused = await requestTransfer(platform, company.customer, cash);
    expect(refused).toMatchObject({ kind: 'nothing_to_send' });
    const { findings } = await preflightMonth(platform, company.customer, cash);
    expect(findings.map(({ code, subject }) => [code, subject?.label])).toEqual(
      expect.arrayContaining([
        ['CASH_BALANCE_NEGATIVE', '05.01.2026 Porto'],
        ['CASH_HELD_AFTER', '06.01.2026 Einnahme'],
        ['CASH_OPENING_BALANCE_ASSUMED', 'Kasse 2026-01'],
      ]),
    );
    await setOpeningBalance(platform, company.customer, { amount: '50.00' });
    const id = await click(scene, company, cash);
    await workUntilQuiet(scene);
    expect((await transferRow(scene, id)).state).toBe('succeeded');
    expect(dataset().cashBalances).toEqual({ Kasse: 3_000 });
  });

  it('carries the balance into the next month and into what is added to a month already sent', async () => {
    const company = await readyCompany(scene);
    const { platform } = scene;
    dataset().openingCashBalance = 0;
    dataset().cashBalances = {};
    await setOpeningBalance(platform, company.customer, { amount: '0.00' });
    await enter(company, '2026-01-05', '100.00');
    await click(scene, company, cash);
    await workUntilQuiet(scene);
    await enter(company, '2026-02-03', '-80.00');
    const inFebruary = await click(scene, company, { ledger: 'cash', month: february });
    await workUntilQuiet(scene);
    expect((await transferRow(scene, inFebruary)).state).toBe('succeeded');

    // 20.00 are left at the end, however much there was in January.
    const late = await enter(company, '2026-01-20', '-50.00', 'Nachgereicht');
    const held = await preflightMonth(platform, company.customer, cash);
    expect(held.heldBack).toMatchObject([{ id: late }]);
    expect(held.heldBack[0]?.findings[0]).toMatchObject({
      params: { date: '03.02.2026', balance: '-30,00' },
    });
    const entry = entryOf('2026-01-20', '-15.00', 'Nachgereicht');
    await saveCashEntry(platform, company.customer, { cashEntryId: late, version: 1, entry });
    const again = await click(scene, company, cash);
    await workUntilQuiet(scene);
    expect((await transferRow(scene, again)).state).toBe('succeeded');
    expect(dataset().cashBalances).toEqual({ Kasse: 500 });
  });

  it('goes one job at a time, in order, with its receipts, when everything is sent at once', async () => {
    const company = await readyCompany(scene);
    const { platform } = scene;
    dataset().openingCashBalance = 0;
    dataset().cashBalances = {};
    const first = await enter(company, '2026-01-02', '200.00');
    await addCashReceipt(platform, company.customer, {
      cashEntryId: first,
      fileName: 'bon.pdf',
      content: scene.pdf,
    });
    await storeCashEntries(platform, company.customer, [
      { externalId: 'api-1', ...entryOf('2026-01-03', '-150.00') },
      { externalId: 'api-2', ...entryOf('2026-02-01', '-50.00') },
    ]);
    scene.datev.world.jobs.clear();
    const ids = [
      await click(scene, company, cash),
      await click(scene, company, { ledger: 'cash', month: february }),
    ];
    await workUntilQuiet(scene);
    const states = await Promise.all(ids.map(async (id) => (await transferRow(scene, id)).state));
    expect(states).toEqual(['succeeded', 'succeeded']);
    const jobs = finalisedJobs(scene).sort(
      (left, right) => (left.finalisedAt ?? 0) - (right.finalisedAt ?? 0),
    );
    const amounts = jobs.map(({ result }) =>
      (result?.documents ?? []).flatMap(({ rows }) => rows.map(({ amount }) => amount)),
    );
    expect(amounts).toEqual([['200.00', '-150.00'], ['-50.00']]);
    expect(jobs[0]?.result?.documents[0]?.images).toEqual(['Kassenbeleg_2026-01-02.pdf']);
    expect(dataset().cashBalances).toEqual({ Kasse: 0 });
  });

  it('sends nothing past an open entry that was not chosen', async () => {
    const company = await readyCompany(scene);
    await enter(company, '2026-01-02', '10.00');
    const later = await enter(company, '2026-01-03', '10.00');
    const result = await requestTransfer(scene.platform, company.customer, { ...cash, documentIds: [later] });
    expect(result).toMatchObject({ kind: 'nothing_to_send' });
    expect('findings' in result && result.findings[0]?.code).toBe('CASH_EARLIER_LEFT_OUT');
  });
});

function dataset() {
  const found = scene.datev.world.datasets.get('455148-1');
  if (!found) throw new Error('no dataset');
  return found;
}
