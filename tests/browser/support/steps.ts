import { expect, type Page } from '@playwright/test';

/** What people do, in the words of the screen. */

export interface ConsentChoice {
  readonly person?: string;
  readonly decision?: 'Zugriff erlauben' | 'Ablehnen';
  readonly once?: boolean;
  /** Services to choose besides the Rechnungsdatenservice. */
  readonly services?: readonly RegExp[];
}

/** Types both numbers, goes to DATEV, chooses a person and decides. Ends back at the connection page. */
export async function connect(page: Page, clientNumber = '1', choice: ConsentChoice = {}): Promise<void> {
  await page.goto('/datev-verbindung');
  await page.getByLabel('Beraternummer').fill('455148');
  await page.getByLabel('Mandantennummer').fill(clientNumber);
  for (const name of [/Rechnungsdatenservice/, ...(choice.services ?? [])]) {
    await page.getByRole('checkbox', { name }).check();
  }
  await page.getByRole('button', { name: 'Mit DATEV verbinden' }).click();
  await page.getByRole('button', { name: choice.person ?? 'Petra Beispiel' }).click();
  if (choice.once) await page.getByLabel(/Einmaligen Zugriff/).check();
  await page.getByRole('button', { name: choice.decision ?? 'Zugriff erlauben' }).click();
  await page.waitForURL(/\/datev-verbindung/);
}

const monthFormat = new Intl.DateTimeFormat('de-DE', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `2026-10` → `Oktober 2026`. */
function monthWords(month: string): string {
  return monthFormat.format(new Date(`${month}-01T00:00:00Z`));
}

/** Opens the dialog for a ledger and waits until the preflight has spoken. */
export async function openTransferDialog(page: Page, ledger: string, month: string) {
  await page.goto('/belege');
  await page.getByRole('button', { name: 'Nach DATEV übertragen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nach DATEV übertragen' });
  await dialog.getByLabel('Buch', { exact: true }).selectOption({ label: ledger });
  await dialog.getByLabel('Buchungsmonat').selectOption({ label: monthWords(month) });
  await expect(dialog.locator('[aria-busy="true"]')).toHaveCount(0);
  return dialog;
}

/** Clicks through to the transfer's page. */
export async function transferMonth(page: Page, ledger: string, month: string): Promise<void> {
  const dialog = await openTransferDialog(page, ledger, month);
  await dialog.getByRole('button', { name: /nach DATEV übertragen/i }).click();
  await page.waitForURL(/\/uebertragungen\/[0-9a-f-]+$/);
}

/** Waits for the heading and DATEV's final word. */
export async function expectProtocol(page: Page, status: RegExp): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Übertragungsprotokoll' })).toBeVisible();
  await expect(page.getByText(status).first()).toBeVisible({ timeout: 45_000 });
}
