import { describe, expect, it } from 'vitest';
import { codes, fixture, positionsOf, reading } from './reading';

describe('a UBL invoice with everything a workshop writes (E1)', () => {
  const file = fixture('ubl-invoice-werkstatt.xml');
  const weSell = { ownParties: { names: ['Müller & Söhne Kfz-Technik GmbH'] } };

  it('is booked by its breakdown, whatever its prefixes and extensions', async () => {
    const read = await reading(file, weSell);
    expect([read.direction, read.syntax, read.profile]).toEqual(['outgoing', 'ubl-invoice', 'xrechnung']);
    expect(positionsOf(read)).toEqual([
      ['344.51', '19.00', 'domestic'],
      ['20.33', '7.00', 'domestic'],
    ]);
    expect(read.questions).toEqual([]);
    expect(read.xml).toEqual(file);
  });

  it('keeps day, number and texts', async () => {
    const { invoice } = await reading(file, weSell);
    expect(invoice).toMatchObject({
      number: 'WS-2026-0042',
      issueDate: '2026-02-10',
      serviceDate: '2026-02-09',
      dueDate: '2026-03-12',
      grossAmount: 36484,
      // "NA" is UBL for "none"; legal particulars (REG) are no posting text.
      orderId: null,
      text: 'Reparatur Kennzeichen KI-XY 12',
      ownVatId: 'DE812345678',
      partner: {
        name: 'Spedycja Wiśniewski Sp. z o.o.',
        city: 'Łódź',
        country: 'PL',
        vatId: 'PL7272445205',
        customerNumber: 'K-2207',
      },
      skonto: [{ percentage: '2.00', amount: 600, date: '2026-02-17' }],
    });
  });

  it('as incoming invoice names the supplier, without the creditor id among his numbers', async () => {
    const { invoice } = await reading(file, { direction: 'incoming' });
    expect(invoice.partner).toMatchObject({
      name: 'Müller & Söhne Kfz-Technik GmbH',
      city: 'Kiel',
      vatId: 'DE812345678',
      customerNumber: null,
      iban: 'DE02120300000000202051',
      bic: 'BYLADEM1001',
    });
  });

  it('hands out its attachments and says which one is broken', async () => {
    const read = await reading(file, weSell);
    expect(read.attachments.map(({ id, uri, fileName }) => [id, uri, fileName])).toEqual([
      ['Prüfbericht', null, 'bericht.csv'],
      ['Fotos', 'https://fotos.example/42', null],
      ['Kaputt', null, 'kaputt.pdf'],
    ]);
    expect(new TextDecoder().decode(read.attachments[0]?.content ?? undefined)).toBe(
      'Messpunkt;Wert\nBremse;ok\n',
    );
    expect(codes(read.warnings)).toEqual(['E_INVOICE_PREPAID', 'E_INVOICE_ATTACHMENT_UNREADABLE']);
  });
});

describe('a UBL credit note (B3, E1)', () => {
  it('lowers what we owe', async () => {
    const read = await reading(fixture('ubl-credit-note-buchhandel.xml'), {
      ownParties: { names: ['Buchhandlung am Markt e.K.'] },
    });
    expect([read.direction, read.syntax, read.profile]).toEqual(['incoming', 'ubl-credit-note', 'peppol']);
    expect(read.invoice).toMatchObject({
      number: 'GS/2026/11',
      grossAmount: -37450,
      serviceDate: '2026-03-31',
      dueDate: '2026-04-30',
      text: 'Rücknahme Remittenden',
    });
    expect(positionsOf(read)).toEqual([['-374.50', '7.00', 'domestic']]);
    expect([read.questions, read.warnings]).toEqual([[], []]);
  });
});

describe('a CII invoice in EXTENDED (E1)', () => {
  it('counts freight, leaves group lines out of the sums, and takes structured Skonto', async () => {
    const read = await reading(fixture('cii-extended-maschinenbau.xml'), {
      ownParties: { vatIds: ['DE877777777'] },
    });
    expect([read.direction, read.syntax, read.profile]).toEqual(['incoming', 'cii', 'extended']);
    expect(positionsOf(read)).toEqual([
      ['1219.75', '19.00', 'domestic'],
      ['35.66', '7.00', 'domestic'],
      ['200.00', '0.00', 'exempt'],
    ]);
    expect(read.invoice).toMatchObject({
      grossAmount: 145541,
      serviceDate: '2026-06-12',
      dueDate: '2026-07-15',
      orderId: 'PO-5512',
      information: '2 % bei Zahlung in 10 Tagen Netto bis 15.07.2026',
      partner: { customerNumber: '70123' },
      skonto: [{ percentage: '2.00', amount: 2911, date: '2026-06-25' }],
    });
    expect([read.questions, read.warnings]).toEqual([[], []]);
    expect(read.attachments.map(({ fileName }) => fileName)).toEqual(['mess.csv']);
  });
});

describe('ZUGFeRD 1.0 (E1)', () => {
  it('is read with its own names, texts between the lines, freight and Skonto', async () => {
    const read = await reading(fixture('zugferd-1-comfort-gaertnerei.xml'), {
      ownParties: { names: ['Hotel Rennsteig GmbH'] },
    });
    expect([read.direction, read.syntax, read.profile]).toEqual(['incoming', 'zugferd-1', 'comfort']);
    expect(positionsOf(read)).toEqual([
      ['214.00', '7.00', 'domestic'],
      ['107.10', '19.00', 'domestic'],
    ]);
    expect(read.invoice).toMatchObject({
      number: 'GB-2015-318',
      issueDate: '2015-09-11',
      serviceDate: '2015-09-10',
      dueDate: '2015-10-11',
      orderId: '2015-77',
      text: 'Herbstbepflanzung',
      partner: { name: 'Gärtnerei Blatt & Blüte OHG', customerNumber: 'S-5', bic: 'BYLADEM1001' },
      skonto: [{ percentage: '3.00', amount: 963, date: '2015-09-18' }],
    });
    expect([read.questions, read.warnings]).toEqual([[], []]);
  });
});
