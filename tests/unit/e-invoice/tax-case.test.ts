import { describe, expect, it } from 'vitest';
import { ciiXml } from './cii-xml';
import { type InvoiceModel, invoice, plainInvoice, untaxed } from './invoice-model';
import { codes, positionsOf, reading } from './reading';
import { ublXml } from './ubl-xml';

const weBuy = { ownParties: { vatIds: ['DE822222222'] } };
const weSell = { ownParties: { vatIds: ['DE811111111'] } };
const french = { name: 'Papeterie SA', vatId: 'FR11999999998', city: 'Lyon', country: 'FR' };
const { seller: german, buyer } = plainInvoice;

/** The plain invoice at another rate. */
function at(rate: string, tax: string, change: InvoiceModel = {}): InvoiceModel {
  const gross = (100 + Number(tax)).toFixed(2);
  return invoice({
    shares: [{ category: 'S', rate, basis: '100.00', tax }],
    lines: [{ net: '100.00', category: 'S', rate }],
    tax,
    gross,
    payable: gross,
    ...change,
  });
}

describe('standard rates (B4, E2)', () => {
  it.each<[string, InvoiceModel, typeof weBuy, string | null, readonly string[]]>([
    ['bought in Germany', at('7', '7.00'), weBuy, 'domestic', []],
    [
      'bought from a German tax representative',
      at('19', '19.00', { seller: french, representativeVatId: 'DE899999999' }),
      weBuy,
      'domestic',
      [],
    ],
    [
      'bought from a seller with tax number only',
      at('19', '19.00', { seller: { name: 'Kiosk', taxNumber: '60/1', country: 'DE' } }),
      weBuy,
      'domestic',
      [],
    ],
    [
      'bought from a foreign company registered here',
      at('19', '19.00', { seller: { ...french, vatId: 'DE855555555' } }),
      weBuy,
      'domestic',
      [],
    ],
    ['bought abroad', at('20', '20.00', { seller: french }), weBuy, null, ['E_INVOICE_FOREIGN_TAX']],
    ['sold in Germany', at('19', '19.00'), weSell, 'domestic', []],
    [
      'sold into the EU at a German rate',
      at('19', '19.00', { buyer: { name: 'Claire', country: 'FR' } }),
      weSell,
      'domestic',
      [],
    ],
    [
      'sold into the EU at a foreign rate',
      at('20', '20.00', { buyer: { name: 'Claire', country: 'FR' } }),
      weSell,
      null,
      ['E_INVOICE_OSS_CANDIDATE'],
    ],
    [
      'sold to Germany, delivered to Austria at its rate',
      at('20', '20.00', { deliverTo: 'AT' }),
      weSell,
      null,
      ['E_INVOICE_OSS_CANDIDATE'],
    ],
    [
      'sold under a foreign registration of ours',
      at('20', '20.00', { representativeVatId: 'FR12345678901' }),
      weSell,
      null,
      ['E_INVOICE_FOREIGN_TAX'],
    ],
    ['a standard rate of nothing', untaxed('S'), weBuy, null, ['E_INVOICE_TAX_CASE_OPEN']],
  ])('%s', async (_, model, options, taxCase, asked) => {
    const read = await reading(ciiXml(model), options);
    expect(read.invoice.positions.map((position) => position.taxCase)).toEqual([taxCase]);
    expect(codes(read.questions)).toEqual(asked);
  });

  it('an OSS candidate carries where it left from and where it goes', async () => {
    const model = at('20', '20.00', { buyer: { name: 'Claire', country: 'FR' }, deliverTo: 'AT' });
    const { invoice: read } = await reading(ublXml(model), weSell);
    expect([read.shipFromCountry, read.shipToCountry]).toEqual(['DE', 'AT']);
  });
});

describe('categories without tax (B4, E2)', () => {
  it.each<[string, InvoiceModel, typeof weBuy, string | null, readonly string[]]>([
    ['AE sold', untaxed('AE'), weSell, 'reverse_charge', []],
    [
      'AE bought: the rate we owe is asked',
      untaxed('AE'),
      weBuy,
      'reverse_charge',
      ['E_INVOICE_TAX_RATE_OPEN'],
    ],
    ['K sold', untaxed('K', { buyer: french }), weSell, 'intra_eu_supply', []],
    [
      'K bought: the rate we owe is asked',
      untaxed('K', { seller: french }),
      weBuy,
      'intra_eu_acquisition',
      ['E_INVOICE_TAX_RATE_OPEN'],
    ],
    ['G sold', untaxed('G'), weSell, 'export', []],
    ['G bought', untaxed('G'), weBuy, null, ['E_INVOICE_TAX_CASE_OPEN']],
    ['O', untaxed('O'), weBuy, 'not_taxable', []],
    [
      'O of a small business',
      untaxed('O', { reason: 'Kein Ausweis der Umsatzsteuer nach § 19 UStG' }),
      weSell,
      'small_business',
      [],
    ],
    [
      'O that speaks of reverse charge',
      untaxed('O', { reason: 'Reverse Charge' }),
      weSell,
      null,
      ['E_INVOICE_TAX_CASE_OPEN'],
    ],
    ['Z', untaxed('Z'), weBuy, null, ['E_INVOICE_TAX_CASE_OPEN']],
    ['L, Canary Islands', untaxed('L'), weBuy, null, ['E_INVOICE_TAX_CASE_OPEN']],
    ['M, Ceuta and Melilla', untaxed('M'), weBuy, null, ['E_INVOICE_TAX_CASE_OPEN']],
    ['E with a reason', untaxed('E', { reason: 'Steuerfrei nach § 4 Nr. 12 UStG' }), weSell, 'exempt', []],
    ['E with a code', untaxed('E', { reasonCode: 'VATEX-EU-132-1I' }), weSell, 'exempt', []],
    [
      'E that means money laid out for the customer',
      untaxed('E', { reasonCode: 'VATEX-EU-79-C' }),
      weSell,
      null,
      ['E_INVOICE_TAX_CASE_OPEN'],
    ],
    ['O of such money', untaxed('O', { reason: 'Durchlaufender Posten' }), weSell, 'not_taxable', []],
    [
      'E of a small business',
      untaxed('E', { reason: 'Als Kleinunternehmer im Sinne von §19 Abs. 1 UStG' }),
      weSell,
      'small_business',
      [],
    ],
    ['E without reason', untaxed('E'), weSell, null, ['E_INVOICE_TAX_CASE_OPEN']],
    [
      'E that means reverse charge',
      untaxed('E', { reason: 'Steuerschuldnerschaft des Leistungsempfängers' }),
      weBuy,
      null,
      ['E_INVOICE_TAX_CASE_OPEN'],
    ],
    [
      'E that means an EU supply',
      untaxed('E', { reason: 'Steuerfreie innergemeinschaftliche Lieferung' }),
      weSell,
      null,
      ['E_INVOICE_TAX_CASE_OPEN'],
    ],
    ...[
      'Steuerfrei gemäß § 4 Nr. 1 b UStG',
      'steuerfrei nach § 4 Nummer 1 Buchstabe b in Verbindung mit § 6a UStG',
      '§6a UStG',
      '§ 4 Nr. 1a UStG',
      'Umsatzsteuerfrei nach § 4 Nr. 1 Buchst. a, § 6 UStG',
      'Lieferung in ein Drittland',
      'steuerfrei, § 6 Abs. 1 UStG',
      '§ 3a Abs. 2 UStG',
      'Tax-free intracommunity supply',
      'Article 138 of Directive 2006/112/EC',
      'Art. 146 MwStSystRL',
      'Nach Art. 196 MwStSystRL schuldet der Empfänger die Steuer',
      'VAT to be paid by the customer, Article 194',
    ].map((reason): [string, InvoiceModel, typeof weBuy, string | null, readonly string[]] => [
      `E that names another category: ${reason}`,
      untaxed('E', { reason }),
      weSell,
      null,
      ['E_INVOICE_TAX_CASE_OPEN'],
    ]),
    ...['§ 4 Nr. 11 UStG', '§ 4 Nr. 14 a UStG', '§ 4 Nr. 21 Buchst. a', '§ 4 Nr. 8 UStG'].map(
      (reason): [string, InvoiceModel, typeof weBuy, string | null, readonly string[]] => [
        `E that names an exemption: ${reason}`,
        untaxed('E', { reason }),
        weSell,
        'exempt',
        [],
      ],
    ),
    [
      'E with a margin scheme',
      untaxed('E', { reasonCode: 'VATEX-EU-F', reason: 'Gebrauchtgegenstände/Sonderregelung' }),
      weBuy,
      null,
      ['E_INVOICE_TAX_CASE_OPEN'],
    ],
  ])('%s', async (_, model, options, taxCase, asked) => {
    for (const xml of [ublXml(model), ciiXml(model)]) {
      const read = await reading(xml, options);
      expect(positionsOf(read)).toEqual([['500.00', '0.00', taxCase]]);
      expect(codes(read.questions)).toEqual(asked);
    }
  });

  it('a question says category, amount, reason and position', async () => {
    const model = untaxed('E', { reasonCode: 'VATEX-EU-F', reason: 'Differenzbesteuerung' });
    expect((await reading(ublXml(model), weBuy)).questions).toEqual([
      {
        code: 'E_INVOICE_TAX_CASE_OPEN',
        params: {
          category: 'E',
          rate: '0 %',
          amount: '500,00 EUR',
          reason: 'VATEX-EU-F: Differenzbesteuerung',
        },
        path: 'positions[0].taxCase',
      },
    ]);
  });

  it('a reverse charge that shows tax is refused', async () => {
    const model = invoice({ shares: [{ category: 'AE', rate: '0', basis: '100.00', tax: '19.00' }] });
    await expect(reading(ublXml(model), weBuy)).rejects.toThrow('E_INVOICE_TAX_AMOUNT_MISMATCH');
  });

  it('the same seller is German for one share and open for another (mixed invoice)', async () => {
    const model = invoice({
      seller: german,
      buyer,
      shares: [
        { category: 'S', rate: '19', basis: '100.00', tax: '19.00' },
        { category: 'E', rate: '0', basis: '20.00', tax: '0.00' },
      ],
      lines: [
        { net: '100.00', category: 'S', rate: '19' },
        { net: '20.00', category: 'E', rate: '0' },
      ],
      lineTotal: '120.00',
      net: '120.00',
      gross: '139.00',
      payable: '139.00',
    });
    const read = await reading(ciiXml(model), weBuy);
    expect(positionsOf(read)).toEqual([
      ['119.00', '19.00', 'domestic'],
      ['20.00', '0.00', null],
    ]);
    expect(read.questions.map(({ path }) => path)).toEqual(['positions[1].taxCase']);
  });
});
