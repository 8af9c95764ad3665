import { randomBytes } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { storeEmployees } from '@/lib/general-data/people/store-employees';
import { storeTimeOffs } from '@/lib/general-data/people/store-time-offs';
import type { Platform } from '@/lib/platform';
import { seedInvoices } from '@/scripts/seed/books';
import { demoInvoices } from '@/scripts/seed/demo-invoices';
import { seedCompany } from '@/scripts/seed/people';
import { employeeJson, timeOffJson } from '../integration/general-data/scene';
import { plainInvoice } from '../unit/e-invoice/invoice-model';
import { ublXml } from '../unit/e-invoice/ubl-xml';
import { expectAccessible, expectNothingCutOff } from './support/accessible';
import { connectCompany, transferOutgoing } from './support/prepare';
import { expect, type TestCompany, test } from './support/test';

/** Lets the next thing a page sends reach the server, and its answer reach nobody. */
async function loseNextAnswer(page: Page): Promise<void> {
  let isLost = false;
  await page.route('**', async (route) => {
    if (isLost || route.request().method() !== 'POST') return route.fallback();
    isLost = true;
    await route.fetch();
    await route.abort('connectionreset');
  });
}

/** A movement of the cash box, typed but not saved. */
async function fillMovement(form: Locator, amount: string, text: string): Promise<void> {
  await form.getByLabel('Datum').fill('2026-01-05');
  await form.getByLabel('Betrag in Euro').fill(amount);
  await form.getByLabel('Belegtext').fill(text);
}

const noAnswer = /Es kam keine Antwort\. Vielleicht ist es trotzdem geschehen/;

test.describe('an answer that is lost', () => {
  test('is told as what it is, and a cash entry saved again is there once (T4, T5)', async ({
    page,
    company,
    platform,
    signIn,
  }) => {
    await signIn('kunde');
    await page.goto('/belege/kasse?monat=2026-01&bewegung=neu');
    const form = page.locator('#eintrag');
    await fillMovement(form, '12,50', 'Porto');
    await page.waitForLoadState('networkidle');
    await loseNextAnswer(page);
    await form.getByRole('button', { name: 'Speichern' }).click();
    await expect(form.getByText(noAnswer)).toBeVisible();
    await form.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByRole('row', { name: /Porto/ })).toHaveCount(1);
    const where = { companyId: company.companyId };
    expect(await platform.db.cashEntryRecord.count({ where })).toBe(1);

    // The next form is a new entry, not a correction of this one.
    await page.goBack();
    await fillMovement(form, '3,00', 'Stempel');
    await form.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByRole('row', { name: /Stempel/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /Porto/ })).toBeVisible();
  });

  test('of an absence does not enter it twice (K7)', async ({ page, company, platform, signIn }) => {
    const [person] = await storeEmployees(platform, company.actors.admin, [employeeJson()]);
    if (person?.kind !== 'created') throw new Error(JSON.stringify(person));
    await signIn('admin');
    await page.goto(`/stammdaten/mitarbeiter/${person.stored.id}`);
    const card = page.locator('#abwesenheiten');
    const enter = async (from: string) => {
      await card.getByLabel('Art').fill('Urlaub');
      await card.getByLabel('Von').fill(from);
      await card.getByRole('button', { name: 'Abwesenheit speichern' }).click();
    };
    await page.waitForLoadState('networkidle');
    await loseNextAnswer(page);
    await enter('2026-02-02');
    await expect(card.getByText(noAnswer)).toBeVisible();
    await card.getByRole('button', { name: 'Abwesenheit speichern' }).click();
    await expect(card.getByRole('row', { name: /02\.02\.2026/ })).toHaveCount(1);
    await enter('2026-02-09');
    await expect(card.getByRole('row', { name: /09\.02\.2026/ })).toHaveCount(1);
    await expect(card.getByRole('row', { name: /02\.02\.2026/ })).toHaveCount(1);
    expect(await platform.db.timeOff.count({ where: { companyId: company.companyId } })).toBe(2);
  });
});

test('an approved absence is cancelled after a question that says what earlier files still hold (K7)', async ({
  page,
  company,
  platform,
  signIn,
}) => {
  const [person] = await storeEmployees(platform, company.actors.admin, [employeeJson()]);
  if (person?.kind !== 'created') throw new Error(JSON.stringify(person));
  await storeTimeOffs(platform, company.actors.admin, [timeOffJson()]);
  await signIn('admin');
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/stammdaten/mitarbeiter/${person.stored.id}`);
    const row = page.locator('#abwesenheiten').getByRole('row', { name: /02\.02\.2026/ });
    await row.getByRole('button', { name: 'Stornieren' }).click();
    const question = page.getByRole('dialog', { name: 'Abwesenheit stornieren?' });
    await expect(
      question.getByText(/vacation, 02\.02\.2026 – 06\.02\.2026: Sie wird nicht mehr/),
    ).toBeVisible();
    await expectAccessible(page, `cancel? ${width}`);
    if (width === 1280) {
      await question.getByRole('button', { name: 'Behalten' }).click();
      await expect(row.getByRole('cell', { name: 'genehmigt' })).toBeVisible();
    } else {
      await question.getByRole('button', { name: 'Ja, stornieren' }).click();
      await expect(row.getByRole('cell', { name: 'storniert' })).toBeVisible();
    }
    await expect(question).toHaveCount(0);
  }
});

test.describe('two tabs', () => {
  test('do not undo each other: what was saved in one is not overwritten by the other (E2, B4)', async ({
    page,
    context,
    company,
    platform,
    signIn,
  }) => {
    await signIn('kunde');
    const invoice = await platform.db.invoice.findFirstOrThrow({
      where: { companyId: company.companyId, externalId: { startsWith: 'demo-', endsWith: '-r2' } },
    });
    const path = `/belege/${invoice.id}/bearbeiten`;
    await page.goto(path);
    const other = await context.newPage();
    await other.goto(path);
    await other.getByLabel('Steuerfall').selectOption({ label: 'Steuerfrei' });
    await other.getByRole('button', { name: 'Speichern' }).click();
    await expect(other.getByText('Fassung 2')).toBeVisible();

    await page.getByLabel('Auftragsnummer').fill('A-77');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByText('Der Beleg wurde inzwischen anderswo geändert')).toBeVisible();
    await expect(page.getByLabel('Auftragsnummer')).toHaveValue('A-77');
    await page.reload();
    await expect(page.getByLabel('Steuerfall')).toHaveValue('exempt');
    await page.getByLabel('Auftragsnummer').fill('A-77');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByText('Fassung 3')).toBeVisible();
    await expect(page.getByText('A-77')).toBeVisible();
  });
});

/** Another company of the same people. */
async function secondCompany(platform: Platform, company: TestCompany): Promise<{ companyId: string }> {
  const address = { name: 'Zweite Firma', city: 'Fürth', vatId: 'DE333444555' };
  const { companyId } = await seedCompany(platform, address, `${randomBytes(5).toString('hex')}.test`);
  for (const role of ['customer', 'admin'] as const) {
    const { userId } = company.actors[role];
    await platform.db.membership.create({ data: { userId, companyId, role } });
  }
  return { companyId };
}

/** Chooses it in another tab, while `page` still shows the first. */
async function chooseSecond(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto('/');
  await other.getByRole('banner').locator('summary').first().click();
  await other.getByRole('button', { name: /Zweite Firma/ }).click();
  await expect(other.getByRole('banner').locator('summary').first()).toContainText('Zweite Firma');
  return other;
}

test('what is done in a tab reaches the company that tab shows, or none (C4, S1)', async ({
  page,
  company,
  platform,
  signIn,
}) => {
  const second = await secondCompany(platform, company);
  await signIn('kunde');
  await page.goto('/belege/kasse?monat=2026-01&bewegung=neu');
  await expect(page.getByRole('banner').getByText('Muster GmbH 1').first()).toBeVisible();
  const form = page.locator('#eintrag');
  await fillMovement(form, '12,50', 'Porto');

  const other = await chooseSecond(page);

  await form.getByRole('button', { name: 'Speichern' }).click();
  await expect(form.getByText(/inzwischen eine andere Firma gewählt/)).toBeVisible();
  await expect(form.getByLabel('Belegtext')).toHaveValue('Porto');
  expect(await platform.db.cashEntryRecord.count({ where: { companyId: second.companyId } })).toBe(0);

  // The tab that switched goes on, and so does this one with the company chosen now in sight.
  await other.goto('/belege/kasse?monat=2026-01&bewegung=neu');
  const theirs = other.locator('#eintrag');
  await fillMovement(theirs, '3,00', 'Stempel');
  await theirs.getByRole('button', { name: 'Speichern' }).click();
  await expect(other.getByRole('row', { name: /Stempel/ })).toBeVisible();
  expect(await platform.db.cashEntryRecord.count({ where: { companyId: company.companyId } })).toBe(0);
});

test('a file sent in a tab reaches the company that tab shows, or none (C4, S1)', async ({
  page,
  company,
  platform,
  signIn,
}) => {
  const second = await secondCompany(platform, company);
  await signIn('kunde');
  await page.goto('/belege/neu');
  await page.waitForLoadState('networkidle');
  await chooseSecond(page);

  const invoices = await platform.db.invoice.count();
  const xml = Buffer.from(ublXml({ ...plainInvoice, number: 'FALSCH-1' }));
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'eins.xml', mimeType: 'application/xml', buffer: xml });
  const results = page.getByRole('region', { name: 'Ergebnis je Datei' });
  await expect(results.getByText(/inzwischen eine andere Firma gewählt/)).toBeVisible();
  expect(await platform.db.invoice.count()).toBe(invoices);

  // Every other door for files asks the same.
  const ask = async (path: string, companyId: string) => {
    const headers = { 'x-belegbote-company': companyId, origin: new URL(page.url()).origin };
    return (await page.request.post(path, { headers, data: Buffer.from('a;b') })).status();
  };
  const entry = '00000000-0000-4000-8000-000000000000';
  const paths = [
    '/belege/neu/datei?name=a.xml',
    '/belege/import/datei?art=rechnungen&schritt=uebernehmen',
    `/belege/kasse/beleg?eintrag=${entry}&name=a.pdf`,
  ];
  for (const path of paths) {
    expect(await ask(path, company.companyId), path).toBe(409);
    expect(await ask(path, second.companyId), path).not.toBe(409);
  }
  await page.context().clearCookies();
  await signIn('admin');
  for (const step of ['tabelle', 'pruefen', 'uebernehmen']) {
    const path = `/stammdaten/mitarbeiter/einlesen/${step}`;
    expect(await ask(path, second.companyId), path).toBe(409);
    expect(await ask(path, company.companyId), path).not.toBe(409);
  }
});

test('a role that was refused is not shown as given (U1)', async ({ page, company, signIn }) => {
  await signIn('admin');
  await page.goto('/einstellungen/mitglieder');
  const role = page.getByLabel('Rolle von Anna Admin');
  await role.selectOption({ label: 'Kunde' });
  await expect(page.getByText('Der letzte Admin muss Admin bleiben')).toBeVisible();
  await expect(role).toHaveValue('admin');
  expect(company.companyId).toBeTruthy();
});

for (const width of [1280, 1024]) {
  test(`the buttons of a row of the account table are in sight, ${width} pixels (U3)`, async ({
    page,
    company,
    platform,
    signIn,
  }) => {
    await connectCompany(platform, company);
    await platform.db.accountRow.updateMany({
      where: { companyId: company.companyId, taxCase: 'export' },
      data: { state: 'proposed', confirmedAt: null, confirmedByName: null, confirmedByUserId: null },
    });
    await signIn('berater');
    await page.setViewportSize({ width, height: 1200 });
    await page.goto('/stammdaten/kontentabelle');
    for (const name of [/^Inland 19.* entfernen$/, /^Ausfuhr .* ändern$/, /^Ausfuhr .* bestätigen$/]) {
      await expect(page.getByRole('button', { name }).first()).toBeInViewport({ ratio: 1 });
    }
  });
}

test('names without a space where to break stay inside the page (U3)', async ({
  page,
  company,
  platform,
  signIn,
}) => {
  const month = parseAccountingMonth(company.month);
  const [invoice] = month ? demoInvoices(month) : [];
  if (!invoice) throw new Error(company.month);
  const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
  const named = { externalId: 'lang', number: 'RE-2026-0001-00000000000000000000', text: long };
  const partner = { ...invoice.partner, name: `${long} mbH`, customerNumber: 'K-LANG' };
  const positions = [{ grossAmount: '1309.00', taxRate: '19.00', taxCase: 'domestic', text: long }] as const;
  await seedInvoices(platform, company, [{ ...invoice, ...named, partner, positions, skonto: [] }]);
  const { id } = await platform.db.invoice.findFirstOrThrow({
    where: { companyId: company.companyId, externalId: 'lang' },
  });
  await signIn('berater');
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const path of ['/belege', `/belege/${id}`, '/stammdaten/geschaeftspartner']) {
      await page.goto(path);
      await expect(page.getByText(long).first()).toBeAttached();
      await page.waitForLoadState('networkidle');
      await expectNothingCutOff(page, `${path} ${width}`);
    }
  }
});

test('a protocol that is printed is printed to its last line, without the navigation (P2, U3)', async ({
  page,
  company,
  platform,
  signIn,
}) => {
  await connectCompany(platform, company);
  const transferId = await transferOutgoing(platform, company, company.month);
  await signIn('berater');
  await page.goto(`/uebertragungen/${transferId}`);
  const entries = page.getByRole('group', { name: 'Protokoll von DATEV' });
  const hiddenHeight = () => entries.evaluate((frame) => frame.scrollHeight - frame.clientHeight);
  await expect(entries).toBeVisible();
  expect(await hiddenHeight()).toBeGreaterThan(0);
  await page.emulateMedia({ media: 'print' });
  expect(await hiddenHeight()).toBe(0);
  await expect(page.getByRole('navigation', { name: 'Hauptnavigation' })).toBeHidden();
  await expect(page.getByText('Berater 455148 · Mandant 1')).toBeVisible();
});
