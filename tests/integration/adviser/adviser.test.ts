import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AdviserScope, adviserScope } from '@/lib/adviser/adviser-scope';
import { companyFindings } from '@/lib/adviser/company-findings';
import { listClients } from '@/lib/adviser/list-clients';
import { actorOfTransfer } from '@/lib/adviser/transfer-actor';
import { listLogChoices, searchTransferLog, type TransferLogSearch } from '@/lib/adviser/transfer-log';
import { systemActor, type UserActor } from '@/lib/identity/actor';
import { listMemberships } from '@/lib/identity/memberships';
import { addMember } from '@/lib/identity/people';
import { mattersOf } from '@/lib/preflight/adviser-mail';
import { addComment, listComments } from '@/lib/transfer/comments';
import { type CompanyScene, makeCompany } from '../identity/scene';
import {
  addInvoice,
  click,
  february,
  january,
  openTransferScene,
  readyCompany,
  type TransferScene,
  transferRow,
  workUntilQuiet,
} from '../transfer/scene';

let scene: TransferScene;
let first: CompanyScene;
let second: CompanyScene;
let foreign: CompanyScene;
let transfers: { first: string; firstFebruary: string; second: string; foreign: string };

beforeAll(async () => {
  scene = await openTransferScene();
  first = await readyCompany(scene);
  second = await readyCompany(scene);
  foreign = await readyCompany(scene);
  await advise(second, 'adviser');
  await addInvoice(scene, first, { number: 'AB-17' });
  const one = await click(scene, first);
  scene.clock.advance(60_000);
  await addInvoice(scene, first, { number: 'AB-18', issueDate: '2026-02-03', serviceDate: '2026-02-03' });
  const two = await click(scene, first, { month: february });
  scene.clock.advance(60_000);
  await addInvoice(scene, second, { number: '100%_x' });
  const three = await click(scene, second);
  await addInvoice(scene, foreign, { number: 'AB-17' });
  const four = await click(scene, foreign);
  transfers = { first: one, firstFebruary: two, second: three, foreign: four };
  await workUntilQuiet(scene);
});
afterAll(() => scene.close());

/** Makes the first company's Berater a member of another company, too. */
async function advise(company: CompanyScene, role: 'adviser' | 'customer'): Promise<void> {
  const user = await scene.platform.db.user.findUniqueOrThrow({ where: { id: first.adviser.userId } });
  await addMember(scene.platform, systemActor(company.companyId), {
    email: user.email,
    name: user.name,
    role,
  });
}

async function scopeOf({ userId, name }: UserActor): Promise<AdviserScope> {
  const scope = adviserScope({ userId, name }, await listMemberships(scene.platform, userId));
  if (!scope) throw new Error('advises nobody');
  return scope;
}

async function found(search: TransferLogSearch = {}): Promise<string[]> {
  const page = await searchTransferLog(scene.platform, await scopeOf(first.adviser), search);
  return page?.items.map(({ id }) => id) ?? [];
}

describe("the Berater's log of all his companies (P4)", () => {
  it('has every transfer of his companies, the newest first, and none of any other (S1)', async () => {
    expect(await found()).toEqual([transfers.second, transfers.firstFebruary, transfers.first]);
  });

  it('filters by company, month, ledger, state and person', async () => {
    expect(await found({ companyId: second.companyId })).toEqual([transfers.second]);
    expect(await found({ month: february })).toEqual([transfers.firstFebruary]);
    expect(await found({ ledger: 'cash' })).toEqual([]);
    expect(await found({ ledger: 'accounts_receivable', month: january })).toEqual([
      transfers.second,
      transfers.first,
    ]);
    expect(await found({ state: 'succeeded' })).toHaveLength(3);
    expect(await found({ state: 'failed' })).toEqual([]);
    expect(await found({ person: first.customer.name })).toEqual([transfers.firstFebruary, transfers.first]);
    expect(await found({ companyId: foreign.companyId })).toEqual([]);
  });

  it('finds by number, GUID, job at DATEV, company, person and comment; never beyond his companies (B6)', async () => {
    const row = await transferRow(scene, transfers.first);
    const [job] = row.jobs;
    const [document] = job?.documents ?? [];
    expect(await found({ text: 'ab-17' })).toEqual([transfers.first]);
    expect(await found({ text: 'AB-1' })).toEqual([transfers.firstFebruary, transfers.first]);
    expect(await found({ text: 'B-17' })).toEqual([]);
    expect(await found({ text: document?.guid ?? '' })).toEqual([transfers.first]);
    expect(await found({ text: document?.guid.toUpperCase() ?? '' })).toEqual([transfers.first]);
    expect(await found({ text: job?.datevJobId ?? '' })).toEqual([transfers.first]);
    expect(await found({ text: transfers.second })).toEqual([transfers.second]);
    expect(await found({ text: second.customer.name.slice(3) })).toEqual([transfers.second]);
    const foreignRow = await transferRow(scene, transfers.foreign);
    expect(await found({ text: foreignRow.jobs[0]?.documents[0]?.guid ?? '' })).toEqual([]);
    expect(await found({ text: transfers.foreign })).toEqual([]);
  });

  it('takes signs of the search language and of SQL as what they are', async () => {
    expect(await found({ text: '%' })).toEqual([]);
    expect(await found({ text: '100%' })).toEqual([transfers.second]);
    expect(await found({ text: '100%_' })).toEqual([transfers.second]);
    expect(await found({ text: '___' })).toEqual([]);
    expect(await found({ text: `'; DROP TABLE "Transfer"; --` })).toEqual([]);
    expect(await found({ text: '\\' })).toEqual([]);
  });

  it('goes on by cursor without losing or repeating one; a foreign cursor is refused', async () => {
    const scope = await scopeOf(first.adviser);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await searchTransferLog(scene.platform, scope, {
        limit: 1,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...(page?.items.map(({ id }) => id) ?? []));
      cursor = page?.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([transfers.second, transfers.firstFebruary, transfers.first]);
    expect(await searchTransferLog(scene.platform, scope, { cursor: 'nonsense' })).toBeNull();
  });

  it('offers months and people of his companies only', async () => {
    const { months, people } = await listLogChoices(scene.platform, await scopeOf(first.adviser));
    expect(months).toEqual([february, january]);
    expect(people.toSorted()).toEqual([first.customer.name, second.customer.name].toSorted());
  });

  it('a scope that is out of date shows nothing any more: membership is asked by the query itself (S1)', async () => {
    const scope = await scopeOf(first.adviser);
    const forged: AdviserScope = {
      ...scope,
      companies: [...scope.companies, { companyId: foreign.companyId, companyName: 'Fremd' }],
    };
    const page = await searchTransferLog(scene.platform, forged, {});
    expect(page?.items.map(({ id }) => id)).not.toContain(transfers.foreign);
    // A member, but not as Berater: still nothing.
    await advise(foreign, 'customer');
    const asCustomer = await searchTransferLog(scene.platform, forged, { companyId: foreign.companyId });
    expect(asCustomer?.items).toEqual([]);
  });
});

describe('comments on a transfer (P4)', () => {
  it('are kept with person and time, counted in the log, found by their text, and stay as they are', async () => {
    const text = 'Bitte den Beleg AB-17 noch einmal ansehen';
    expect(await addComment(scene.platform, first.adviser, { transferId: transfers.first, text })).toBe(true);
    const [comment] = await listComments(scene.platform, first.customer, { transferId: transfers.first });
    expect(comment).toMatchObject({ text, writtenBy: { name: first.adviser.name } });
    expect(await found({ text: 'noch einmal' })).toEqual([transfers.first]);
    const page = await searchTransferLog(scene.platform, await scopeOf(first.adviser), { text: 'ab-17' });
    expect(page?.items.map(({ comments }) => comments)).toEqual([1]);
    const { db } = scene.platform;
    for (const statement of [
      `UPDATE "TransferComment" SET "text" = 'anders'`,
      'DELETE FROM "TransferComment"',
      'TRUNCATE "TransferComment"',
    ]) {
      await expect(db.$executeRawUnsafe(statement)).rejects.toThrow('cannot be changed');
    }
    const audit = await db.auditEvent.findFirst({ where: { action: 'transfer.commented' } });
    expect(audit).toMatchObject({ subject: transfers.first, actorId: first.adviser.userId });
  });

  it('reach no transfer of another company (S1)', async () => {
    const { platform } = scene;
    expect(await addComment(platform, first.adviser, { transferId: transfers.foreign, text: 'x' })).toBe(
      false,
    );
    await addComment(platform, foreign.customer, { transferId: transfers.foreign, text: 'unter uns' });
    expect(await listComments(platform, first.adviser, { transferId: transfers.foreign })).toEqual([]);
    expect(await found({ text: 'unter uns' })).toEqual([]);
  });
});

describe('whose protocol somebody may take away (P4, S1)', () => {
  it('is found through his own memberships, with the role he has there', async () => {
    const { platform } = scene;
    const { userId, name } = first.adviser;
    const memberships = (await listMemberships(platform, userId)).filter(({ role }) => role === 'adviser');
    const at = (id: string) => actorOfTransfer(platform, { userId, name }, memberships, id);
    expect(await at(transfers.first)).toMatchObject({ companyId: first.companyId, role: 'adviser' });
    expect(await at(transfers.second)).toMatchObject({ companyId: second.companyId, role: 'adviser' });
    expect(await at(transfers.foreign)).toBeNull();
    expect(await at('no id')).toBeNull();
    const locked = memberships.map((membership) => ({ ...membership, lacksSecondFactor: true }));
    expect(await actorOfTransfer(platform, { userId, name }, locked, transfers.first)).toBeNull();
  });
});

describe('his companies at a glance (P4, U4)', () => {
  it('have a light and count what is open, sent and refused', async () => {
    const id = await addInvoice(scene, second, {
      number: 'AB-90',
      issueDate: '2026-02-04',
      serviceDate: '2026-02-04',
    });
    const { clients } = await listClients(scene.platform, await scopeOf(first.adviser));
    expect(clients.map(({ companyId }) => companyId).toSorted()).toEqual(
      [first.companyId, second.companyId].toSorted(),
    );
    expect(clients.find(({ companyId }) => companyId === second.companyId)).toMatchObject({
      light: 'green',
      open: 1,
      refused: 0,
    });
    await scene.platform.db.invoice.update({ where: { id }, data: { state: 'refused' } });
    const after = await listClients(scene.platform, await scopeOf(first.adviser));
    expect(after.clients.find(({ companyId }) => companyId === second.companyId)).toMatchObject({
      light: 'amber',
      open: 0,
      refused: 1,
    });
    await scene.platform.db.invoice.update({ where: { id }, data: { state: 'open' } });
  });

  it('counts what was sent in the last months', async () => {
    scene.clock.set(new Date('2026-02-20T12:00:00Z'));
    const { clients, sentSince } = await listClients(scene.platform, await scopeOf(first.adviser));
    expect(sentSince).toBe('2025-12');
    expect(clients.find(({ companyId }) => companyId === first.companyId)?.sent).toBe(2);
  });

  it('show what waits for the Berater, each matter once with its documents (M8)', async () => {
    const company = await makeCompany(scene.platform, 'Ohne Konten GmbH');
    await addInvoice(scene, company, { number: 'OK-1' });
    await addInvoice(scene, company, { number: 'OK-2' });
    const findings = await companyFindings(scene.platform, company.adviser);
    expect(findings.map(({ code }) => code)).toContain('CONNECTION_NOT_CONNECTED');
    const matters = mattersOf(findings);
    expect(matters.every(({ finding }) => finding.owner === 'adviser')).toBe(true);
    const rows = matters.find(({ finding }) => finding.code === 'ACCOUNT_ROW_MISSING');
    expect(rows?.documents.toSorted()).toEqual(['OK-1', 'OK-2']);
  });
});
