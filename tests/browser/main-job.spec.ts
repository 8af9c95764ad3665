import { connect, expectProtocol, openTransferDialog, transferMonth } from './support/steps';
import { expect, test } from './support/test';

test.describe('the main job', () => {
  test('connect, check, transfer, read the protocol, disconnect (C1–C4, C8, C9, M8, T1, T9, T12, P1, P3)', async ({
    page,
    company,
    datev,
    signIn,
  }) => {
    await signIn('admin');
    await connect(page);
    const panel = page.getByRole('main');
    await expect(panel.getByText('Verbunden', { exact: true })).toBeVisible();
    await expect(panel.getByText('Petra Beispiel')).toBeVisible();
    await expect(panel.getByText(/\d{2}\.\d{2}\.\d{4},? \d{2}:\d{2}/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Verbindung prüfen' }).click();
    await expect(page.getByText('DATEV hat die Verbindung bestätigt.')).toBeVisible();

    const dialog = await openTransferDialog(page, 'Ausgangsrechnungen', company.month);
    await expect(dialog.getByText('455148')).toBeVisible();
    await expect(dialog.getByText('Muster GmbH 1')).toBeVisible();
    await expect(dialog.getByText('1 Beleg bleibt zurück')).toBeVisible();
    await expect(dialog.getByText(/Steuerfall/).first()).toBeVisible();
    await dialog.getByRole('button', { name: /6 Belege nach DATEV übertragen/ }).click();
    await page.waitForURL(/\/uebertragungen\/[0-9a-f-]+$/);
    await expectProtocol(page, /Erfolgreich verarbeitet \(2\)/);
    const main = page.getByRole('main');
    await expect(main.getByText('455148')).toBeVisible();
    await expect(main.getByText('Anna Admin')).toBeVisible();
    await expect(main.getByText('zurückgehalten').first()).toBeVisible();
    await expect(main.getByText('wurde empfangen!').first()).toBeVisible();
    // DATEV's character set: the number that arrives stands beside the number as written (B5).
    await expect(main.getByText(/RE-\d{4}-\d{2}-7/).first()).toBeVisible();

    const [job, ...others] = await datev.jobs();
    expect(others).toEqual([]);
    for (const name of await datev.fileNames(job?.id ?? '')) expect(name).toMatch(/^[A-Za-z0-9._-]+$/);

    await transferMonth(page, 'Eingangsrechnungen', company.month);
    await expectProtocol(page, /Erfolgreich verarbeitet \(2\)/);

    await page.goto('/datev-verbindung');
    await page.getByRole('button', { name: 'Verbindung trennen' }).click();
    await page
      .getByRole('alertdialog')
      .or(page.getByRole('dialog'))
      .getByRole('button', { name: 'Verbindung trennen' })
      .click();
    await expect(panel.getByText('Nicht verbunden', { exact: true })).toBeVisible();
  });

  test("shows the answers of DATEV's sandbox as they came: status 4, canned entries (P5)", async ({
    page,
    company,
    datev,
    signIn,
  }) => {
    await datev.order('settings', { manner: 'sandbox' });
    await signIn('admin');
    await connect(page);
    await transferMonth(page, 'Eingangsrechnungen', company.month);
    await expectProtocol(page, /Teilweise verarbeitet.*\(4\)/);
    await expect(page.getByText('wurde empfangen!').first()).toBeVisible();
  });

  test('two clicks at once send once (T5, T10)', async ({ page, context, company, datev, signIn }) => {
    await signIn('admin');
    await connect(page);
    const second = await context.newPage();
    const dialogs = [
      await openTransferDialog(page, 'Ausgangsrechnungen', company.month),
      await openTransferDialog(second, 'Ausgangsrechnungen', company.month),
    ];
    await Promise.all(
      dialogs.map((dialog) => dialog.getByRole('button', { name: /nach DATEV übertragen/i }).click()),
    );
    await Promise.all([page, second].map((each) => each.waitForURL(/\/uebertragungen\/[0-9a-f-]+$/)));
    expect(second.url()).toBe(page.url());
    await expectProtocol(page, /Erfolgreich verarbeitet \(2\)/);
    expect(await datev.jobs()).toHaveLength(1);
  });
});
