import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectNothingCutOff } from './support/accessible';
import { connect } from './support/steps';
import { expect, test } from './support/test';

const head =
  'Pers.-Nr.;Vorname;Nachname;Geb.-Datum;Straße;Hausnr;PLZ;Ort;Land;Eintritt;StKl;Wochenstunden;Notiz';

function person(
  number: number,
  { name = `Nachname ${number}`, born = '01.02.1980', taxClass = '1' } = {},
): string {
  return `${number};Jörg;${name};${born};Ringstraße;5a;90402;Nürnberg;Deutschland;01.04.2025;${taxClass};38,5;x`;
}

/** Seventeen people without fault, one without a number, one with a taken number, one with two wrong values. */
function twentyPeople() {
  const good = Array.from({ length: 17 }, (_, index) => person(100 + index));
  const faulty = [
    person(0, { name: 'Ohne' }),
    person(100, { name: 'Doppelt' }),
    person(300, { name: 'Verschrieben', born: '30.02.1980', taxClass: '9' }),
  ];
  return {
    name: 'mitarbeiter.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${[head, ...good, ...faulty].join('\r\n')}\r\n`, 'latin1'),
  };
}

async function importTwenty(page: Page): Promise<void> {
  await page.goto('/stammdaten/mitarbeiter/einlesen');
  await page.getByLabel('CSV-Datei').setInputFiles(twentyPeople());
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByText('Nicht gelesen, weil keinem Feld zugeordnet: Notiz')).toBeVisible();
  await page.getByRole('button', { name: 'Prüfen' }).click();
  const result = page.locator('#ergebnis');
  await expect(result.getByText('17 neu, 0 geändert, 0 unverändert, 3 mit Fehlern.')).toBeVisible();
  await result.getByRole('button', { name: '17 Zeilen übernehmen' }).click();
  await expect(result.getByText('17 Zeilen wurden übernommen.')).toBeVisible();

  const faulty = result.getByRole('listitem');
  await expect(faulty).toHaveCount(3);
  await expect(faulty.nth(2).getByLabel('Steuerklasse')).toHaveAttribute('aria-invalid', 'true');
  await faulty.nth(0).getByLabel('Personalnummer').fill('201');
  await expect(faulty.nth(0).getByText('Die Personalnummer 0')).toHaveCount(0);
  await faulty.nth(1).getByLabel('Personalnummer').fill('202');
  await faulty.nth(2).getByLabel('Geburtsdatum').fill('01.03.1980');
  await result.getByRole('button', { name: 'Erneut prüfen' }).click();
  await expect(result.getByText('2 neu, 0 geändert, 0 unverändert, 1 mit Fehlern.')).toBeVisible();
  await expect(faulty.getByText(/30\.02\.1980/)).toHaveCount(0);
  await faulty.getByLabel('Steuerklasse').fill('4');
  await result.getByRole('button', { name: 'Erneut prüfen' }).click();
  await expect(result.getByText('3 neu, 0 geändert, 0 unverändert, 0 mit Fehlern.')).toBeVisible();
  await result.getByRole('button', { name: '3 Zeilen übernehmen' }).click();
  await result.getByRole('link', { name: 'Zu den Mitarbeitern' }).click();
  await expect(page.getByRole('link', { name: 'Verschrieben, Jörg' })).toBeVisible();
}

for (const width of [1280, 390]) {
  test(`people by CSV with three faulty rows, pushed, looked at, downloaded, at ${width} pixels (K2, K3, K7)`, async ({
    page,
    signIn,
  }) => {
    test.setTimeout(180_000);
    await signIn('admin');
    await page.setViewportSize({ width, height: 900 });
    await connect(page);
    await importTwenty(page);

    await page.goto('/stammdaten/uebergabe');
    await expect(page.getByText('20 von 20')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Übergabe an DATEV' })).toBeInViewport({ ratio: 0.9 });
    await page.locator('summary', { hasText: '20 Mitarbeiter im Einzelnen' }).click();
    await expect(page.getByRole('row', { name: '202 Doppelt, Jörg zum ersten Mal' })).toBeVisible();
    await expectNothingCutOff(page);
    await page.getByRole('button', { name: 'Jetzt übergeben' }).click();
    await page.waitForURL(/\/stammdaten\/uebergabe\/[0-9a-f-]{36}$/);
    await page
      .getByRole('button', { name: /^LODAS.* ansehen$/ })
      .first()
      .click();
    await expect(page.getByRole('dialog').getByText('[Allgemein]')).toBeVisible();
    await page.keyboard.press('Escape');

    await expect(page.getByRole('button', { name: 'An DATEV senden' })).toHaveCount(0);
    const contents: string[] = [];
    for (const button of await page.getByRole('button', { name: /herunterladen$/ }).all()) {
      const waiting = page.waitForEvent('download');
      await button.click();
      const saved = await (await waiting).path();
      contents.push(new TextDecoder('windows-1252').decode(readFileSync(saved)));
    }
    await expect(page.locator('#dateien').getByText('heruntergeladen', { exact: true })).toHaveCount(
      contents.length,
    );
    const payroll = contents.filter((content) => content.startsWith('[Allgemein]')).join('\n');
    for (const [number, name] of [
      [100, 'Nachname 100'],
      [116, 'Nachname 116'],
      [201, 'Ohne'],
      [202, 'Doppelt'],
      [300, 'Verschrieben'],
    ]) {
      expect(payroll).toMatch(new RegExp(`^\\d+;${number};"${name}";"Jörg";.*"Ringstraße".*"Nürnberg"`, 'm'));
    }

    await page.goto('/stammdaten/uebergabe');
    await expect(page.getByText('0 von 20')).toBeVisible();
    const history = page.locator('#verlauf');
    await expect(history.getByText('heruntergeladen').first()).toBeVisible();
  });
}

test('a Kunde reads no people and no files (K7, S1)', async ({ page, signIn }) => {
  await signIn('kunde');
  for (const path of ['mitarbeiter', 'mitarbeiter/neu', 'mitarbeiter/einlesen', 'uebergabe']) {
    const answer = await page.goto(`/stammdaten/${path}`);
    expect(answer?.status(), path).toBe(404);
  }
  await page.goto('/stammdaten');
  await expect(page.getByRole('link', { name: 'Mitarbeiter' })).toHaveCount(0);
});
