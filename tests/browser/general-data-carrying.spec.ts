import type { Page } from '@playwright/test';
import { storeCompensations } from '@/lib/general-data/people/store-compensations';
import { storeEmployees } from '@/lib/general-data/people/store-employees';
import type { Platform } from '@/lib/platform';
import { compensationJson, employeeJson } from '../integration/general-data/scene';
import { connect } from './support/steps';
import { expect, type TestCompany, test } from './support/test';

const masterData = /^LODAS_Stammdaten_\d{4}-\d{2}\.txt$/;
const partnerFile = 'EXTF_Stammdaten.csv';

/** One person with a wage from his entry on, and one Debitor with an account: one payroll file, one in DATEV's format. */
async function storePeople({
  platform,
  company,
}: {
  platform: Platform;
  company: TestCompany;
}): Promise<void> {
  const { admin } = company.actors;
  const [person] = await storeEmployees(platform, admin, [employeeJson({ entryDate: null })]);
  if (person?.kind !== 'created') throw new Error(JSON.stringify(person));
  const validFrom = person.stored.validFrom;
  await storeCompensations(platform, admin, [compensationJson({ validFrom })]);
  const customer = { companyId: company.companyId, kind: 'customer' };
  const { id } = await platform.db.businessPartner.findFirstOrThrow({ where: customer });
  await platform.db.businessPartner.update({ where: { id }, data: { accountNo: '10100' } });
}

async function push(page: Page, { everything = false } = {}): Promise<void> {
  await page.goto('/stammdaten/uebergabe');
  if (everything) await page.getByLabel('Alles noch einmal übergeben').check();
  await page.getByRole('button', { name: 'Jetzt übergeben' }).click();
  await page.waitForURL(/\/stammdaten\/uebergabe\/[0-9a-f-]{36}$/);
}

function fileRow(page: Page, name: string | RegExp) {
  return page
    .locator('#dateien')
    .getByRole('listitem')
    .filter({ has: page.getByText(name) })
    .first();
}

test('files go to DATEV by the services the admin chose, and are followed (K6)', async ({
  page,
  signIn,
  platform,
  company,
  datev,
}) => {
  test.setTimeout(150_000);
  await signIn('admin');
  await connect(page, '1', { services: [/hr:files/, /extf-files/] });
  await storePeople({ platform, company });
  await page.goto('/stammdaten/uebergabe');
  await expect(page.locator('#integration').getByText('werden an DATEV gesendet')).toHaveCount(2);

  await test.step('sent, asked for, imported', async () => {
    await push(page);
    await expect(fileRow(page, masterData).getByText('bei DATEV')).toBeVisible();
    const partners = fileRow(page, partnerFile);
    await expect(async () => {
      await page.reload();
      await expect(partners.getByText('von DATEV angenommen')).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 40_000 });
    const { datevJobId } = await platform.db.dataPushFile.findFirstOrThrow({
      where: { companyId: company.companyId, kind: 'psd' },
    });
    await datev.order(`hr-files/jobs/${datevJobId}`, { state: 'imported' });
    await fileRow(page, masterData).getByRole('button', { name: 'Stand abfragen' }).click();
    await expect(fileRow(page, masterData).getByText('importiert')).toBeVisible();
    await page.goto('/stammdaten/uebergabe');
    await expect(page.getByText('0 von 1')).toHaveCount(2);
    await expect(page.locator('#verlauf').getByText('importiert')).toBeVisible();
  });

  await test.step('refused, told, sent again by hand', async () => {
    await datev.order('misbehaviour', { kind: 'answer', operation: 'hrUploadFile', status: 403 });
    await push(page, { everything: true });
    const file = fileRow(page, masterData);
    await expect(file.getByText('nicht gesendet')).toBeVisible();
    await expect(file.getByText(/Recht|Berechtigung/).first()).toBeVisible();
    await expect(fileRow(page, partnerFile).getByText(/bei DATEV|angenommen/)).toBeVisible();
    await file.getByRole('button', { name: 'An DATEV senden' }).click();
    await expect(file.getByText('bei DATEV')).toBeVisible();
  });

  await test.step('DATEV is down: the file waits and goes by itself', async () => {
    const down = { kind: 'answer', operation: 'hrUploadFile', status: 503 };
    await datev.order('misbehaviour', down);
    await push(page, { everything: true });
    await expect(fileRow(page, masterData).getByText('wartet auf DATEV')).toBeVisible();
    // Half a minute would pass; the test does not wait for it.
    await platform.db.dataPushFile.updateMany({
      where: { companyId: company.companyId, state: 'waiting' },
      data: { nextLookAt: new Date() },
    });
    await expect(async () => {
      await page.reload();
      await expect(fileRow(page, masterData).getByText('bei DATEV')).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
  });

  await page.goto('/stammdaten/uebergabe');
  await expect(page.locator('#verlauf').getByRole('row')).toHaveCount(4);
});

test('whoever works here stays; who has left is erased, and kept where payroll has him (K7)', async ({
  page,
  signIn,
  platform,
  company,
}) => {
  await signIn('admin');
  await connect(page);
  await storePeople({ platform, company });
  await storeEmployees(platform, company.actors.admin, [
    employeeJson({
      externalId: 'p-27',
      personnelNumber: 27,
      lastName: 'Nie-Übergeben',
      exitDate: '2024-12-31',
    }),
  ]);
  await eraseBy(page, 'Nie-Übergeben, Jörg');
  await expect(page.getByText('Der Mitarbeiter ist gelöscht')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Müller, Jörg' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Nie-Übergeben, Jörg' })).toHaveCount(0);
  expect(await platform.db.employee.count({ where: { companyId: company.companyId } })).toBe(1);

  await push(page);
  await eraseBy(page, 'Müller, Jörg');
  await expect(page.getByRole('dialog').getByText('noch beschäftigt')).toBeVisible();
  await storeEmployees(platform, company.actors.admin, [{ externalId: 'p-26', exitDate: '2024-12-31' }]);
  await eraseBy(page, 'Müller, Jörg');
  await expect(page.getByText('Der Mitarbeiter ist gesperrt')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Müller, Jörg' })).toHaveCount(0);
  const kept = await platform.db.employee.findFirstOrThrow({ where: { companyId: company.companyId } });
  const year = kept.eraseAfter?.getUTCFullYear();
  await expect(page.getByText(`bis zum 31.12.${year} aufbewahrt`)).toBeVisible();
  expect(kept).toMatchObject({ restrictedAt: expect.any(Date), ibanSealed: null });
  expect(kept.eraseAfter?.toISOString()).toMatch(/^\d{4}-12-31/);
});

async function eraseBy(page: Page, name: string): Promise<void> {
  await page.goto('/stammdaten/mitarbeiter');
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Mitarbeiter löschen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Löschen', exact: true }).click();
}
