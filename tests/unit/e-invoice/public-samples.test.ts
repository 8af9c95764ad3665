import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes, positionsOf, reading } from './reading';

const folder = resolve('../shared/samples/e-invoice');
const sample = (name: string) => new Uint8Array(readFileSync(join(folder, name)));

/** The public samples of KoSIT and FeRD, as far as they lie beside the project. */
describe.runIf(existsSync(folder))('public e-invoices (E1, E2)', () => {
  it.each(['01.01a-INVOICE_ubl.xml', '01.01a-INVOICE_uncefact.xml'])('%s', async (name) => {
    const read = await reading(sample(name), { ownParties: { names: ['[Buyer name]'] } });
    expect(read.invoice).toMatchObject({
      direction: 'incoming',
      number: '123456XX',
      issueDate: '2016-04-04',
      serviceDate: null,
      dueDate: null,
      currency: 'EUR',
      grossAmount: 33690,
      information: 'Zahlbar sofort ohne Abzug.',
      partner: {
        name: '[Seller name]',
        city: '[Seller city]',
        country: 'DE',
        vatId: 'DE123456789',
        iban: 'DE79000000001234567890',
      },
    });
    expect(positionsOf(read)).toEqual([['336.90', '7.00', 'domestic']]);
    expect([read.profile, read.questions, read.warnings]).toEqual(['xrechnung', [], []]);
  });

  it.each(['01.05a-INVOICE_ubl.xml', '01.05a-INVOICE_uncefact.xml'])('%s', async (name) => {
    const read = await reading(sample(name), { ownParties: { names: ['[Seller name]'] } });
    expect(read.invoice).toMatchObject({
      direction: 'outgoing',
      number: 'PRG1502112',
      issueDate: '2015-04-24',
      serviceDate: '2015-04-24',
      grossAmount: 1055530,
      ownVatId: 'DE123456789',
      partner: { name: '[Buyer name]', customerNumber: 'BI123456', iban: null },
    });
    expect(positionsOf(read)).toEqual([['10555.30', '19.00', 'domestic']]);
    expect([read.questions, read.warnings]).toEqual([[], []]);
  });

  it('ZUGFeRD MINIMUM asks for what it lacks', async () => {
    const read = await reading(sample('factur-x_MINIMUM_Facture_UE.pdf'), { direction: 'incoming' });
    expect(read.invoice).toMatchObject({
      number: 'FA-2017-0008',
      issueDate: '2017-11-03',
      grossAmount: 207676,
      orderId: 'COMPRA0832',
      partner: { name: 'Au bon moulin', country: 'FR', vatId: 'FR11999999998' },
    });
    expect([read.profile, read.container]).toEqual(['minimum', 'pdf']);
    expect(positionsOf(read)).toEqual([['2076.76', '0.00', null]]);
    expect(codes(read.questions)).toEqual(['E_INVOICE_TAX_BREAKDOWN_MISSING']);
  });

  it('ZUGFeRD BASIC correction is negative', async () => {
    const read = await reading(sample('zugferd_2p0_BASIC_Rechnungskorrektur.pdf'), {
      ownParties: { names: ['Muster-Kunde GmbH'] },
    });
    expect(read.invoice).toMatchObject({
      direction: 'incoming',
      number: 'RK21012345',
      issueDate: '2018-09-16',
      serviceDate: '2018-08-05',
      grossAmount: -879,
      partner: { city: 'MUSTERHAUSEN', country: 'DE', vatId: 'DE123456789' },
    });
    expect(positionsOf(read)).toEqual([
      ['-5.77', '19.00', 'domestic'],
      ['-3.02', '7.00', 'domestic'],
    ]);
    expect([read.questions, read.warnings]).toEqual([[], []]);
  });

  it('ZUGFeRD EN16931, simple', async () => {
    const read = await reading(sample('zugferd_2p0_EN16931_Einfach.pdf'), {
      ownParties: { names: ['Kunden AG Mitte'] },
    });
    expect(read.invoice).toMatchObject({
      number: '471102',
      issueDate: '2018-03-05',
      serviceDate: '2018-03-05',
      grossAmount: 52987,
      skonto: [],
      partner: { name: 'Lieferant GmbH', city: 'München' },
    });
    expect(positionsOf(read)).toEqual([
      ['294.25', '7.00', 'domestic'],
      ['235.62', '19.00', 'domestic'],
    ]);
    expect([codes(read.questions), codes(read.warnings)]).toEqual([[], ['E_INVOICE_SKONTO_IN_TEXT']]);
  });

  it('ZUGFeRD EN16931 with allowances and a prepayment', async () => {
    const read = await reading(sample('zugferd_2p0_EN16931_Rabatte.pdf'), {
      ownParties: { names: ['Kunden AG Mitte'] },
    });
    expect(read.invoice).toMatchObject({
      grossAmount: 21507,
      orderId: '2013-471331',
      serviceDate: '2018-06-03',
    });
    expect(positionsOf(read)).toEqual([
      ['138.43', '7.00', 'domestic'],
      ['76.64', '19.00', 'domestic'],
    ]);
    expect([codes(read.questions), codes(read.warnings)]).toEqual([
      [],
      ['E_INVOICE_PREPAID', 'E_INVOICE_SKONTO_IN_TEXT'],
    ]);
  });

  it('ZUGFeRD EXTENDED in pounds takes the rate the invoice converts its tax with', async () => {
    const read = await reading(sample('zugferd_2p0_EXTENDED_Fremdwaehrung.pdf'), {
      ownParties: { names: ['Metallbau Leipzig GmbH & Co. KG'] },
    });
    expect(read.invoice).toMatchObject({
      number: '47110815',
      issueDate: '2018-10-31',
      serviceDate: '2018-10-31',
      dueDate: '2018-11-20',
      currency: 'GBP',
      exchangeRate: '0.890916',
      grossAmount: 102191,
      partner: { name: 'Rohstoff AG Salzgitter', city: 'Salzgitter', customerNumber: '12345676' },
    });
    expect(positionsOf(read)).toEqual([['1021.91', '19.00', 'domestic']]);
    expect([codes(read.questions), codes(read.warnings)]).toEqual([
      [],
      ['E_INVOICE_PREPAID', 'E_INVOICE_SKONTO_IN_TEXT', 'E_INVOICE_OTHER_PAYEE'],
    ]);
  });
});
