import { describe, expect, it } from 'vitest';
import { ciiXml } from './cii-xml';
import { type InvoiceModel, invoice, plainInvoice } from './invoice-model';
import { codes, reading, refusal } from './reading';
import { ublXml } from './ubl-xml';

const weBuy = { ownParties: { vatIds: ['DE822222222'] } };

describe('sums that do not come out (B3)', () => {
  it.each<[string, InvoiceModel, string, string]>([
    ['BR-CO-10', { lines: [{ net: '99.99', category: 'S', rate: '19' }] }, '100,00 EUR', '99,99 EUR'],
    [
      'BR-CO-11',
      { allowanceTotal: '5.00', lineTotal: '105.00', lines: [{ net: '105.00', category: 'S', rate: '19' }] },
      '5,00 EUR',
      '0,00 EUR',
    ],
    [
      'BR-CO-12',
      { chargeTotal: '5.00', lineTotal: '95.00', lines: [{ net: '95.00', category: 'S', rate: '19' }] },
      '5,00 EUR',
      '0,00 EUR',
    ],
    [
      'BR-CO-13',
      { lineTotal: '101.00', lines: [{ net: '101.00', category: 'S', rate: '19' }] },
      '100,00 EUR',
      '101,00 EUR',
    ],
    ['BR-CO-14', { tax: '19.01', gross: '119.01', payable: '119.01' }, '19,01 EUR', '19,00 EUR'],
    ['BR-CO-15', { gross: '119.01', payable: '119.01' }, '119,01 EUR', '119,00 EUR'],
  ])('%s names the stated and the computed amount', async (rule, change, stated, computed) => {
    for (const xml of [ublXml(invoice(change)), ciiXml(invoice(change))]) {
      expect(await refusal(xml)).toContainEqual({
        code: 'E_INVOICE_TOTAL_MISMATCH',
        params: expect.objectContaining({ rule, stated, computed }),
      });
    }
  });

  it('BR-CO-16 only warns: what is paid is not what is booked', async () => {
    const read = await reading(ublXml(invoice({ payable: '118.00' })), weBuy);
    expect(read.invoice.grossAmount).toBe(11900);
    expect(read.warnings).toEqual([
      { code: 'E_INVOICE_PAYABLE_MISMATCH', params: { stated: '118,00 EUR', computed: '119,00 EUR' } },
    ]);
  });

  it('accepts an amount due that includes what is paid for third parties', async () => {
    const xml = ublXml(invoice({ payable: '129.00' })).replace(
      '<a:TaxTotal>',
      '<a:PrepaidPayment><b:ID>1</b:ID><b:PaidAmount currencyID="EUR">10.00</b:PaidAmount></a:PrepaidPayment><a:TaxTotal>',
    );
    expect((await reading(xml, weBuy)).warnings).toEqual([]);
  });

  it('a total in another currency is refused', async () => {
    const xml = ublXml(plainInvoice).replace('currencyID="EUR">119.00', 'currencyID="USD">119.00');
    expect(await refusal(xml)).toContainEqual({
      code: 'E_INVOICE_CURRENCY_MIXED',
      params: { field: 'Rechnungsbetrag mit Umsatzsteuer (BT-112)', currency: 'USD', expected: 'EUR' },
    });
  });

  it('a second breakdown in the tax currency is not added to the first', async () => {
    const model = invoice({ currency: 'USD', taxCurrency: 'EUR', taxInTaxCurrency: '16.55' });
    const converted =
      '<b:TaxAmount currencyID="EUR">16.55</b:TaxAmount><a:TaxSubtotal><b:TaxableAmount currencyID="EUR">87.12</b:TaxableAmount>' +
      '<b:TaxAmount currencyID="EUR">16.55</b:TaxAmount><a:TaxCategory><b:ID>S</b:ID><b:Percent>19</b:Percent></a:TaxCategory></a:TaxSubtotal>';
    const xml = ublXml(model).replace('<b:TaxAmount currencyID="EUR">16.55</b:TaxAmount>', converted);
    expect((await reading(xml, weBuy)).invoice.positions).toHaveLength(1);
  });

  it('amounts whose sum no field holds are refused before anything is added up', async () => {
    const amount = '9999999999.99';
    const shares = [1, 2, 3].map(() => ({ category: 'S', rate: '19', basis: amount, tax: amount }));
    const model = invoice({ shares, net: amount, tax: amount, gross: amount });
    expect(codes(await refusal(ublXml(model)))).toEqual(['E_INVOICE_AMOUNT_TOO_LARGE']);
  });
});

describe('tax shares (B3)', () => {
  const two = (tax: string, change: InvoiceModel = {}) => {
    const total = (100 + Number(tax)).toFixed(2);
    return invoice({
      shares: [{ category: 'S', rate: '19', basis: '100.00', tax }],
      tax,
      gross: total,
      payable: total,
      ...change,
    });
  };

  it('a cent of rounding is booked as stated and told', async () => {
    const read = await reading(ciiXml(two('19.01')), weBuy);
    expect(read.invoice.grossAmount).toBe(11901);
    expect(read.warnings).toEqual([
      {
        code: 'E_INVOICE_TAX_ROUNDING',
        params: { category: 'S', rate: '19 %', stated: '19,01 EUR', computed: '19,00 EUR' },
      },
    ]);
  });

  it('tax that belongs to another rate is refused with both amounts', async () => {
    expect(await refusal(ciiXml(two('7.00')))).toContainEqual({
      code: 'E_INVOICE_TAX_AMOUNT_MISMATCH',
      params: { category: 'S', rate: '19 %', stated: '7,00 EUR', computed: '19,00 EUR' },
    });
  });

  it('tax rounded line by line may differ by a cent a line, not more', async () => {
    const lines = [1, 2, 3, 4].map(() => ({ net: '25.00', category: 'S', rate: '19' }));
    expect(codes((await reading(ciiXml(two('19.04', { lines })), weBuy)).warnings)).toEqual([
      'E_INVOICE_TAX_ROUNDING',
    ]);
    expect(codes(await refusal(ciiXml(two('19.05', { lines }))))).toContain('E_INVOICE_TAX_AMOUNT_MISMATCH');
  });

  it('a basis that is not what its lines add up to is refused', async () => {
    const model = invoice({
      lines: [
        { net: '60.00', category: 'S', rate: '19' },
        { net: '40.00', category: 'S', rate: '7' },
      ],
    });
    expect(await refusal(ublXml(model))).toContainEqual({
      code: 'E_INVOICE_TAX_BASIS_MISMATCH',
      params: { category: 'S', rate: '19 %', stated: '100,00 EUR', computed: '60,00 EUR' },
    });
  });

  it('a cent between breakdown and total stands for itself and is explained', async () => {
    const model = invoice({
      shares: [
        { category: 'S', rate: '19', basis: '50.00', tax: '9.50' },
        { category: 'S', rate: '7', basis: '50.01', tax: '3.50' },
      ],
      lines: [],
      lineTotal: '100.00',
      tax: '13.00',
      gross: '113.00',
      payable: '113.00',
    });
    const read = await reading(ciiXml(model), weBuy);
    expect(read.invoice.grossAmount).toBe(11300);
    expect(read.invoice.positions.map(({ grossAmount }) => grossAmount)).toEqual([5950, 5351]);
    expect(read.invoice.roundingAmount).toBe(-1);
    expect(read.warnings).toContainEqual({
      code: 'E_INVOICE_ROUNDING_DIFFERENCE',
      params: { difference: '-0,01 EUR', total: '113,00 EUR', positions: '113,01 EUR' },
    });
  });

  it('a breakdown that leaves a part of the total out is refused', async () => {
    const model = invoice({
      shares: [{ category: 'S', rate: '19', basis: '90.00', tax: '17.10' }],
      lines: [],
      tax: '17.10',
      gross: '117.10',
      payable: '117.10',
    });
    expect(codes(await refusal(ciiXml(model)))).toEqual(['E_INVOICE_TOTAL_MISMATCH']);
  });

  it('shares of nothing become no position', async () => {
    const shares = [...plainInvoice.shares, { category: 'S', rate: '7', basis: '0.00', tax: '0.00' }];
    expect((await reading(ublXml(invoice({ shares })), weBuy)).invoice.positions).toHaveLength(1);
  });
});
