import { Buffer } from 'node:buffer';
import { connect, openTransferDialog } from './support/steps';
import { expect, test } from './support/test';

test.describe('bad input gets a clear message and nothing is lost', () => {
  test('a month without documents sends nothing (T1)', async ({
    request,
    platform,
    company,
    page,
    signIn,
    datev,
  }) => {
    const { createApiKey } = await import('@/lib/identity/api-keys');
    await signIn('admin');
    await connect(page);
    const key = await createApiKey(platform, company.actors.admin, { name: 'Test' });
    if (key.kind !== 'created') throw new Error('no key');
    const answer = await request.post('/api/v1/transfers', {
      headers: { authorization: `Bearer ${key.key}` },
      data: { ledger: 'accounts_receivable', month: '2019-05' },
    });
    expect(answer.status()).toBe(422);
    expect(answer.headers()['content-type']).toContain('application/problem+json');
    expect((await answer.json()).title).toContain('Es gibt nichts zu übertragen');
    expect(await datev.jobs()).toEqual([]);
  });

  test('files that are no invoices are refused by name, the good one is kept (E3, T3)', async ({
    page,
    company,
    signIn,
  }) => {
    const { demoEInvoices } = await import('@/scripts/seed/e-invoices');
    const { demoCompany } = await import('@/scripts/seed/people');
    const { parseAccountingMonth } = await import('@/lib/bookkeeping/calendar');
    const month = parseAccountingMonth(company.month);
    if (!month) throw new Error('no month');
    const [xml] = await demoEInvoices(month, demoCompany);
    if (!xml) throw new Error('no e-invoice');
    await signIn('kunde');
    await page.goto('/belege/neu');
    await page.locator('input[type="file"]').setInputFiles([
      { name: 'gut.xml', mimeType: 'application/xml', buffer: Buffer.from(xml.bytes) },
      { name: 'kein-pdf.pdf', mimeType: 'application/pdf', buffer: Buffer.from('Das ist kein PDF.') },
      { name: 'zu-gross.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(21_000_000, 0x20) },
    ]);
    const main = page.getByRole('main');
    await expect(main.getByText(/20 MB/).first()).toBeVisible();
    await expect(main.getByText('kein-pdf.pdf')).toBeVisible();
    await expect(main.getByText(/XR-\d{4}-01/).first()).toBeVisible({ timeout: 30_000 });
    await page.goto('/belege');
    await expect(main.getByText(/XR-\d{4}-01/).first()).toBeVisible();
  });

  test('an ended session asks to sign in again and comes back to the same place (S3)', async ({
    page,
    platform,
    company,
    signIn,
  }) => {
    await signIn('kunde');
    await page.goto(`/belege?monat=${company.month}`);
    await platform.db.userSession.updateMany({
      where: { userId: company.actors.customer.userId },
      data: { endedAt: new Date() },
    });
    await page.goto(`/belege?monat=${company.month}`);
    await expect(page.getByRole('button', { name: 'Anmelden' })).toBeVisible();
    await page.getByLabel('E-Mail').fill(company.emailOf('kunde'));
    await page.getByLabel('Passwort').fill('belegbote-demo');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await expect(page).toHaveURL(new RegExp(`/belege\\?monat=${company.month}`));
  });

  test('a click after the session has ended sends nothing and says so (S3, T5)', async ({
    page,
    platform,
    company,
    datev,
    signIn,
  }) => {
    await signIn('admin');
    await connect(page);
    const dialog = await openTransferDialog(page, 'Ausgangsrechnungen', company.month);
    await platform.db.userSession.updateMany({
      where: { userId: company.actors.admin.userId },
      data: { endedAt: new Date() },
    });
    await dialog.getByRole('button', { name: /nach DATEV übertragen/i }).click();
    await expect(page.getByText('Ihre Sitzung ist abgelaufen').first()).toBeVisible();
    expect(await datev.jobs()).toEqual([]);
  });

  test('a wrong password is refused in German and tells nothing about accounts (S3)', async ({
    page,
    company,
  }) => {
    await page.goto('/anmelden');
    for (const email of [company.emailOf('kunde'), 'niemand@nirgends.test']) {
      await page.getByLabel('E-Mail').fill(email);
      await page.getByLabel('Passwort').fill('falsch-falsch-falsch');
      await page.getByRole('button', { name: 'Anmelden' }).click();
      await expect(page.getByText('E-Mail oder Passwort stimmt nicht')).toBeVisible();
    }
  });
});
