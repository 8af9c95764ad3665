import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { renderReadablePdf } from '@/lib/e-invoice/render-readable';
import { ciiXml } from './cii-xml';
import { invoice } from './invoice-model';
import { shownText } from './pdf-text';
import { fixture, reading } from './reading';

describe('the readable view of a pure XML (E1)', () => {
  it('shows parties, days, lines, tax, totals, terms and says that the XML is the original', async () => {
    const pdf = await renderReadablePdf(await reading(fixture('ubl-invoice-werkstatt.xml')));
    const text = await shownText(pdf);
    for (const expected of [
      'Rechnung WS-2026-0042',
      'Das Original ist die XML-Datei',
      'Müller & Söhne Kfz-Technik GmbH',
      'Spedycja Wiśniewski Sp. z o.o.',
      'Łódź',
      'USt-IdNr.: DE812345678',
      '10.02.2026',
      '12.03.2026',
      'Arbeitszeit Bremsen',
      '2,5 Std.',
      '245,00',
      'Nachlass (19 % USt): Treuerabatt',
      '-10,00',
      'Zuschlag (19 % USt): Altölentsorgung',
      '289,50',
      '55,01',
      '364,84 EUR',
      '64,84 EUR',
      '300,00 EUR',
      '#SKONTO#TAGE=7#PROZENT=2.00#',
      'DE02120300000000202051, BIC BYLADEM1001, Müller Kfz',
      'bericht.csv',
      'Seite 1 von 1',
    ]) {
      expect(text).toContain(expected);
    }
  });

  it('is A4, has a title, and the same invoice gives the same bytes', async () => {
    const read = await reading(ciiXml(invoice({ typeCode: '381' })));
    const [first, second] = [await renderReadablePdf(read), await renderReadablePdf(read)];
    expect(Buffer.compare(first, second)).toBe(0);
    const pdf = await PDFDocument.load(first, { updateMetadata: false });
    expect(pdf.getTitle()).toBe('Gutschrift (kaufmännisch) R-2026-7');
    expect(pdf.getPage(0).getSize()).toEqual({ width: 595.28, height: 841.89 });
  });

  it('shows reasons of exemption and amounts in two currencies', async () => {
    const model = invoice({ currency: 'USD', taxCurrency: 'EUR', taxInTaxCurrency: '16.55' });
    const text = await shownText(await renderReadablePdf(await reading(ciiXml(model))));
    expect(text).toContain('119,00 USD');
    expect(text).toContain('16,55 EUR');
    const extended = await renderReadablePdf(await reading(fixture('cii-extended-maschinenbau.xml')));
    expect(await shownText(extended)).toContain('Steuerfrei nach § 4 Nr. 21 UStG');
  });

  it('continues on further pages', async () => {
    const lines = Array.from({ length: 120 }, (_, index) => ({
      net: '1.00',
      category: 'S',
      rate: '19',
      name: `Artikel ${index + 1}`,
    }));
    const model = invoice({
      lines,
      lineTotal: '120.00',
      net: '120.00',
      tax: '22.80',
      gross: '142.80',
      payable: '142.80',
      shares: [{ category: 'S', rate: '19', basis: '120.00', tax: '22.80' }],
    });
    const pdf = await renderReadablePdf(await reading(ciiXml(model)));
    const pages = (await PDFDocument.load(pdf)).getPageCount();
    expect(pages).toBeGreaterThan(2);
    const text = await shownText(pdf);
    expect(text).toContain('Artikel 120');
    expect(text).toContain(`Seite ${pages} von ${pages}`);
  });

  it('shows Greek and Cyrillic, and says how many characters it cannot show (B5)', async () => {
    const seller = { name: 'Ελλάς 東京 ООО «Север»', vatId: 'DE811111111', country: 'DE' };
    const text = await shownText(await renderReadablePdf(await reading(ciiXml(invoice({ seller })))));
    expect(text).toContain('Ελλάς □□ ООО «Север»');
    expect(text).toContain('2 Zeichen lassen sich hier nicht darstellen');
  });

  it('breaks words longer than a line instead of running out of the page', async () => {
    const pdf = await renderReadablePdf(await reading(ciiXml(invoice({ note: 'W'.repeat(400) }))));
    expect((await shownText(pdf)).replaceAll('\n', '')).toContain('W'.repeat(400));
  });
});
