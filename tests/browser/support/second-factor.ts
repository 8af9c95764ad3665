import { expect, type Page } from '@playwright/test';
import { demoPassword } from '@/scripts/seed/people';
import { codeOf } from '../../support/authenticator';

/** Sets a second factor up; ends on its page. */
export async function setUp(page: Page): Promise<{ key: string; recoveryCodes: string[] }> {
  await page.goto('/konto/zweiter-faktor');
  await page.getByLabel('Ihr Passwort').fill(demoPassword);
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByRole('img', { name: 'QR-Code für die Authenticator-App' })).toBeVisible();
  const key = (await page.locator('code').first().textContent()) ?? '';
  await page.getByRole('textbox', { name: 'Code' }).fill('000000');
  await page.getByRole('button', { name: 'Zweiten Faktor einschalten' }).click();
  await expect(page.getByText(/Der Code stimmt nicht/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Code' }).fill(codeOf(key));
  await page.getByRole('button', { name: 'Zweiten Faktor einschalten' }).click();
  const list = page.getByRole('list', { name: 'Wiederherstellungscodes' });
  await expect(list.getByRole('listitem')).toHaveCount(8);
  const recoveryCodes = await list.getByRole('listitem').allTextContents();
  await page.getByRole('button', { name: 'Ich habe die Codes aufbewahrt' }).click();
  await expect(page.getByRole('heading', { name: 'Eingeschaltet' })).toBeVisible();
  return { key, recoveryCodes };
}
