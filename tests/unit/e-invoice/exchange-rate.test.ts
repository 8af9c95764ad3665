import { describe, expect, it } from 'vitest';
import { ciiXml } from './cii-xml';
import { type InvoiceModel, invoice } from './invoice-model';
import { codes, reading } from './reading';
import { ublXml } from './ubl-xml';

const weBuy = { ownParties: { vatIds: ['DE822222222'] } };
const dollars: InvoiceModel = { currency: 'USD', taxCurrency: 'EUR' };

describe.each([
  ['UBL', (model: InvoiceModel) => ublXml(model)],
  ['CII', ciiXml],
])('foreign currency in %s (B3, E2)', (_, xml) => {
  it('takes a rate the invoice states, as units for one euro', async () => {
    const exchange = { source: 'USD', target: 'EUR', rate: '0.8' };
    const read = await reading(xml(invoice({ ...dollars, taxInTaxCurrency: '15.20', exchange })), weBuy);
    expect(read.invoice).toMatchObject({ currency: 'USD', exchangeRate: '1.250000', grossAmount: 11900 });
    expect(read.questions).toEqual([]);
  });

  it('takes a rate stated the other way round', async () => {
    const exchange = { source: 'EUR', target: 'USD', rate: '1.1479' };
    expect((await reading(xml(invoice({ ...dollars, exchange })), weBuy)).invoice.exchangeRate).toBe(
      '1.147900',
    );
  });

  it('asks when rate and tax in euro contradict each other', async () => {
    const exchange = { source: 'USD', target: 'EUR', rate: '0.8' };
    const read = await reading(xml(invoice({ ...dollars, taxInTaxCurrency: '16.00', exchange })), weBuy);
    expect(read.invoice.exchangeRate).toBeNull();
    expect(codes(read.questions)).toEqual(['E_INVOICE_EXCHANGE_RATE_MISSING']);
  });

  it('asks when they contradict each other the other way round', async () => {
    const exchange = { source: 'EUR', target: 'USD', rate: '0.8' };
    const read = await reading(xml(invoice({ ...dollars, taxInTaxCurrency: '15.20', exchange })), weBuy);
    expect(read.invoice.exchangeRate).toBeNull();
    expect(codes(read.questions)).toEqual(['E_INVOICE_EXCHANGE_RATE_MISSING']);
  });

  it('asks when only the tax is stated in euro, and offers what follows from it', async () => {
    const read = await reading(xml(invoice({ ...dollars, taxInTaxCurrency: '16.55' })), weBuy);
    expect(read.questions).toEqual([
      {
        code: 'E_INVOICE_EXCHANGE_RATE_MISSING',
        params: { currency: 'USD', hint: 'rund 1,1480' },
        path: 'exchangeRate',
      },
    ]);
  });

  it('asks when nothing is stated', async () => {
    const read = await reading(xml(invoice({ currency: 'CHF' })), weBuy);
    expect(read.questions).toEqual([
      {
        code: 'E_INVOICE_EXCHANGE_RATE_MISSING',
        params: { currency: 'CHF', hint: '–' },
        path: 'exchangeRate',
      },
    ]);
  });
});

describe('rates that are no plain factor (B3, E2)', () => {
  const exchange = { source: 'USD', target: 'EUR', rate: '1.25' };
  const ubl = ublXml(invoice({ ...dollars, exchange }));
  const cii = ciiXml(invoice({ ...dollars, exchange }));
  /** Another element of the exchange, in front of the one of its target currency. */
  const withElement = (xml: string, name: string, text: string) =>
    xml.replace(/<(\w+:)?TargetCurrencyCode>/, `<$1${name}>${text}</$1${name}>$&`);

  it.each([
    ['the amount is divided by it', withElement(ubl, 'MathematicOperatorCode', 'Divide')],
    ['nobody knows what is done with it', withElement(ubl, 'MathematicOperatorCode', 'x')],
    ['it holds for a hundred units (UBL)', withElement(ubl, 'SourceCurrencyBaseRate', '100')],
    ['it holds for a hundred units (CII)', withElement(cii, 'SourceUnitBasisNumeric', '100')],
  ])('are asked for: %s', async (_, xml) => {
    expect(xml).not.toBe(ubl);
    expect(xml).not.toBe(cii);
    const read = await reading(xml, weBuy);
    expect(read.invoice.exchangeRate).toBeNull();
    expect(codes(read.questions)).toEqual(['E_INVOICE_EXCHANGE_RATE_MISSING']);
  });

  it.each([
    ['multiplied', withElement(ubl, 'MathematicOperatorCode', 'Multiply')],
    ['for one unit', withElement(ubl, 'SourceCurrencyBaseRate', '1.0')],
  ])('are taken where they say what is meant anyway: %s', async (_, xml) => {
    expect((await reading(xml, weBuy)).invoice.exchangeRate).toBe('0.800000');
  });
});
