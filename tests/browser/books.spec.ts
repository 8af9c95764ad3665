import { Buffer } from 'node:buffer';
import type { Page } from '@playwright/test';
import { plainInvoice } from '../unit/e-invoice/invoice-model';
import { ublXml } from '../unit/e-invoice/ubl-xml';
import { expectAccessible } from './support/accessible';
import { connectCompany, transferOutgoing } from './support/prepare';
import { openTransferDialog } from './support/steps';
import { expect, test } from './support/test';

const chart = (page: Page, name: 'SKR03' | 'SKR04') =>
  page.getByRole('button', { name: `${name} vorschlagen` });

test.describe('the Berater sets up the accounts', () => {
  test('SKR03, then SKR04: affected documents seen, rows confirmed, booked by them (B4, M8, S4)', async ({
    page,
    platform,
    company,
    datev,
    signIn,
    browser,
    baseURL,
  }) => {
    const { companyId, month } = company;
    await platform.db.accountRow.deleteMany({ where: { companyId } });
    await platform.db.company.update({ where: { id: companyId }, data: { chart: null } });
    await connectCompany(platform, company);
    await signIn('berater');
    await page.goto('/stammdaten/kontentabelle');
    const table = page.getByRole('table', { name: 'Kontentabelle' });

    // Nothing is there yet: every case of an open document is named, with its documents.
    const open = page.getByText('Für diese Fälle gibt es noch kein Konto').locator('xpath=../..');
    await expect(open.getByText('Ausgangsrechnung, Inland, 19')).toBeVisible();
    const reduced = open.getByRole('listitem').filter({ hasText: 'Ausgangsrechnung, Inland, 7' });
    await reduced.getByText(/\d+ Belege?/).click();
    await expect(reduced.getByText('Möbel Müller & Söhne GmbH')).toBeVisible();

    await chart(page, 'SKR03').click();
    await expect(page.getByText(/11 Zeilen aus SKR03 vorgeschlagen/)).toBeVisible();
    const general = table.getByRole('row', { name: /Ausgangsrechnung Inland 19/ });
    await expect(general).toContainText('8400');
    await expect(general).toContainText('Vorschlag');
    await general.getByText(/\d+ Belege?/).click();
    await expect(general.getByText('Möbel Müller & Söhne GmbH').first()).toBeVisible();
    await expect(page.getByText(/offene Belege hängen daran/)).toBeVisible();
    await expectAccessible(page, 'proposals');

    // A proposal books nothing.
    const customer = await (
      await browser.newContext({ locale: 'de-DE', ...(baseURL ? { baseURL } : {}) })
    ).newPage();
    await signIn('kunde', customer);
    const blocked = await openTransferDialog(customer, 'Ausgangsrechnungen', month);
    await expect(blocked.getByText(/nicht bestätigt/).first()).toBeVisible();
    await expect(blocked.getByRole('button', { name: /nach DATEV übertragen/i })).toBeDisabled();
    await customer.context().close();

    await page.goto('/stammdaten/kontentabelle');
    await page.getByRole('button', { name: 'Alle 11 Vorschläge bestätigen' }).click();
    await expect(page.getByText('Alle Zeilen sind bestätigt.')).toBeVisible();
    await expect(general).toContainText('bestätigt');
    await expect(general).toContainText('Bernd Berater');

    // The other chart takes its place only after it was said what that means.
    await chart(page, 'SKR04').click();
    const dialog = page.getByRole('dialog', { name: 'Zu SKR04 wechseln?' });
    await expect(dialog.getByText(/11 bestätigte Standardzeilen/)).toBeVisible();
    await expect(dialog.getByText(/offene Belege werden zurückgehalten/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Wechseln' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(general).toContainText('4400');
    await expect(table.getByText('8400')).toHaveCount(0);
    await page.getByRole('button', { name: 'Alle 9 Vorschläge bestätigen' }).click();
    await expect(page.getByText('Alle Zeilen sind bestätigt.')).toBeVisible();

    await transferOutgoing(platform, company, month);
    const [job] = await datev.jobs();
    const names = await datev.fileNames(job?.id ?? '');
    const ledgers = names.filter((name) => /^Rechnungsdaten_RA_/.test(name));
    const contents = await Promise.all(ledgers.map((name) => datev.file(job?.id ?? '', name)));
    expect(contents.join()).toContain('<accountNo>4400</accountNo>');
  });

  test('a case without a row gets its account from the list of affected documents (B4)', async ({
    page,
    platform,
    company,
    signIn,
  }) => {
    const { companyId } = company;
    await platform.db.accountRow.updateMany({
      where: { companyId, direction: 'outgoing', taxCase: 'intra_eu_supply' },
      data: { retiredAt: new Date() },
    });
    await signIn('berater');
    await page.goto('/stammdaten/kontentabelle');
    await page.getByRole('button', { name: /Zeile hinzufügen: .*Innergemeinschaftliche Lieferung/ }).click();
    const form = page.getByRole('dialog', { name: 'Zeile hinzufügen' });
    await expect(form.getByLabel('Steuersatz in %')).toHaveValue('0');
    await form.getByLabel('Konto', { exact: true }).fill('8125');
    await form.getByLabel('Automatikkonto').check();
    await form.getByRole('button', { name: 'Speichern' }).click();
    await expect(form).toHaveCount(0);
    const row = page.getByRole('row', { name: /Innergemeinschaftliche Lieferung/ });
    await expect(row).toContainText('8125');
    await expect(row.getByText('1 Beleg')).toBeVisible();
    await expect(page.getByText('Für diese Fälle gibt es noch kein Konto')).toHaveCount(0);
    await row.getByRole('button', { name: /bestätigen/ }).click();
    await expect(row).toContainText('Bernd Berater');
  });
});

/** Drops files on the area of the page, as a person does with the mouse. */
async function drop(page: Page, files: readonly { readonly name: string; readonly text: string }[]) {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name, { type: 'application/xml' }));
    return data;
  }, files);
  const area = page.getByText('Dateien hierher ziehen oder auswählen');
  await area.dispatchEvent('dragover', { dataTransfer: transfer });
  await area.dispatchEvent('drop', { dataTransfer: transfer });
}

test('many e-invoices at once: dropped, a result for each, one answer for all that ask (E1, E2, E3)', async ({
  page,
  platform,
  company,
  signIn,
}) => {
  await signIn('kunde');
  await page.goto('/belege/neu');
  await page.waitForLoadState('networkidle');
  const stranger = (number: string) => ublXml({ ...plainInvoice, number });
  await drop(page, [
    { name: 'eins.xml', text: stranger('FREMD-1') },
    { name: 'zwei.xml', text: stranger('FREMD-2') },
    { name: 'drei.xml', text: stranger('FREMD-3') },
    { name: 'bombe.xml', text: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>' },
  ]);
  const results = page.getByRole('region', { name: 'Ergebnis je Datei' });
  await expect(results.getByText('4 von 4 Dateien fertig')).toBeVisible();
  await expect(results.getByRole('listitem').filter({ hasText: 'bombe.xml' })).toContainText(
    /DOCTYPE|Dokumenttyp/,
  );
  await expect(page.getByText('3 Dateien sagen nicht eindeutig')).toBeVisible();
  await expectAccessible(page, 'questions');
  await page.getByRole('button', { name: 'Alle sind Eingangsrechnungen' }).click();
  for (const number of ['FREMD-1', 'FREMD-2', 'FREMD-3']) {
    await expect(results.getByRole('link', { name: number })).toBeVisible();
  }
  const stored = await platform.db.invoice.findMany({
    where: { companyId: company.companyId, number: { startsWith: 'FREMD-' } },
  });
  expect(stored.map(({ ledger }) => ledger)).toEqual(Array(3).fill('accounts_payable'));
});

test('hostile files get a clear finding on the page, quickly, and the server lives on (E3)', async ({
  page,
  signIn,
  company,
}) => {
  const root = 'xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"';
  const entities = Array.from({ length: 9 }, (_, level) => {
    const [name, inner] = [String.fromCharCode(98 + level), String.fromCharCode(97 + level)];
    return `<!ENTITY ${name} "${`&${inner};`.repeat(10)}">`;
  }).join('');
  const xml = (name: string, text: string | Buffer) => ({
    name,
    mimeType: 'application/xml',
    buffer: Buffer.from(text),
  });
  await signIn('kunde');
  await page.goto('/belege/neu');
  await page.locator('input[type="file"]').setInputFiles([
    xml('bombe.xml', `<!DOCTYPE Invoice [<!ENTITY a "ha">${entities}]><Invoice ${root}>&j;</Invoice>`),
    xml('tief.xml', `<Invoice ${root}>${'<a>'.repeat(100_000)}`),
    xml('nullen.xml', Buffer.alloc(19_000_000)),
    {
      name: 'abgeschnitten.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<'),
    },
    xml('leer.xml', ''),
  ]);
  const results = page.getByRole('region', { name: 'Ergebnis je Datei' });
  await expect(results.getByText('5 von 5 Dateien fertig')).toBeVisible();
  for (const name of ['bombe.xml', 'tief.xml', 'nullen.xml', 'abgeschnitten.pdf', 'leer.xml']) {
    const item = results.getByRole('listitem').filter({ hasText: name });
    await expect(item.getByText(/unterbrochen|wartet/)).toHaveCount(0);
    await expect(item.locator('summary, h4, strong, p').nth(1)).toBeVisible();
  }
  await page.goto(`/belege?monat=${company.month}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test("a month beyond DATEV's limits is shown as a plan before anything is sent (T1)", async ({
  page,
  platform,
  company,
  signIn,
}) => {
  await connectCompany(platform, company);
  const { companyId, month } = company;
  const invoices = await platform.db.invoice.findMany({
    where: { companyId, accountingMonth: month, ledger: 'accounts_receivable' },
  });
  // Nine images of 19 MB as the store would keep them; the plan asks for their sizes only.
  await platform.db.attachment.createMany({
    data: invoices.slice(0, 3).flatMap(({ currentVersionId }, document) =>
      [1, 2, 3].map((place) => ({
        companyId,
        invoiceVersionId: currentVersionId,
        position: 10 + place,
        fileName: `Scan-${document}-${place}.pdf`,
        contentType: 'application/pdf',
        sha256: `${document}${place}`.padEnd(64, '0'),
        size: 19_000_000,
      })),
    ),
  });
  await signIn('kunde');
  const dialog = await openTransferDialog(page, 'Ausgangsrechnungen', month);
  await expect(dialog.getByText('Aufteilung in 2 Aufträge')).toBeVisible();
  await expect(dialog.getByText(/Auftrag 1: .*mehr als 150 MB nimmt DATEV/)).toBeVisible();
  await expect(dialog.getByText(/Auftrag 2: \d+ Beleg/)).toBeVisible();
});
