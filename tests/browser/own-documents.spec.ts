import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { samplePdf } from '../integration/documents/samples';
import { expectAccessible as expectAccessibleNow } from './support/accessible';
import { connect } from './support/steps';
import { expect, test } from './support/test';

async function expectAccessible(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expectAccessibleNow(page, name);
}

const csv = (...lines: string[]) => ({
  name: 'rechnungen.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'),
});

for (const width of [1280, 390]) {
  test.describe(`at ${width} pixels`, () => {
    test('invoices come in by CSV: columns, check, error list, confirmed, repeated (B4, E2, U3)', async ({
      page,
      signIn,
    }) => {
      await signIn('kunde');
      await page.setViewportSize({ width, height: 900 });
      await page.goto('/belege/import');
      await expectAccessible(page, 'choose');
      const file = csv(
        'RE-Nr;Belegdatum;Kunde;Betrag brutto;USt %',
        'CSV-1;15.01.2026;Müller;1.190,00;19',
        'CSV-1;15.01.2026;Müller;107,00;7',
        'CSV-2;31.02.2026;Maier;zwölf;19',
      );
      await page.setInputFiles('input[type=file]', file);
      await expect(page.getByRole('heading', { name: /Spalten zuordnen/ })).toBeFocused();
      await expect(page.getByText('3 Zeilen gelesen')).toBeVisible();
      await expect(page.getByLabel('Rechnungsnummer (nötig)')).toHaveValue('s:RE-Nr');
      await expect(page.getByText('Bitte wählen Sie die Spalte.')).toHaveCount(1);
      await page.getByLabel('Eingang oder Ausgang (nötig)').selectOption({ label: 'Ausgangsrechnung' });
      await page.getByLabel('Steuerfall').selectOption({ label: 'Inland' });
      await expectAccessible(page, 'columns');
      await page.getByRole('button', { name: 'Prüfen' }).click();

      await expect(page.getByText('1 Rechnung kann übernommen werden')).toBeVisible();
      await expect(page.getByText('„31.02.2026“ ist kein lesbares Datum')).toBeVisible();
      await expect(page.getByText(/1\.297,00/)).toBeVisible();
      await expectAccessible(page, 'check');
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Fehlerliste herunterladen' }).click();
      const saved = readFileSync(await (await download).path(), 'utf8');
      expect(saved).toContain('"4";"Betrag brutto";"zwölf"');

      await page.getByRole('button', { name: '1 Rechnung übernehmen' }).click();
      await expect(page.getByText('1 Rechnung ist übernommen')).toBeVisible();
      await page.getByRole('button', { name: 'Weitere Datei einlesen' }).click();
      await page.setInputFiles('input[type=file]', file);
      await page.getByRole('button', { name: 'Prüfen' }).click();
      await expect(page.getByText('1 schon da')).toBeVisible();
      await expect(page.getByRole('button', { name: /übernehmen/ })).toHaveCount(0);
    });

    test('the cash book is kept: opening balance, entries, receipts, never below zero (T4, U3)', async ({
      page,
      platform,
      company,
      signIn,
    }) => {
      await signIn('kunde');
      await page.setViewportSize({ width, height: 900 });
      await page.goto('/belege/kasse?monat=2026-01');
      await page.getByLabel('Betrag in Euro').fill('10,00');
      await page.getByRole('button', { name: 'Speichern' }).click();
      await expect(page.locator('#anfangsbestand').getByText('Gespeichert.')).toBeVisible();
      await page.getByRole('link', { name: 'Bewegung eintragen' }).click();
      await page.getByLabel('Datum').fill('2026-01-05');
      await page.getByLabel('Ausgabe').check();
      const amount = page.locator('#eintrag').getByLabel('Betrag in Euro');
      await amount.fill('zwölf');
      await page.getByLabel('Belegtext').fill('Porto');
      await page.locator('#eintrag').getByRole('button', { name: 'Speichern' }).click();
      await expect(amount).toHaveAttribute('aria-invalid', 'true');
      await expectAccessible(page, 'form');
      await amount.fill('12,50');
      await page.locator('#eintrag').getByRole('button', { name: 'Speichern' }).click();
      const line = page.getByRole('row', { name: /Porto/ });
      await expect(line.getByText('unter null')).toBeVisible();
      await expectAccessible(page, 'book');

      await line.getByRole('link', { name: 'Porto ändern' }).click();
      await page.setInputFiles('#eintrag input[type=file]', {
        name: 'bon.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('kein PDF'),
      });
      await expect(page.getByText(/ist kein Belegbild/)).toBeVisible();
      await page.setInputFiles('#eintrag input[type=file]', {
        name: 'bon.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from(await samplePdf('Porto')),
      });
      await expect(page.locator('#eintrag').getByRole('link', { name: 'bon.pdf' })).toBeVisible();
      await page.getByRole('button', { name: 'bon.pdf entfernen' }).click();
      await expect(page.locator('#eintrag').getByRole('link', { name: 'bon.pdf' })).toHaveCount(0);
      await page.locator('#eintrag').getByLabel('Betrag in Euro').fill('9,50');
      await page.locator('#eintrag').getByRole('button', { name: 'Speichern' }).click();
      await expect(page.getByRole('row').getByText('unter null')).toHaveCount(0);
      await expect(page.getByRole('row', { name: /Porto/ }).getByText(/0,50/)).toBeVisible();

      await page.getByRole('link', { name: 'Porto ändern' }).click();
      await page.getByRole('button', { name: 'Löschen' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Löschen' }).click();
      const left = () => platform.db.cashEntryRecord.count({ where: { companyId: company.companyId } });
      await expect.poll(left).toBe(0);
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByText('Porto')).toHaveCount(0);
    });
  });
}

test('a month is downloaded as ZIP, stays open, and is handled elsewhere afterwards (T10, T13)', async ({
  page,
  platform,
  company,
  signIn,
}) => {
  await signIn('kunde');
  await page.goto(`/belege?buch=ausgang&monat=${company.month}`);
  await page.getByRole('link', { name: 'Als ZIP herunterladen' }).click();
  await expect(page.getByText('Das Herunterladen überträgt nichts')).toBeVisible();
  await expect(page.getByText(/Beleg bleibt zurück/)).toBeVisible();
  await expectAccessible(page, 'package');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Paket herunterladen' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`DATEV_Rechnungsausgang_${company.month}.zip`);
  expect(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  const count = (state: string) =>
    platform.db.invoice.count({
      where: { companyId: company.companyId, ledger: 'accounts_receivable', state },
    });
  expect(await count('handled_elsewhere')).toBe(0);
  await page.getByRole('button', { name: /als „anders erledigt“ markieren/ }).click();
  await page
    .getByRole('dialog')
    .getByLabel('Wie wurden sie erledigt?')
    .fill('ZIP in Unternehmen online hochgeladen');
  await page.getByRole('dialog').getByRole('button', { name: 'Markieren' }).click();
  await expect(page.getByText('nichts zu packen')).toBeVisible();
  expect(await count('handled_elsewhere')).toBe(6);
  expect(await count('open')).toBe(1);
});

test('the Berater follows a changed account length (M3, M5)', async ({ page, context, stack, signIn }) => {
  await signIn('admin');
  await connect(page);
  await setAccountLength(stack.datevUrl, 5);
  await page.goto('/datev-verbindung');
  await page.getByRole('button', { name: 'Verbindung prüfen' }).click();
  await expect(page.getByText('DATEV hat die Verbindung bestätigt.')).toBeVisible();
  await context.clearCookies();
  await signIn('berater');
  await page.goto('/stammdaten/kontenlaenge');
  await expect(page.getByRole('row', { name: /8400/ }).first()).toContainText('84000');
  await expectAccessible(page, 'account length');
  await page.getByRole('button', { name: /Konten anpassen/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Anpassen und bestätigen' }).click();
  await expect(page.getByText('Alle Konten passen')).toBeVisible();
  await expect(page.getByText('Die Konten sind auf 5 Stellen angepasst')).toBeVisible();
  await page.goto('/stammdaten/kontentabelle');
  await expect(page.getByText('84000').first()).toBeVisible();
});

async function setAccountLength(datevUrl: string, accountLength: number): Promise<void> {
  const response = await fetch(`${datevUrl}/_control/datasets/455148-1`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accountLength }),
  });
  expect(response.status).toBe(200);
}
