import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { encodeCp1252 } from '@/lib/datev/text-encoding/cp1252';
import { preparePayroll } from '@/lib/general-data/people/prepare-payroll';
import { pushGeneralData } from '@/lib/general-data/push/push-general';
import { pushPayrollData } from '@/lib/general-data/push/push-payroll';
import { createTestPlatform, movableClock, type TestPlatform } from '@/tests/support/platform';
import { makePayrollCompany, storeOnePerson } from './scene';

const checks = resolve('../shared/checks');
const folder = mkdtempSync(join(tmpdir(), 'belegbote-checks-'));
let platform: TestPlatform;

beforeAll(async () => {
  platform = await createTestPlatform({ clock: movableClock(new Date('2026-02-17T10:00:00Z')) });
});
afterAll(async () => {
  await platform.close();
  rmSync(folder, { recursive: true });
});

function verdictOf(name: string, content: string): { status: number | null; output: string } {
  const path = join(folder, name);
  writeFileSync(path, encodeCp1252(content));
  const isExtf = name.startsWith('EXTF');
  const args = isExtf
    ? [join(checks, 'extf_check.py'), path, '455148-1']
    : [join(checks, 'lodas_check.py'), path];
  const { status, stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

describe.skipIf(!existsSync(checks))('the files of a push before foreign checkers (K2, K5)', () => {
  it('are accepted as they leave: master data, movement data, partners', async () => {
    const company = await makePayrollCompany(platform, 'Pruefung GmbH');
    await storeOnePerson(platform, company.admin);
    await platform.db.businessPartner.create({
      data: {
        companyId: company.companyId,
        kind: 'customer',
        matchKey: 'K100',
        name: 'Möbel "Müller"; Söhne',
        city: 'Nürnberg',
        country: 'DE',
        vatId: 'DE133546770',
        accountNo: '10100',
      },
    });
    await preparePayroll(platform, company.admin, {
      employee: 'p-26',
      month: '2026-02' as AccountingMonth,
      payments: [{ wageType: 300, payment: { kind: 'hours', hours: '14.50' }, costCenter: null }],
    });
    const general = await pushGeneralData(platform, company.admin, { isForced: false });
    const payroll = await pushPayrollData(platform, company.admin, { month: '2026-02' as AccountingMonth });
    if (general.kind !== 'done' || payroll.kind !== 'done') throw new Error('not pushed');
    const files = [...general.files, ...payroll.files];
    expect(files.map(({ kind }) => kind)).toEqual(['psd', 'psd', 'extf', 'bwd']);
    for (const { name, content } of files)
      expect({ name, ...verdictOf(name, content) }).toMatchObject({ status: 0 });
  });

  it('a broken file is not: the checkers can say no', () => {
    expect(verdictOf('LODAS_kaputt.txt', '[Allgemein]\r\nZiel=LUG\r\n').status).not.toBe(0);
  });
});
