import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providePlatform } from '@/app/_server/platform';
import { eraseEmployee, removeExpiredEmployees } from '@/lib/general-data/people/erase-employee';
import { getEmployee, listEmployees } from '@/lib/general-data/people/list-people';
import { storeEmployees } from '@/lib/general-data/people/store-employees';
import { storeTimeOffs } from '@/lib/general-data/people/store-time-offs';
import { downloadFile, viewFile } from '@/lib/general-data/push/file-actions';
import { previewPush } from '@/lib/general-data/push/preview-push';
import { pushGeneralData } from '@/lib/general-data/push/push-general';
import { getPush, listPushes } from '@/lib/general-data/push/read-pushes';
import { saveSettings } from '@/lib/general-data/settings/save-settings';
import { NotPermitted } from '@/lib/identity/permissions';
import {
  createTestPlatform,
  type MovableClock,
  movableClock,
  type TestPlatform,
} from '@/tests/support/platform';
import { call } from '../api/client';
import type { CompanyScene } from '../identity/scene';
import { compensationJson, employeeJson, makePayrollCompany, storeOnePerson, timeOffJson } from './scene';

let platform: TestPlatform;
let company: CompanyScene;
let stranger: CompanyScene;
let clock: MovableClock;

beforeAll(async () => {
  clock = movableClock(new Date('2026-02-17T10:00:00Z'));
  platform = await createTestPlatform({ clock });
  providePlatform(platform);
  company = await makePayrollCompany(platform, 'Leute GmbH');
  stranger = await makePayrollCompany(platform, 'Andere GmbH');
  await storeOnePerson(platform, company.admin);
});
afterAll(() => platform.close());

async function push(scene: CompanyScene, isForced = false) {
  const outcome = await pushGeneralData(platform, scene.admin, { isForced });
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  return outcome;
}

describe('who may see people (S1, K7)', () => {
  it('the Kunde may not, neither people nor files', async () => {
    await expect(getEmployee(platform, company.customer, 'p-26')).rejects.toThrow(NotPermitted);
    await expect(listEmployees(platform, company.customer, {})).rejects.toThrow(NotPermitted);
    await expect(listPushes(platform, company.customer)).rejects.toThrow(NotPermitted);
    await expect(pushGeneralData(platform, company.customer, { isForced: false })).rejects.toThrow(
      NotPermitted,
    );
    await expect(storeEmployees(platform, company.customer, [employeeJson()])).rejects.toThrow(NotPermitted);
  });

  it('Berater and admin may; erasing is the admin alone', async () => {
    for (const actor of [company.adviser, company.admin]) {
      expect((await getEmployee(platform, actor, 'remote:26'))?.employee.lastName).toBe('Müller');
    }
    await expect(eraseEmployee(platform, company.adviser, { employee: 'p-26' })).rejects.toThrow(
      NotPermitted,
    );
  });

  it('another company finds nothing of it: 404', async () => {
    const stored = await getEmployee(platform, company.admin, 'p-26');
    const { files, pushId } = await push(company);
    for (const reference of [stored?.id ?? '', 'p-26', 'remote:26']) {
      expect(await getEmployee(platform, stranger.admin, reference)).toBeNull();
      expect((await call('GET', `/employees/${reference}`, { key: stranger.apiKey })).status).toBe(404);
      expect(await eraseEmployee(platform, stranger.admin, { employee: reference })).toEqual({
        kind: 'not_found',
      });
    }
    expect(await getPush(platform, stranger.admin, { pushId })).toBeNull();
    expect(await downloadFile(platform, stranger.admin, { fileId: files[0]?.id ?? '' })).toBeNull();
    expect(await viewFile(platform, stranger.admin, { fileId: files[0]?.id ?? '' })).toBeNull();
  });
});

describe('the public API of people (K7)', () => {
  const post = (path: string, body: unknown) => call('POST', path, { key: company.apiKey, body });

  it.each([
    ['Personalnummer 0', { personnelNumber: 0 }, 'PERSONNEL_NUMBER_RANGE'],
    ['Personalnummer 100000', { personnelNumber: 100_000 }, 'PERSONNEL_NUMBER_RANGE'],
    ["somebody else's Personalnummer", { personnelNumber: 26 }, 'PERSONNEL_NUMBER_DUPLICATE'],
    ['tax class 9', { taxClass: 9 }, 'PAYROLL_VALUE_RANGE'],
    ['an unknown field', { lohn: 1 }, 'INPUT_FIELD_UNKNOWN'],
    ['a zero character', { lastName: 'a\u0000b' }, 'INPUT_TYPE_WRONG'],
  ])('refuses %s and stores nothing', async (_, over, code) => {
    const answer = await post(
      '/employees',
      employeeJson({ externalId: 'falsch', personnelNumber: 77, ...over }),
    );
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body.errors)).toContain(code);
    expect(await getEmployee(platform, company.admin, 'falsch')).toBeNull();
  });

  it('one bad record of many does not hold up the others', async () => {
    const answer = await post('/employees', [
      employeeJson({ externalId: 'gut-1', personnelNumber: 501 }),
      employeeJson({ externalId: 'schlecht', personnelNumber: 0 }),
      employeeJson({ externalId: 'gut-2', personnelNumber: 502, exitDate: '2026-12-31' }),
    ]);
    const { data } = answer.body as {
      data: { status: number; stored: { notes: { code: string }[] } | null }[];
    };
    expect(data.map(({ status }) => status)).toEqual([201, 422, 201]);
    expect(data[2]?.stored?.notes.map(({ code }) => code)).toEqual(['EMPLOYEE_EXIT_IN_FUTURE']);
  });

  it('a field that is left out stays, null clears it, the same again changes nothing', async () => {
    const change = await post('/employees', {
      externalId: 'gut-1',
      firstName: 'Jana',
      phone: '0911 1',
      title: null,
    });
    expect(change).toMatchObject({
      status: 200,
      body: { result: 'changed', record: { iban: 'DE02120300000000202051' } },
    });
    const again = await post('/employees', { externalId: 'gut-1', firstName: 'Jana' });
    expect(again.body.result).toBe('unchanged');
    const cleared = await post('/employees', { externalId: 'gut-1', iban: null });
    expect(cleared.body).toMatchObject({ record: { iban: null, firstName: 'Jana', lastName: 'Müller' } });
  });

  it('stores wages and absences by Personalnummer; unknown people are refused', async () => {
    const wage = compensationJson({ externalId: 'w-501', employeeId: 'remote:501' });
    expect((await post('/compensations', wage)).status).toBe(201);
    expect((await post('/compensations', { ...wage, externalId: 'w-502' })).status).toBe(422);
    expect(
      (await post('/time-offs', timeOffJson({ externalId: 'u-501', employeeId: 'remote:501' }))).status,
    ).toBe(201);
    expect(
      (await post('/time-offs', timeOffJson({ externalId: 'u-0', employeeId: 'remote:0' }))).status,
    ).toBe(422);
    const listed = await call('GET', '/compensations?employeeId=remote%3A501', { key: company.apiKey });
    expect(listed.body.data).toHaveLength(1);
  });

  it('many writers of one person and number leave one person', async () => {
    const write = (index: number) =>
      storeEmployees(platform, company.admin, [
        employeeJson({ externalId: `wettlauf-${index % 3}`, personnelNumber: 600, firstName: `F${index}` }),
      ]);
    const results = (await Promise.all(Array.from({ length: 12 }, (_, index) => write(index)))).flat();
    expect(results.some(({ kind }) => kind === 'created')).toBe(true);
    expect(
      await platform.db.employee.count({ where: { companyId: company.companyId, personnelNumber: 600 } }),
    ).toBe(1);
  });
});

describe('secrets at rest (K7)', () => {
  it('no table holds number, tax id, IBAN or denomination in clear text, files included', async () => {
    await push(company, true);
    const secrets = ['65230285M007', '86095742719', 'DE02120300000000202051'];
    const tables = await platform.db.$queryRaw<{ name: string }[]>`
      SELECT table_schema || '.' || quote_ident(table_name) AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`;
    expect(tables.length).toBeGreaterThan(30);
    const holding = async (text: string) => {
      const counts = await Promise.all(
        tables.map(async ({ name }) => {
          const [row] = await platform.db.$queryRawUnsafe<{ count: number }[]>(
            `SELECT count(*)::int AS count FROM ${name} t WHERE t::text LIKE $1`,
            `%${text}%`,
          );
          return row?.count ? [name] : [];
        }),
      );
      return counts.flat();
    };
    // What is not sealed is found, so the search can find.
    expect(await holding('Baustraße')).toEqual(['public."Employee"']);
    for (const secret of secrets) expect(await holding(secret), secret).toEqual([]);
  });
});

describe('the rule of what is due (K2)', () => {
  it('goes again until downloaded, and after a change or a new setting', async () => {
    const own = await makePayrollCompany(platform, 'Regel GmbH');
    await storeOnePerson(platform, own.admin);
    const first = await push(own);
    expect((await push(own)).files).toHaveLength(first.files.length);
    const [one, ...others] = first.files;
    await downloadFile(platform, own.adviser, { fileId: one?.id ?? '' });
    // One file of two is not the push.
    expect((await push(own)).files).toHaveLength(2);
    for (const { id } of others) await downloadFile(platform, own.adviser, { fileId: id });
    const nothing = await push(own);
    expect(nothing.files).toEqual([]);
    expect(nothing.warnings[0]?.problems[0]?.code).toBe('PUSH_NOTHING_CHANGED');
    await storeEmployees(platform, own.admin, [{ externalId: 'p-26', jobTitle: 'Leiter' }]);
    expect((await push(own)).files).toHaveLength(1);
    expect((await push(own, true)).files.length).toBeGreaterThan(1);
    const audits = await platform.db.auditEvent.count({
      where: { action: 'data_push_file.downloaded', companyId: own.companyId },
    });
    expect(audits).toBe(first.files.length);
  });

  it('says that a number was another one before: DATEV would have both (K4)', async () => {
    const own = await makePayrollCompany(platform, 'Nummer GmbH');
    await storeOnePerson(platform, own.admin);
    for (const { id } of (await push(own)).files) await downloadFile(platform, own.admin, { fileId: id });
    await storeEmployees(platform, own.admin, [{ externalId: 'p-26', personnelNumber: 27 }]);
    const { warnings, files } = await push(own);
    const said = warnings.find(({ record }) => record.kind === 'employee');
    expect(said?.problems.find(({ code }) => code === 'PERSONNEL_NUMBER_CHANGED')?.params).toEqual({
      record: 'Jörg Müller (27)',
      before: '26',
    });
    for (const { id } of files) await downloadFile(platform, own.admin, { fileId: id });
    const again = await push(own, true);
    expect(JSON.stringify(again.warnings)).not.toContain('PERSONNEL_NUMBER_CHANGED');
  });

  it('names whom a push concerns before it is done, by Personalnummer (K3)', async () => {
    const own = await makePayrollCompany(platform, 'Vorschau GmbH');
    await storeOnePerson(platform, own.admin);
    for (const { id } of (await push(own)).files) await downloadFile(platform, own.admin, { fileId: id });
    await storeEmployees(platform, own.admin, [
      employeeJson({ externalId: 'p-7', personnelNumber: 7, firstName: 'Eva' }),
    ]);
    await storeTimeOffs(platform, own.admin, [
      timeOffJson({ externalId: 'u-9', from: '2026-03-02', to: '2026-03-02' }),
    ]);
    const preview = await previewPush(platform, own.adviser);
    expect(preview?.people).toMatchObject({
      total: 2,
      people: [
        { personnelNumber: 7, name: 'Müller, Eva', employee: 'new', compensations: 0, timeOffs: 0 },
        { personnelNumber: 26, name: 'Müller, Jörg', employee: null, compensations: 0, timeOffs: 1 },
      ],
    });
    expect((await previewPush(platform, stranger.adviser))?.people).toEqual({ people: [], total: 0 });
  });

  it('a skipped record stays due and goes once it is mended; the others went before', async () => {
    const own = await makePayrollCompany(platform, 'Zuordnung GmbH');
    await storeOnePerson(platform, own.admin);
    await storeTimeOffs(platform, own.admin, [
      timeOffJson({ externalId: 'u-2', type: 'Schule', from: '2026-02-10', to: '2026-02-10' }),
    ]);
    const first = await push(own);
    expect(first.warnings.find(({ outcome }) => outcome === 'skipped')?.record.key).toBe('u-2');
    for (const { id } of first.files) await downloadFile(platform, own.admin, { fileId: id });
    await saveSettings(platform, own.adviser, {
      absences: [
        { type: 'vacation', lodasReason: 32, lugKey: 'U', lugDays: 'working_days' },
        { type: 'Schule', lodasReason: 16, lugKey: null, lugDays: 'working_days' },
      ],
    });
    const second = await push(own);
    expect(second.files).toHaveLength(1);
    expect(second.files[0]?.content).toContain('10.02.2026;10.02.2026;16;');
    expect(second.files[0]?.content).not.toContain('Müller');
  });
});

describe('erasing (K7)', () => {
  it('takes what earlier pushes said about him with him, and nothing else', async () => {
    const own = await makePayrollCompany(platform, 'Ungesagt GmbH');
    const left = (externalId: string, firstName: string) =>
      employeeJson({ externalId, personnelNumber: null, firstName, lastName: 'Ohne' });
    await storeEmployees(platform, own.admin, [left('o-1', 'Ottokar'), left('o-2', 'Wilhelmine')]);
    await push(own);
    const said = async () =>
      JSON.stringify(await platform.db.dataPush.findMany({ where: { companyId: own.companyId } }));
    expect(await said()).toMatch(/Ottokar.*Wilhelmine/);
    // Left out of every push, so he was handed over in none.
    expect(await eraseEmployee(platform, own.admin, { employee: 'o-1' })).toEqual({ kind: 'erased' });
    expect(await said()).not.toContain('Ottokar');
    expect(await said()).toContain('Wilhelmine');
  });

  it('removes who was never handed over, and locks who was until the retention is over', async () => {
    const own = await makePayrollCompany(platform, 'Vergessen GmbH');
    await storeOnePerson(platform, own.admin);
    await storeEmployees(platform, own.admin, [
      employeeJson({ externalId: 'neu', personnelNumber: 900, email: 'n@example.org' }),
    ]);
    expect(await eraseEmployee(platform, own.admin, { employee: 'neu' })).toEqual({ kind: 'erased' });
    await push(own);
    expect(await eraseEmployee(platform, own.admin, { employee: 'p-26' })).toEqual({
      kind: 'still_employed',
    });
    await storeEmployees(platform, own.admin, [{ externalId: 'p-26', exitDate: '2026-01-31' }]);
    expect(await eraseEmployee(platform, own.admin, { employee: 'p-26' })).toEqual({
      kind: 'restricted',
      until: '2034-12-31',
    });
    expect(await getEmployee(platform, own.admin, 'p-26')).toBeNull();
    const [back] = await storeEmployees(platform, own.admin, [employeeJson()]);
    expect(back?.kind).toBe('restricted');
    const row = await platform.db.employee.findFirstOrThrow({ where: { companyId: own.companyId } });
    expect(row.ibanSealed).toBeNull();
    expect(await removeExpiredEmployees(platform)).toBe(0);
    clock.set(new Date('2035-01-02T10:00:00Z'));
    expect(await removeExpiredEmployees(platform)).toBe(1);
    clock.set(new Date('2026-02-17T10:00:00Z'));
    const actions = await platform.db.auditEvent.findMany({
      where: { companyId: own.companyId },
      orderBy: { id: 'asc' },
    });
    expect(actions.map(({ action }) => action).filter((action) => action.startsWith('employee.'))).toEqual([
      'employee.erased',
      'employee.restricted',
      'employee.erased',
    ]);
  });
});
