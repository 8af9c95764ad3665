import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/identity/actor';
import { pauseSchedule, removeSchedule, saveSchedule } from '@/lib/schedules/change-schedule';
import { listScheduleRuns, readSchedule } from '@/lib/schedules/read-schedule';
import type { ScheduleWish } from '@/lib/schedules/rule';
import { runDueSchedules } from '@/lib/schedules/run-due';
import { takeRun } from '@/lib/schedules/runs';
import type { CompanyScene } from '../identity/scene';
import { makeCompany } from '../identity/scene';
import {
  acceptedNumbers,
  addInvoice,
  february,
  january,
  onlyJob,
  openTransferScene,
  readyCompany,
  type TransferScene,
  workUntilQuiet,
} from '../transfer/scene';

const fifthAtSix: ScheduleWish = {
  rule: { rhythm: 'monthly', dayOfMonth: 5, hour: 6 },
  ledgers: ['accounts_receivable'],
};

let scene: TransferScene;
let company: CompanyScene;
beforeAll(async () => {
  scene = await openTransferScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  scene.clock.set(new Date('2026-01-20T12:00:00Z'));
  await scene.platform.db.transferSchedule.deleteMany();
  company = await readyCompany(scene);
});

const run = () => runDueSchedules(scene.platform);
const runs = () => listScheduleRuns(scene.platform, company.customer);
const transfers = () =>
  scene.platform.db.transfer.findMany({ where: { companyId: company.companyId }, orderBy: { id: 'asc' } });
const at = (instant: string) => scene.clock.set(new Date(instant));

describe('a schedule (T11)', () => {
  it('sends the month before on its day and hour, as the product itself, with an audit entry', async () => {
    await addInvoice(scene, company, { number: 'ZP-1' });
    await saveSchedule(scene.platform, company.admin, fifthAtSix);
    expect(await readSchedule(scene.platform, company.customer)).toMatchObject({
      next: { at: new Date('2026-02-05T05:00:00Z'), months: [january] },
    });
    at('2026-02-05T04:59:59Z');
    expect(await run()).toBe(0);
    at('2026-02-05T05:00:10Z');
    expect(await run()).toBe(1);
    const [transfer, ...others] = await transfers();
    expect(others).toEqual([]);
    expect(transfer).toMatchObject({
      ledger: 'accounts_receivable',
      accountingMonth: january,
      requestedBy: { kind: 'system', name: 'Belegbote' },
    });
    expect(await runs()).toMatchObject([{ state: 'requested', transferId: transfer?.id, month: january }]);
    const audit = await scene.platform.db.auditEvent.findFirst({
      where: { companyId: company.companyId, action: 'transfer.requested' },
    });
    expect(audit).toMatchObject({ actorKind: 'system', subject: transfer?.id });
    await workUntilQuiet(scene);
    expect((await onlyJob(scene, transfer?.id ?? '')).state).toBe('done');
    expect(acceptedNumbers(scene)).toContain('ZP-1');
  });

  it('runs a slot once, however often and by however many workers it is looked at (T5)', async () => {
    await addInvoice(scene, company);
    await saveSchedule(scene.platform, company.admin, fifthAtSix);
    at('2026-02-05T05:00:10Z');
    await Promise.all([run(), run(), run(), run()]);
    await addInvoice(scene, company);
    for (const instant of ['2026-02-05T05:01:10Z', '2026-02-05T18:00:00Z', '2026-03-01T00:00:00Z']) {
      at(instant);
      await run();
    }
    expect(await transfers()).toHaveLength(1);
    expect(await runs()).toHaveLength(1);
  });

  it('a process that died before it asked is followed by another after its lease, one that died after by nobody', async () => {
    await addInvoice(scene, company);
    await saveSchedule(scene.platform, company.admin, fifthAtSix);
    at('2026-02-05T05:00:10Z');
    const target = { ledger: 'accounts_receivable', month: january } as const;
    const slot = { name: '2026-02-05T06' };
    const dead = await takeRun(scene.platform, { companyId: company.companyId, slot, target });
    expect(dead.kind).toBe('taken');
    at('2026-02-05T05:05:00Z');
    expect(await run()).toBe(0);
    at('2026-02-05T05:11:00Z');
    expect(await run()).toBe(1);
    at('2026-02-05T05:40:00Z');
    expect(await run()).toBe(0);
    expect(await transfers()).toHaveLength(1);
  });

  it('a process that slept through its lease asks for nothing when it wakes', async () => {
    await addInvoice(scene, company);
    await saveSchedule(scene.platform, company.admin, fifthAtSix);
    at('2026-02-05T05:00:10Z');
    const { endRun, RunOvertaken } = await import('@/lib/schedules/runs');
    const { requestTransfer } = await import('@/lib/transfer/request-transfer');
    const target = { ledger: 'accounts_receivable', month: january } as const;
    const taken = await takeRun(scene.platform, {
      companyId: company.companyId,
      slot: { name: '2026-02-05T06' },
      target,
    });
    if (taken.kind !== 'taken') throw new Error('not taken');
    await scene.platform.db.scheduleRun.update({ where: { id: taken.run.id }, data: { attempts: 2 } });
    const late = requestTransfer(scene.platform, systemActor(company.companyId), target, (tx, transferId) =>
      endRun(tx, taken.run, { state: 'requested', transferId, endedAt: new Date() }),
    );
    await expect(late).rejects.toThrow(RunOvertaken);
    expect(await transfers()).toEqual([]);
    const [invoice] = await scene.platform.db.invoice.findMany({ where: { companyId: company.companyId } });
    expect(invoice?.state).toBe('open');
  });

  it('gives up after five broken tries and says so; the documents stay open', async () => {
    await addInvoice(scene, company);
    await saveSchedule(scene.platform, company.admin, fifthAtSix);
    let now = Date.parse('2026-02-05T05:00:10Z');
    const target = { ledger: 'accounts_receivable', month: january } as const;
    for (let attempt = 0; attempt < 5; attempt += 1) {
      scene.clock.set(new Date(now));
      const slot = { name: '2026-02-05T06' };
      expect((await takeRun(scene.platform, { companyId: company.companyId, slot, target })).kind).toBe(
        'taken',
      );
      now += 11 * 60_000;
    }
    scene.clock.set(new Date(now));
    expect(await run()).toBe(0);
    expect(await runs()).toMatchObject([{ state: 'failed' }]);
    expect(await readSchedule(scene.platform, company.customer)).toMatchObject({
      next: { at: new Date('2026-03-05T05:00:00Z') },
    });
  });

  it('is skipped with the reason while preflight blocks, and says who mends it (M8)', async () => {
    const stranger = await makeCompany(scene.platform, `Ohne Verbindung ${crypto.randomUUID()}`);
    await addInvoice(scene, stranger);
    await saveSchedule(scene.platform, stranger.admin, fifthAtSix);
    at('2026-02-05T05:00:10Z');
    expect(await run()).toBe(0);
    const [skipped] = await listScheduleRuns(scene.platform, stranger.customer);
    expect(skipped?.state).toBe('skipped');
    expect(skipped?.findings).toContainEqual(
      expect.objectContaining({ code: 'CONNECTION_NOT_CONNECTED', severity: 'blocker', owner: 'admin' }),
    );
  });

  it('is skipped with the reason when every document is held back (T9)', async () => {
    await addInvoice(scene, company, { positions: [{ grossAmount: '1309.00', taxRate: '19.00' }] });
    await saveSchedule(scene.platform, company.admin, fifthAtSix);
    at('2026-02-05T05:00:10Z');
    expect(await run()).toBe(0);
    const [skipped] = await runs();
    expect(skipped?.state).toBe('skipped');
    expect(skipped?.findings.map(({ subject }) => subject?.kind)).toContain('invoice');
  });

  it('does not send again by itself what DATEV refused (T10)', async () => {
    const id = await addInvoice(scene, company);
    await scene.platform.db.invoice.update({ where: { id }, data: { state: 'refused' } });
    await saveSchedule(scene.platform, company.admin, fifthAtSix);
    at('2026-02-05T05:00:10Z');
    expect(await run()).toBe(0);
    expect(await runs()).toMatchObject([{ state: 'nothing_to_send' }]);
  });

  it('a lost permission does not skip it: the transfer waits for the reconnect (C6)', async () => {
    await addInvoice(scene, company);
    await scene.platform.db.connection.update({
      where: { companyId: company.companyId },
      data: { state: 'permission_lost', stateProblem: { code: 'CONNECTION_PERMISSION_LOST', params: {} } },
    });
    await saveSchedule(scene.platform, company.admin, fifthAtSix);
    at('2026-02-05T05:00:10Z');
    expect(await run()).toBe(1);
  });

  it('weekly sends the month before and the running one, each chosen book once', async () => {
    await addInvoice(scene, company);
    await addInvoice(scene, company, { issueDate: '2026-02-01', serviceDate: '2026-02-01' });
    await saveSchedule(scene.platform, company.admin, {
      rule: { rhythm: 'weekly', weekday: 1, hour: 8 },
      ledgers: ['accounts_receivable', 'accounts_payable'],
    });
    at('2026-02-02T07:00:30Z');
    expect(await run()).toBe(2);
    expect((await transfers()).map(({ accountingMonth }) => accountingMonth)).toEqual([january, february]);
    const states = (await runs()).map(({ ledger, month, state }) => `${ledger} ${month} ${state}`);
    expect(states.toSorted()).toEqual([
      'accounts_payable 2026-01 nothing_to_send',
      'accounts_payable 2026-02 nothing_to_send',
      'accounts_receivable 2026-01 requested',
      'accounts_receivable 2026-02 requested',
    ]);
  });

  it('on the days the clocks change it runs once, also in the doubled and in the missing hour', async () => {
    await saveSchedule(scene.platform, company.admin, {
      rule: { rhythm: 'weekly', weekday: 7, hour: 2 },
      ledgers: ['accounts_receivable'],
    });
    for (const day of ['2026-03-29', '2026-10-25']) {
      for (let minutes = -90; minutes <= 270; minutes += 15) {
        scene.clock.set(new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000));
        await run();
      }
    }
    const slots = (await runs()).map(({ slotAt, month }) => `${slotAt.toISOString()} ${month}`);
    expect(slots.toSorted()).toEqual([
      // The last Sunday before the first look of the month, made up for; then the day itself.
      '2026-03-22T01:00:00.000Z 2026-02',
      '2026-03-22T01:00:00.000Z 2026-03',
      '2026-03-29T01:00:00.000Z 2026-02',
      '2026-03-29T01:00:00.000Z 2026-03',
      '2026-10-18T00:00:00.000Z 2026-09',
      '2026-10-18T00:00:00.000Z 2026-10',
      '2026-10-25T00:00:00.000Z 2026-09',
      '2026-10-25T00:00:00.000Z 2026-10',
    ]);
  });

  it('paused it does nothing, and what passed meanwhile is not made up for', async () => {
    await addInvoice(scene, company);
    await saveSchedule(scene.platform, company.admin, fifthAtSix);
    expect(await pauseSchedule(scene.platform, company.admin, { isPaused: true })).toBe(true);
    expect(await readSchedule(scene.platform, company.customer)).toMatchObject({
      isPaused: true,
      next: null,
    });
    at('2026-02-05T05:00:10Z');
    expect(await run()).toBe(0);
    at('2026-02-06T05:00:10Z');
    await pauseSchedule(scene.platform, company.admin, { isPaused: false });
    expect(await run()).toBe(0);
    expect(await readSchedule(scene.platform, company.customer)).toMatchObject({
      next: { at: new Date('2026-03-05T05:00:00Z'), months: [february] },
    });
    expect(await runs()).toEqual([]);
  });

  it('a late worker makes up for the newest slot (T11)', async () => {
    await addInvoice(scene, company);
    await saveSchedule(scene.platform, company.admin, fifthAtSix);
    at('2026-02-07T09:00:00Z');
    expect(await run()).toBe(1);
    expect(await transfers()).toMatchObject([{ accountingMonth: january }]);
  });

  it('set today after its hour it waits for the next time', async () => {
    at('2026-02-05T12:00:00Z');
    await addInvoice(scene, company);
    await saveSchedule(scene.platform, company.admin, fifthAtSix);
    expect(await run()).toBe(0);
    at('2026-02-06T12:00:00Z');
    expect(await run()).toBe(0);
  });

  it('only an admin changes it, and each change is in the audit log (U1, S4)', async () => {
    for (const actor of [company.customer, company.adviser]) {
      await expect(saveSchedule(scene.platform, actor, fifthAtSix)).rejects.toThrow('schedules.change');
      await expect(pauseSchedule(scene.platform, actor, { isPaused: true })).rejects.toThrow();
      await expect(removeSchedule(scene.platform, actor)).rejects.toThrow();
    }
    await saveSchedule(scene.platform, company.admin, fifthAtSix);
    await pauseSchedule(scene.platform, company.admin, { isPaused: true });
    await pauseSchedule(scene.platform, company.admin, { isPaused: false });
    expect(await removeSchedule(scene.platform, company.admin)).toBe(true);
    expect(await removeSchedule(scene.platform, company.admin)).toBe(false);
    const events = await scene.platform.db.auditEvent.findMany({
      where: { companyId: company.companyId, action: { startsWith: 'schedule.' } },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ action }) => action)).toEqual([
      'schedule.changed',
      'schedule.paused',
      'schedule.resumed',
      'schedule.removed',
    ]);
    expect(await readSchedule(scene.platform, company.customer)).toBeNull();
  });
});
