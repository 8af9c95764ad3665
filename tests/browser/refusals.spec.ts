import { connect, expectProtocol, openTransferDialog, transferMonth } from './support/steps';
import { expect, test } from './support/test';

test.describe('what DATEV refuses, said with the person who mends it', () => {
  test('numbers out of range are told while typing, before any redirect (C2)', async ({
    page,
    company,
    signIn,
  }) => {
    await signIn('admin');
    await page.goto('/datev-verbindung');
    await page.getByLabel('Beraternummer').fill('12');
    await page.getByLabel('Mandantennummer').fill('123456');
    await expect(page.getByText(/Die Beraternummer liegt zwischen/)).toBeVisible();
    await expect(page.getByText(/Die Mandantennummer liegt zwischen/)).toBeVisible();
    await page.getByRole('button', { name: 'Mit DATEV verbinden' }).click();
    await expect(page).toHaveURL(/\/datev-verbindung/);
    expect(company.companyId).toBeTruthy();
  });

  // clientNumber, what the page says, whether the connection stands although nothing can be sent yet
  const datasets = [
    ['99', /keinen Datenbestand|gibt es bei DATEV nicht|nicht gefunden|unbekannt/i, false],
    ['2', /Recht/i, false],
    ['3', /Belegverwaltung|Belege online/i, true],
    ['4', /Erweitert/i, true],
    ['6', /Wirtschaftsjahr/i, true],
  ] as const;

  for (const [clientNumber, words, stands] of datasets) {
    test(`455148-${clientNumber} leads to a meaningful message and no wrong connection (C3, M1, M2)`, async ({
      page,
      company,
      datev,
      signIn,
    }) => {
      await signIn('admin');
      await connect(page, clientNumber);
      if (stands) {
        const dialog = await openTransferDialog(page, 'Ausgangsrechnungen', company.month);
        await expect(dialog.getByText(words).first()).toBeVisible();
        await expect(dialog.getByText('So kann nichts übertragen werden')).toBeVisible();
        await expect(dialog.getByRole('button', { name: /nach DATEV übertragen/i })).toBeDisabled();
      } else {
        await expect(page.getByText('Es wurde nichts verbunden', { exact: true })).toBeVisible();
        await expect(page.getByText(words).first()).toBeVisible();
        await expect(page.getByRole('main').getByText('Nicht verbunden', { exact: true })).toBeVisible();
      }
      expect(await datev.jobs()).toEqual([]);
    });
  }

  test('455148-5 uses the new Belege online: the job is refused for good and nothing is lost (T6)', async ({
    page,
    company,
    signIn,
  }) => {
    await signIn('admin');
    await connect(page, '5');
    await transferMonth(page, 'Eingangsrechnungen', company.month);
    await expect(page.getByText(/neue[sn]? Belege online/i).first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('heading', { name: 'Übertragungsprotokoll' })).toBeVisible();
    await page.goto(`/belege?buch=eingang`);
    await expect(page.getByText('offen', { exact: true }).first()).toBeVisible();
  });

  test('a refused consent connects nothing and says so (C3)', async ({ page, company, signIn }) => {
    await signIn('admin');
    await connect(page, '1', { decision: 'Ablehnen' });
    await expect(page.getByText('Es wurde nichts verbunden', { exact: true })).toBeVisible();
    await expect(page.getByRole('main').getByText('Nicht verbunden', { exact: true })).toBeVisible();
    expect(company.companyId).toBeTruthy();
  });

  test('a one-time access is told as such (C7)', async ({ page, company, signIn }) => {
    await signIn('admin');
    await connect(page, '1', { once: true });
    await expect(page.getByText(/einmalig/i).first()).toBeVisible();
    expect(company.companyId).toBeTruthy();
  });

  test('access revoked in between: the transfer waits and goes on by itself after reconnecting (C5, C6)', async ({
    page,
    company,
    datev,
    signIn,
  }) => {
    await signIn('admin');
    await connect(page);
    await datev.order('tokens/revoke', { clientId: '455148-1' });
    await transferMonth(page, 'Eingangsrechnungen', company.month);
    const transferUrl = page.url();
    await expect(page.getByText('wartet auf Sie').first()).toBeVisible({ timeout: 30_000 });
    await expect(
      page
        .getByRole('alert')
        .or(page.getByRole('status'))
        .or(page.getByLabel('Hinweis zur DATEV-Verbindung'))
        .first(),
    ).toBeVisible();
    await connect(page);
    await page.goto(transferUrl);
    await expectProtocol(page, /Erfolgreich verarbeitet \(2\)/);
    expect(await datev.jobs()).toHaveLength(1);
  });
});
