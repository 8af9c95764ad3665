/**
 * Push of a company with 10,000 people, each with a wage and an absence: the answer against the task limit (a quarter of
 * it, so that slower machines keep it too), the memory it takes, two pushes at once, and the push after a hundred changes (K1, K2).
 */

import { parseIsoDate } from '@/lib/bookkeeping/calendar';
import { readEmployeeJson } from '@/lib/bookkeeping/payroll/employee-json';
import { storedDate } from '@/lib/documents/stored-dates';
import { employeeColumns } from '@/lib/general-data/people/employee-rows';
import { pushTimeLimitMs } from '@/lib/general-data/push/claim-push';
import { downloadFile } from '@/lib/general-data/push/file-actions';
import { pushGeneralData } from '@/lib/general-data/push/push-general';
import type { UserActor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import { employeeJson, makePayrollCompany } from '@/tests/integration/general-data/scene';
import { reportRow, say } from './support/report';
import { milliseconds, timeOf } from './support/timing';
import { openBenchWorld } from './support/world';

const people = 10_000;
const changes = 100;
const megabyte = 1024 * 1024;
/** Above what the process holds at rest; the files themselves are some 4 MB. */
const memoryTarget = 400;

const world = await openBenchWorld({ latencyMs: 0 });
try {
  await measureGeneralData(world.platform);
} finally {
  await world.close();
}
process.exit(0);

async function measureGeneralData(platform: Platform): Promise<void> {
  const { admin } = await makePayrollCompany(platform, 'Großbetrieb GmbH');
  await fillWithPeople(platform, admin);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const watch = watchMemory();
  const first = await timedPush(platform, admin);
  const peak = (watch.stop() - before) / megabyte;
  if (first.carried !== people) throw new Error(`only ${first.carried} of ${people} were carried`);
  say(`${first.files} Dateien, ${first.warnings} Hinweise`);
  reportRow({
    what: `Übergabe von ${people.toLocaleString('de-DE')} Mitarbeitern mit Bezug und Abwesenheit`,
    measured: milliseconds(first.ms),
    bound: `Zeitgrenze ${milliseconds(pushTimeLimitMs)}`,
    value: first.ms / 1_000,
    unit: 's',
    target: pushTimeLimitMs / 1_000 / 4,
  });
  reportRow({
    what: 'Speicher dafür',
    measured: `${Math.round(peak)} MB`,
    bound: `${Math.round(before / megabyte)} MB in Ruhe`,
    value: peak,
    unit: 'MB',
    target: memoryTarget,
  });
  await measureTwoAtOnce(platform, admin);
  await measureChanges(platform, admin);
}

async function measureTwoAtOnce(platform: Platform, admin: UserActor): Promise<void> {
  const push = () => pushGeneralData(platform, admin, { isForced: true });
  const kinds = (await Promise.all([push(), push()])).map(({ kind }) => kind);
  reportRow({
    what: 'Zwei Übergaben zugleich: abgewiesen',
    measured: kinds.join(', '),
    bound: 'eine läuft, eine wird abgewiesen',
    value: kinds.filter((kind) => kind === 'already_running').length,
    unit: 'Übergaben',
    target: 1,
    rule: 'least',
  });
}

async function measureChanges(platform: Platform, admin: UserActor): Promise<void> {
  const { companyId } = admin;
  const files = await platform.db.dataPushFile.findMany({ where: { companyId }, select: { id: true } });
  for (const { id } of files) await downloadFile(platform, admin, { fileId: id });
  const some = await platform.db.employee.findMany({
    where: { companyId },
    take: changes,
    select: { id: true },
  });
  const ids = some.map(({ id }) => id);
  await platform.db.employee.updateMany({ where: { id: { in: ids } }, data: { revision: { increment: 1 } } });
  const { ms, carried } = await timedPush(platform, admin);
  reportRow({
    what: `Danach ${changes} Änderungen übergeben`,
    measured: `${milliseconds(ms)}, ${carried} Mitarbeiter`,
    bound: `${people.toLocaleString('de-DE')} Mitarbeiter im Bestand`,
    value: ms / 1_000,
    unit: 's',
    target: 2,
  });
}

async function timedPush(platform: Platform, admin: UserActor) {
  let pushed: Awaited<ReturnType<typeof pushGeneralData>> | null = null;
  const ms = await timeOf(async () => {
    pushed = await pushGeneralData(platform, admin, { isForced: false });
  });
  const outcome = pushed as Awaited<ReturnType<typeof pushGeneralData>> | null;
  if (outcome?.kind !== 'done') throw new Error(`no push: ${outcome?.kind}`);
  const carried = await platform.db.dataPushRecord.count({
    where: { pushId: outcome.pushId, kind: 'employee' },
  });
  return { ms, files: outcome.files.length, warnings: outcome.warnings.length, carried };
}

/** Looks at the resident memory often; what it does between two looks is missed. */
function watchMemory(): { stop(): number } {
  let highest = process.memoryUsage().rss;
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().rss);
  }, 20);
  return {
    stop() {
      clearInterval(timer);
      return Math.max(highest, process.memoryUsage().rss);
    },
  };
}

/** Straight into the tables: how people come in is measured elsewhere. */
async function fillWithPeople(platform: Platform, { companyId }: UserActor): Promise<void> {
  const { db, vault } = platform;
  const since = parseIsoDate('2026-01-01');
  if (!since) throw new Error('no day');
  const rows = Array.from({ length: people }, (_, index) => {
    const read = readEmployeeJson(
      employeeJson({ externalId: `p-${index}`, personnelNumber: index + 1, lastName: `Müller ${index}` }),
    );
    if (!read.ok) throw new Error('not readable');
    return { id: crypto.randomUUID(), ...employeeColumns(vault, companyId, read.value, since) };
  });
  await db.employee.createMany({ data: rows });
  await db.compensation.createMany({
    data: rows.map(({ id }, index) => ({
      companyId,
      employeeId: id,
      externalId: `w-${index}`,
      period: 'month',
      amountCents: BigInt(300_000 + index),
      currency: 'EUR',
      validFrom: storedDate(since),
    })),
  });
  await db.timeOff.createMany({
    data: rows.map(({ id }, index) => ({
      companyId,
      employeeId: id,
      externalId: `u-${index}`,
      type: 'vacation',
      fromDate: storedDate(since),
      toDate: storedDate(since),
      status: 'approved',
    })),
  });
}
