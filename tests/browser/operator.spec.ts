import { settleHttpLog } from '@/lib/connection/http-log';
import { seedOperator } from '@/scripts/seed/people';
import { typeSignIn } from './support/sign-in';
import { connect, expectProtocol, transferMonth } from './support/steps';
import { expect, test } from './support/test';

test('an operator goes from the GETs of a job to its calls, and finds a call by DATEV’s id (P6, T8)', async ({
  page,
  company,
  platform,
  signIn,
  browser,
  stack,
}) => {
  await signIn('admin');
  await connect(page);
  await transferMonth(page, 'Ausgangsrechnungen', company.month);
  await expectProtocol(page, /Erfolgreich verarbeitet/);
  const [, transferId = ''] = /uebertragungen\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
  await settleHttpLog(platform);
  await seedOperator(platform, company.emailOf('admin').split('@')[1]);

  const context = await browser.newContext({ baseURL: stack.appUrl, locale: 'de-DE' });
  const desk = await context.newPage();
  await typeSignIn(desk, company.emailOf('admin').replace('admin@', 'operator@'));
  await desk.waitForURL(/\/betrieb/);
  await expect(desk.getByText('geschlossen – Aufrufe laufen')).toBeVisible();
  const days = desk.getByRole('table', { name: 'Aufrufe je Tag' });
  await expect(days.getByRole('row').nth(1)).toContainText(/\d+\.\d+\.\d{4}/);
  await desk
    .getByRole('table', { name: 'Aufträge mit den meisten Abrufen' })
    .getByRole('link')
    .first()
    .click();
  await expect(desk.getByRole('table', { name: 'Technisches Protokoll' })).toContainText('finaliseJob');

  // The customer named his transfer's address; from there to one call, and back to all of its job.
  const search = desk.getByLabel('Übertragung, Auftrag, Transaction- oder Request-ID');
  await search.fill(transferId);
  await desk.getByRole('button', { name: 'Suchen' }).click();
  await expect(desk).toHaveURL(new RegExp(transferId));
  const calls = desk.getByRole('table', { name: 'Technisches Protokoll' }).locator('tbody tr');
  await expect(calls.filter({ hasText: 'createJob' })).toHaveCount(1);
  const all = await calls.count();
  const finalising = calls.filter({ hasText: 'finaliseJob' });
  await finalising.getByText('Köpfe und Inhalt').click();
  const transaction = await finalising
    .locator('dt', { hasText: 'X-Global-Transaction-ID' })
    .locator('xpath=following-sibling::dd')
    .textContent();
  await search.fill(transaction ?? '');
  await desk.getByRole('button', { name: 'Suchen' }).click();
  await expect(calls).toHaveCount(1);
  // Its details may still be open from before.
  await desk.reload();
  await calls.getByText('Köpfe und Inhalt').click();
  await calls.getByRole('link', { name: 'Alle Aufrufe dieses Auftrags' }).click();
  await expect(calls).toHaveCount(all);
  await context.close();
});
