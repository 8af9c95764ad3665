import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { settleHttpLog } from '@/lib/connection/http-log';
import { checkWritePermission } from '@/lib/general-data/carrying/check-write-permission';
import { carryDueFiles } from '@/lib/general-data/carrying/work';
import { storeCompensations } from '@/lib/general-data/people/store-compensations';
import { storeEmployees } from '@/lib/general-data/people/store-employees';
import { settleDelivery } from '@/lib/general-data/push/delivery';
import { downloadFile, refreshFile, sendFileAgain } from '@/lib/general-data/push/file-actions';
import { passFileThrough } from '@/lib/general-data/push/passthrough';
import { pushGeneralData } from '@/lib/general-data/push/push-general';
import { getPush } from '@/lib/general-data/push/read-pushes';
import { saveSettings } from '@/lib/general-data/settings/save-settings';
import type { UserActor } from '@/lib/identity/actor';
import { type LocalDatev, startLocalDatev } from '@/sandbox/local-datev';
import { settleAfterRestore } from '@/scripts/operation/backup/after-restore';
import {
  createTestPlatform,
  type MovableClock,
  movableClock,
  type TestPlatform,
} from '@/tests/support/platform';
import { environmentOf, newConnection, type Scene } from '../connection/scene';
import { order } from '../sandbox/datev-session';
import { compensationJson, employeeJson, lodasFile } from './scene';

let datev: LocalDatev;
let platform: TestPlatform;
let clock: MovableClock;
let scene: Scene;

const bothServices = ['rechnungsdatenservice', 'hr_files', 'extf_files'];
const hour = 60 * 60_000;

beforeAll(async () => {
  datev = await startLocalDatev({ manner: 'live' });
  clock = movableClock(new Date());
  platform = await createTestPlatform({ clock, env: environmentOf(datev) });
  scene = { datev, platform, clock, close: async () => undefined };
});
afterAll(async () => {
  await settleHttpLog(platform);
  await platform.close();
  await datev.close();
});

/** Time passes here and at DATEV. */
function pass(milliseconds: number): void {
  clock.advance(milliseconds);
  datev.world.clock.setOffset(datev.world.clock.offsetMs + milliseconds);
}

/** A connected company with one person, his wage since January and one Debitor: three files. */
async function connectedCompany(services: readonly string[] = bothServices): Promise<UserActor> {
  const actor = await newConnection(scene, { services });
  await storeEmployees(platform, actor, [employeeJson()]);
  await storeCompensations(platform, actor, [compensationJson()]);
  await platform.db.businessPartner.create({
    data: {
      companyId: actor.companyId,
      kind: 'customer',
      matchKey: 'K100',
      name: 'Möbel Müller',
      accountNo: '10100',
    },
  });
  return actor;
}

async function push(actor: UserActor) {
  const outcome = await pushGeneralData(platform, actor, { isForced: false });
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  return outcome;
}

/** A push whose first file waits, for hr:files asks to come again in two minutes. */
async function pushWhileAway(actor: UserActor) {
  await order(datev, '/misbehaviour', {
    kind: 'answer',
    operation: 'hrUploadFile',
    status: 503,
    retryAfterSeconds: 120,
  });
  const pushed = await push(actor);
  expect(pushed.files.map(({ state }) => state)).toEqual(['waiting', 'uploaded', 'uploaded']);
  return pushed;
}

async function statesOf(actor: UserActor, pushId: string): Promise<Record<string, string>> {
  const found = await getPush(platform, actor, { pushId });
  return Object.fromEntries((found?.files ?? []).map(({ name, state }) => [name, state]));
}

describe('files to DATEV (K6)', () => {
  it('sends payroll files and partners by the services the admin chose, and follows them', async () => {
    const actor = await connectedCompany();
    expect(await checkWritePermission(platform, actor)).toEqual({ isReady: true });
    const { pushId, files } = await push(actor);
    expect(files.map(({ name, state }) => [name, state])).toEqual([
      ['LODAS_Stammdaten_2026-01.txt', 'uploaded'],
      [expect.stringMatching(/^LODAS_Stammdaten_\d{4}-\d{2}\.txt$/), 'uploaded'],
      ['EXTF_Stammdaten.csv', 'uploaded'],
    ]);
    // What DATEV has is due no more.
    expect((await push(actor)).files).toEqual([]);

    const [january] = files;
    await order(datev, `/hr-files/jobs/${january?.datevJobId}`, { state: 'imported' });
    pass(2 * hour);
    await carryDueFiles(platform);
    const states = await statesOf(actor, pushId);
    expect(states['LODAS_Stammdaten_2026-01.txt']).toBe('imported');
    expect(states['EXTF_Stammdaten.csv']).toBe('accepted');
  });

  it('a file the clerk calls corrupted makes its records due again', async () => {
    const actor = await connectedCompany();
    const { files } = await push(actor);
    const file = files[1];
    await order(datev, `/hr-files/jobs/${file?.datevJobId}`, { state: 'corrupted' });
    expect(await refreshFile(platform, actor, { fileId: file?.id ?? '' })).toBe(true);
    const again = await push(actor);
    expect(again.files.map(({ kind }) => kind)).toEqual(['psd', 'psd']);
  });

  it('keeps what no chosen service carries, says so, and counts a download as handed over', async () => {
    const actor = await connectedCompany(['rechnungsdatenservice']);
    expect(await checkWritePermission(platform, actor)).toMatchObject({ isReady: false });
    const { files, warnings } = await push(actor);
    expect(files.map(({ state }) => state)).toEqual(['kept', 'kept', 'kept']);
    expect(
      warnings.filter(({ problems }) => problems[0]?.code === 'FILE_KEPT_SERVICE_NOT_CHOSEN'),
    ).toHaveLength(3);
    expect((await push(actor)).files).toHaveLength(3);
    for (const { id } of files) await downloadFile(platform, actor, { fileId: id });
    expect((await push(actor)).files).toEqual([]);
  });

  it('a refusal fails this file only; it can be sent again by hand', async () => {
    const actor = await connectedCompany();
    await order(datev, '/misbehaviour', {
      kind: 'answer',
      operation: 'hrUploadFile',
      status: 403,
    });
    const { pushId, files, warnings } = await push(actor);
    expect(files.map(({ state }) => state)).toEqual(['failed', 'uploaded', 'uploaded']);
    expect(warnings.some(({ problems }) => problems[0]?.code === 'DATEV_DCO02050')).toBe(true);
    const fileId = files[0]?.id ?? '';
    expect(await sendFileAgain(platform, actor, { fileId })).toEqual({ kind: 'sent' });
    expect(await sendFileAgain(platform, actor, { fileId })).toEqual({ kind: 'not_possible' });
    expect(Object.values(await statesOf(actor, pushId))).toEqual(['uploaded', 'uploaded', 'uploaded']);
  });

  it('waits while DATEV is not to be reached, and the worker sends later', async () => {
    const actor = await connectedCompany();
    const { pushId } = await pushWhileAway(actor);
    pass(60_000);
    await carryDueFiles(platform);
    expect(Object.values(await statesOf(actor, pushId))).toContain('waiting');
    pass(90_000);
    await carryDueFiles(platform);
    expect(Object.values(await statesOf(actor, pushId))).toEqual(['uploaded', 'uploaded', 'accepted']);
  });

  it('never sends a payroll file again by itself when the answer was lost, but finds an EXTF file by its reference', async () => {
    const actor = await connectedCompany();
    await order(datev, '/misbehaviour', { kind: 'drop_answer', operation: 'hrUploadFile' });
    await order(datev, '/misbehaviour', { kind: 'drop_answer', operation: 'extfImportFile' });
    const { files, warnings } = await push(actor);
    expect(files.map(({ state }) => state)).toEqual(['failed', 'uploaded', 'uploaded']);
    expect(warnings.map(({ problems }) => problems[0]?.code)).toContain('FILE_SEND_UNCLEAR');
    pass(hour);
    await carryDueFiles(platform);
    expect(
      (await platform.db.dataPushFile.findUniqueOrThrow({ where: { id: files[0]?.id ?? '' } })).attempts,
    ).toBe(1);
  });

  it('a file that waits stays here when another dataset is connected meanwhile: wages of one client never go to another', async () => {
    const actor = await connectedCompany();
    const { pushId, files } = await pushWhileAway(actor);
    await platform.db.connection.update({
      where: { companyId: actor.companyId },
      data: { clientNumber: 2 },
    });
    datev.traffic.clear();
    pass(hour);
    await carryDueFiles(platform);
    expect(datev.traffic.countOf('hrUploadFile')).toBe(0);
    expect(Object.values(await statesOf(actor, pushId))[0]).toBe('kept');
    expect(
      await platform.db.dataPushFile.findUniqueOrThrow({ where: { id: files[0]?.id ?? '' } }),
    ).toMatchObject({
      problem: { code: 'FILE_KEPT_OTHER_DATASET' },
    });
  });

  it('a finished file that is handed over again because the answer was lost goes once (K8, T5)', async () => {
    const actor = await connectedCompany();
    const month = parseAccountingMonth('2026-01');
    if (!month) throw new Error('no month');
    const hand = async (name = 'Müller') => {
      const content = lodasFile(name);
      const file = { name: 'lohn.txt', content, targetSystem: 'lodas', kind: 'psd', month } as const;
      const outcome = await passFileThrough(platform, actor, { file });
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
      return outcome.pushId;
    };
    datev.traffic.clear();
    const first = await hand();
    expect(await hand()).toBe(first);
    expect(datev.traffic.countOf('hrUploadFile')).toBe(1);
    // Another content, the same an hour later, and one that DATEV gave back are handed over.
    expect(await hand('Meier')).not.toBe(first);
    pass(61 * 60_000);
    const later = await hand();
    expect(later).not.toBe(first);
    await platform.db.dataPushFile.updateMany({ where: { pushId: later }, data: { state: 'corrupted' } });
    expect(await hand()).not.toBe(later);
    expect(datev.traffic.countOf('hrUploadFile')).toBe(4);
  });

  it('a push whose process died is done when its files are stored, and failed when they are not', async () => {
    const actor = await connectedCompany(['rechnungsdatenservice']);
    const { pushId } = await push(actor);
    const running = { state: 'running', finishedAt: null };
    await platform.db.dataPush.update({ where: { id: pushId }, data: { ...running, phase: 'carrying' } });
    const { id: other } = await platform.db.dataPush.create({
      data: {
        companyId: (await connectedCompany()).companyId,
        type: 'general',
        targetSystem: 'lodas',
        consultantNumber: 455148,
        clientNumber: 1,
        requestedBy: {},
        requestedAt: clock.now(),
        phase: 'building',
      },
    });
    const stateOf = async (id: string) =>
      (await platform.db.dataPush.findUniqueOrThrow({ where: { id } })).state;
    pass(60_000);
    await carryDueFiles(platform);
    expect([await stateOf(pushId), await stateOf(other)]).toEqual(['running', 'running']);
    pass(61_000);
    await carryDueFiles(platform);
    expect([await stateOf(pushId), await stateOf(other)]).toEqual(['done', 'failed']);
  });

  it('a file that waited when the backup was made is not sent after a disaster', async () => {
    const actor = await connectedCompany();
    await order(datev, '/misbehaviour', {
      kind: 'answer',
      operation: 'hrUploadFile',
      status: 503,
      times: null,
    });
    const { pushId, files } = await push(actor);
    const id = files[0]?.id ?? '';
    await order(datev, '/misbehaviour', {}, 'DELETE');
    await platform.db.dataPushFile.update({
      where: { id },
      data: { state: 'waiting', nextLookAt: clock.now() },
    });
    const backupAt = clock.now().toISOString();
    await settleAfterRestore(platform, { since: 'unknown', backupAt });
    pass(24 * hour);
    await carryDueFiles(platform);
    expect(await platform.db.dataPushFile.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'failed',
      nextLookAt: null,
      problem: { code: 'FILE_SEND_UNCLEAR' },
    });
    expect(Object.values(await statesOf(actor, pushId))).not.toContain('waiting');
  });

  it('two deliveries of a company are summed up one after the other', async () => {
    const actor = await connectedCompany(['rechnungsdatenservice']);
    const pushes = [await push(actor), await push(actor)];
    const ended: string[] = [];
    let second: Promise<void> = Promise.resolve();
    await platform.db.$transaction(async (tx) => {
      await settleDelivery(platform, tx, { pushId: pushes[0]?.pushId ?? '', part: 'payroll' });
      second = platform.db
        .$transaction((other) =>
          settleDelivery(platform, other, { pushId: pushes[1]?.pushId ?? '', part: 'payroll' }),
        )
        .then(() => void ended.push('second'));
      await new Promise((wake) => setTimeout(wake, 300));
      ended.push('first');
    });
    await second;
    expect(ended).toEqual(['first', 'second']);
  });

  it('a sender that died leaves an unclear file, not one that is sent twice', async () => {
    const actor = await connectedCompany();
    const { pushId, files } = await push(actor);
    const id = files[0]?.id ?? '';
    const before = clock.now();
    await platform.db.dataPushFile.update({
      where: { id },
      data: { state: 'sending', leaseUntil: before, nextLookAt: before, datevJobId: null },
    });
    await carryDueFiles(platform);
    expect(Object.values(await statesOf(actor, pushId))).toEqual(['failed', 'uploaded', 'uploaded']);
  });

  it('hands a payroll file to DATEV as UTF-8 unless told otherwise, EXTF in Windows-1252', async () => {
    const actor = await connectedCompany();
    const { files } = await push(actor);
    expect(await textAtDatev(`hr-files/jobs/${files[1]?.datevJobId}`, 'utf-8')).toContain('"Müller"');
    expect(await textAtDatev(`extf-files/jobs/${files[2]?.datevJobId}`, 'windows-1252')).toContain(
      '"Möbel Müller"',
    );
    const spelled = await connectedCompany();
    await saveSettings(platform, spelled, { uploadEncoding: 'ascii' });
    const [, employees] = (await push(spelled)).files;
    expect(await textAtDatev(`hr-files/jobs/${employees?.datevJobId}`, 'utf-8')).toContain('"Mueller"');
  });
});

async function textAtDatev(job: string, encoding: string): Promise<string> {
  const response = await fetch(`${datev.controlUrl}/${job}/file`);
  return new TextDecoder(encoding, { fatal: true }).decode(await response.arrayBuffer());
}
