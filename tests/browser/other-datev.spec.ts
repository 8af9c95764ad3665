import { createApiKey } from '@/lib/identity/api-keys';
import { createPlatform } from '@/lib/platform';
import { readSettings } from '@/lib/platform/settings';
import { seedAccountTable, seedInvoices } from '@/scripts/seed/books';
import { demoInvoices } from '@/scripts/seed/demo-invoices';
import { demoMonths } from '@/scripts/seed/demo-months';
import { demoCompany, seedCompany } from '@/scripts/seed/people';
import { typeSignIn } from './support/sign-in';
import { startStack } from './support/start-stack';
import { connect, expectProtocol, transferMonth } from './support/steps';
import { expect, test } from './support/test';

test('a DATEV at another address, by browser and by API, with configuration alone (C12)', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { stack, stop } = await startStack({
    environment: 'sandbox',
    clientId: 'app-of-an-operator',
    clientSecret: 'secret-of-an-operator-0123456789',
  });
  const platform = await createPlatform(readSettings(stack.env), { service: 'test', role: 'sender' });
  const context = await browser.newContext({ baseURL: stack.appUrl, locale: 'de-DE' });
  try {
    const seeded = await seedCompany(platform, demoCompany, 'elsewhere.test');
    await seedAccountTable(platform, seeded);
    const [, month] = demoMonths(new Date());
    await seedInvoices(platform, seeded, demoInvoices(month));
    const page = await context.newPage();
    await typeSignIn(page, 'admin@elsewhere.test');
    await expect(page.getByRole('navigation').first()).toBeVisible();
    await connect(page);
    await transferMonth(page, 'Ausgangsrechnungen', month);
    await expectProtocol(page, /Erfolgreich verarbeitet \(2\)/);

    const key = await createApiKey(platform, seeded.actors.admin, { name: 'Programm' });
    if (key.kind !== 'created') throw new Error('no key');
    const headers = { authorization: `Bearer ${key.key}` };
    const started = await context.request.post('/api/v1/transfers', {
      headers,
      data: { ledger: 'accounts_payable', month },
    });
    expect(started.status()).toBe(202);
    const { id } = await started.json();
    await expect
      .poll(
        async () => (await (await context.request.get(`/api/v1/transfers/${id}`, { headers })).json()).state,
        {
          timeout: 60_000,
          intervals: [1000],
        },
      )
      .toBe('succeeded');
    const entries = await context.request.get(`/api/v1/transfers/${id}/protocol-entries`, { headers });
    expect((await entries.json()).data.length).toBeGreaterThan(0);
    const connection = await context.request.get('/api/v1/connection', { headers });
    expect(await connection.json()).toMatchObject({
      state: 'connected',
      consultantNumber: 455148,
      clientNumber: 1,
      environment: 'sandbox',
    });
  } finally {
    await context.close();
    await platform.close();
    await stop();
  }
});
