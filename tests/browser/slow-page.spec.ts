import type { Page } from '@playwright/test';
import { demoPassword } from '@/scripts/seed/people';
import { codeOf } from '../support/authenticator';
import { setUp } from './support/second-factor';
import { expect, test } from './support/test';

/** Goes to a page whose scripts stay on their way until they are let through. */
async function gotoWithoutScripts(page: Page, path: string): Promise<() => void> {
  let letThrough = () => {};
  const arrival = new Promise<void>((arrived) => {
    letThrough = arrived;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await arrival;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'domcontentloaded' });
  return letThrough;
}

test.describe('before the code of a page has arrived (U3, S3)', () => {
  test('a sign-in that was clicked is done, and no password stands in the address', async ({
    page,
    company,
  }) => {
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    const letThrough = await gotoWithoutScripts(page, '/anmelden');
    await page.getByLabel('E-Mail').fill(company.emailOf('kunde'));
    await page.getByLabel('Passwort').fill(demoPassword);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await expect(page.getByLabel('Passwort')).toHaveValue(demoPassword);
    letThrough();
    await expect(page.getByRole('navigation', { name: 'Hauptnavigation' })).toBeVisible();
    expect(addresses.filter((address) => /password|email/.test(address))).toEqual([]);
  });

  test('a refused form keeps what was typed', async ({ page, company }) => {
    const letThrough = await gotoWithoutScripts(page, '/anmelden');
    await page.getByLabel('E-Mail').fill(company.emailOf('kunde'));
    await page.getByLabel('Passwort').fill('falsch');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    letThrough();
    await expect(page.getByText('E-Mail oder Passwort stimmt nicht')).toBeVisible();
    await expect(page.getByLabel('E-Mail')).toHaveValue(company.emailOf('kunde'));
    await expect(page.getByLabel('Passwort')).toHaveValue('falsch');
    // And emptying goes on as before: only the one reset that followed is held back.
    await page.getByLabel('Passwort').fill(demoPassword);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await expect(page.getByRole('navigation', { name: 'Hauptnavigation' })).toBeVisible();
  });

  test('a link to a new password is asked for', async ({ page, company }) => {
    const letThrough = await gotoWithoutScripts(page, '/passwort');
    await page.getByLabel('E-Mail').fill(company.emailOf('kunde'));
    await page.getByRole('button', { name: 'Link schicken' }).click();
    letThrough();
    await expect(page.getByText(`Gibt es zu ${company.emailOf('kunde')} ein Konto`)).toBeVisible();
    await expect(page).toHaveURL(/\/passwort$/);
  });

  test('the numbers typed for the connection are the numbers sent', async ({ page, company, signIn }) => {
    await signIn('admin');
    const letThrough = await gotoWithoutScripts(page, '/datev-verbindung');
    await page.getByLabel('Beraternummer').fill('455148');
    await page.getByLabel('Mandantennummer').fill('1');
    await page.getByRole('checkbox', { name: /Rechnungsdatenservice/ }).check();
    await page.getByRole('button', { name: 'Mit DATEV verbinden' }).click();
    letThrough();
    await expect(page.getByRole('button', { name: 'Petra Beispiel' })).toBeVisible();
    expect(company.companyId).toBeTruthy();
  });

  test('a new password is set in the settings, and stands in no address', async ({
    page,
    company,
    signIn,
  }) => {
    await signIn('kunde');
    const letThrough = await gotoWithoutScripts(page, '/einstellungen/konto');
    await page.getByLabel('Bisheriges Passwort').fill('falsch');
    await page.getByLabel('Neues Passwort').fill('Ein Hund frisst gerne Wurst');
    await page.getByRole('button', { name: 'Passwort ändern' }).click();
    await expect(page).toHaveURL(/\/einstellungen\/konto$/);
    letThrough();
    await expect(page.getByText('Das bisherige Passwort stimmt nicht.')).toBeVisible();
    await expect(page.getByLabel('Neues Passwort')).toHaveValue('Ein Hund frisst gerne Wurst');
    expect(company.companyId).toBeTruthy();
  });

  test('of two buttons of a form the clicked one counts', async ({ page, signIn }) => {
    await signIn('admin');
    const { key } = await setUp(page);
    const letThrough = await gotoWithoutScripts(page, '/konto/zweiter-faktor');
    await page.getByLabel('Ihr Passwort').fill(demoPassword);
    await page.getByRole('textbox', { name: 'Code' }).fill(codeOf(key, new Date(), 1));
    await page.getByRole('button', { name: 'Zweiten Faktor ausschalten' }).click();
    letThrough();
    await expect(page.getByRole('heading', { name: 'Einrichten' })).toBeVisible();
  });

  test('a menu that was opened stays open until it is closed', async ({ page, signIn }) => {
    await signIn('kunde');
    const letThrough = await gotoWithoutScripts(page, '/belege');
    await page.getByLabel(/^Konto von/).click();
    const english = page.getByRole('button', { name: 'English' });
    await expect(english).toBeVisible();
    letThrough();
    // Escape does something only once the code is there.
    await page.waitForLoadState('networkidle');
    await expect(english).toBeVisible();
    await expect(async () => {
      await page.keyboard.press('Escape');
      await expect(english).toBeHidden({ timeout: 500 });
    }).toPass();
  });
});
