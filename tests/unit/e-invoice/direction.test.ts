import { describe, expect, it } from 'vitest';
import { invoice, plainInvoice } from './invoice-model';
import { codes, reading } from './reading';
import { ublXml } from './ubl-xml';

const xml = ublXml(plainInvoice);

describe('direction from the parties (E1, E2)', () => {
  it.each([
    ['our VAT id as seller', { vatIds: ['de 811 111 111'] }, 'outgoing'],
    ['our VAT id as buyer', { vatIds: ['DE822222222'] }, 'incoming'],
    ['our name in other spelling', { names: ['HANSE-PAPIER GmbH.'] }, 'outgoing'],
    ['our name as buyer', { names: ['donau druck kg'] }, 'incoming'],
    ['VAT id before name', { vatIds: ['DE822222222'], names: ['Hanse Papier GmbH'] }, 'incoming'],
  ] as const)('%s', async (_, ownParties, direction) => {
    const read = await reading(xml, { ownParties: { ...ownParties } });
    expect([read.direction, read.invoice.direction, read.questions]).toEqual([direction, direction, []]);
  });

  it('finds our name in a line of a name of several lines', async () => {
    const model = invoice({ buyer: { name: 'GLN 4000001000005\nDONAU DRUCK KG\n', country: 'DE' } });
    expect((await reading(ublXml(model), { ownParties: { names: ['Donau Druck KG'] } })).direction).toBe(
      'incoming',
    );
  });

  it('is asked when the parties do not tell, and shown as incoming until then', async () => {
    const read = await reading(xml);
    expect(read.direction).toBeNull();
    expect(read.invoice.direction).toBe('incoming');
    expect(read.questions).toEqual([
      {
        code: 'E_INVOICE_DIRECTION_UNKNOWN',
        params: { seller: 'Hanse Papier GmbH', buyer: 'Donau Druck KG' },
        path: 'direction',
      },
    ]);
  });

  it.each([
    [
      'a German seller and a French buyer',
      { buyer: { name: 'Claire SA', vatId: 'FR11999999998', country: 'FR' } },
      'outgoing',
    ],
    [
      'a French seller and a German buyer',
      { seller: { name: 'Claire SA', vatId: 'FR11999999998', country: 'FR' } },
      'incoming',
    ],
    ['two Germans', {}, 'incoming'],
  ])('is asked, and %s are shown as %s', async (_, change, likely) => {
    const read = await reading(ublXml(invoice(change)));
    expect([read.direction, read.invoice.direction]).toEqual([null, likely]);
    expect(codes(read.questions)).toContain('E_INVOICE_DIRECTION_UNKNOWN');
  });

  it('is asked when we are both', async () => {
    const read = await reading(xml, { ownParties: { vatIds: ['DE811111111', 'DE822222222'] } });
    expect(codes(read.questions)).toEqual(['E_INVOICE_DIRECTION_UNKNOWN']);
  });

  it('is what the caller says when the parties are silent', async () => {
    const read = await reading(xml, { direction: 'outgoing' });
    expect([read.direction, read.questions, read.warnings]).toEqual(['outgoing', [], []]);
  });

  it('warns when the invoice is between two others', async () => {
    const read = await reading(xml, { direction: 'incoming', ownParties: { names: ['Rhein Verlag AG'] } });
    expect(read.direction).toBe('incoming');
    expect(codes(read.warnings)).toEqual(['E_INVOICE_NOT_OUR_COMPANY']);
  });

  it('is asked when the caller contradicts the parties', async () => {
    const read = await reading(xml, { direction: 'outgoing', ownParties: { vatIds: ['DE822222222'] } });
    expect(read.questions).toEqual([
      {
        code: 'E_INVOICE_DIRECTION_CONTRADICTS',
        params: { given: 'Ausgangsrechnung', found: 'Eingangsrechnung' },
        path: 'direction',
      },
    ]);
  });

  it('without a name of the partner asks for it', async () => {
    const model = invoice({ seller: { name: '', vatId: 'DE811111111', country: 'DE' } });
    const read = await reading(ublXml(model), { direction: 'incoming' });
    expect(codes(read.questions)).toEqual(['E_INVOICE_PARTNER_NAME_MISSING']);
  });

  it('warns when somebody else than the seller is paid', async () => {
    const read = await reading(ublXml(invoice({ payee: 'Factoring Bank AG' })), { direction: 'incoming' });
    expect(codes(read.warnings)).toEqual(['E_INVOICE_OTHER_PAYEE']);
  });
});

describe('identity of an invoice (T5)', () => {
  it('is the same in whatever file it comes, and another for another number, day, seller or kind', async () => {
    const id = async (text: string) => (await reading(text)).invoice.externalId;
    const first = await id(xml);
    expect(await id(xml.replace('<b:Note', ' <b:Note').replace('Papier<', 'Karton<'))).toBe(first);
    const others = [
      ublXml(invoice({ number: 'R-2026-8' })),
      ublXml(invoice({ issueDate: '2026-03-06' })),
      ublXml(invoice({ seller: { name: 'Hanse Papier GmbH', vatId: 'DE833333333', country: 'DE' } })),
      ublXml(invoice({ typeCode: '381' }), 'CreditNote'),
    ];
    const ids = await Promise.all(others.map(id));
    expect(new Set([first, ...ids]).size).toBe(5);
  });
});
