import { describe, expect, it } from 'vitest';
import { ciiXml } from './cii-xml';
import { type InvoiceModel, invoice } from './invoice-model';
import { codes, positionsOf, reading } from './reading';
import { ublXml } from './ubl-xml';

const weBuy = { ownParties: { vatIds: ['DE822222222'] } };

const negative: InvoiceModel = {
  shares: [{ category: 'S', rate: '19', basis: '-100.00', tax: '-19.00' }],
  lines: [{ net: '-100.00', category: 'S', rate: '19' }],
  lineTotal: '-100.00',
  net: '-100.00',
  tax: '-19.00',
  gross: '-119.00',
  payable: '-119.00',
};

describe('credit notes (B3, E1)', () => {
  it.each([
    ['UBL CreditNote, positive', ublXml(invoice({ typeCode: '381', dueDate: '2026-04-01' }), 'CreditNote')],
    [
      'UBL CreditNote without type code',
      ublXml(invoice({}), 'CreditNote').replace(/<b:CreditNoteTypeCode>.*?<\/b:CreditNoteTypeCode>/, ''),
    ],
    ['CII 381, positive', ciiXml(invoice({ typeCode: '381' }))],
    ['CII 384, negative', ciiXml(invoice({ ...negative, typeCode: '384', preceding: 'R-2026-1' }))],
    ['UBL invoice 380, negative', ublXml(invoice({ ...negative }))],
  ])('%s becomes negative', async (_, xml) => {
    const read = await reading(xml, weBuy);
    expect(read.invoice.grossAmount).toBe(-11900);
    expect(positionsOf(read)).toEqual([['-119.00', '19.00', 'domestic']]);
    expect(read.questions).toEqual([]);
  });

  it('reads the due date of a UBL credit note where it keeps it', async () => {
    const xml = ublXml(invoice({ typeCode: '381', dueDate: '2026-04-01' }), 'CreditNote');
    expect((await reading(xml, weBuy)).invoice.dueDate).toBe('2026-04-01');
  });

  it('a negative credit note may mean either and is asked', async () => {
    const read = await reading(ciiXml(invoice({ ...negative, typeCode: '381' })), weBuy);
    expect(read.invoice.grossAmount).toBe(-11900);
    expect(read.questions).toEqual([
      {
        code: 'E_INVOICE_CREDIT_SIGN',
        params: { typeCode: '381', amount: '-119,00 EUR' },
        path: 'grossAmount',
      },
    ]);
  });

  it('a positive correction may replace an invoice that is booked already and is asked', async () => {
    const read = await reading(ciiXml(invoice({ typeCode: '384', preceding: 'R-2026-1' })), weBuy);
    expect(read.invoice.grossAmount).toBe(11900);
    expect(read.questions).toEqual([
      {
        code: 'E_INVOICE_CORRECTION_REPLACES',
        params: { number: 'R-2026-7', preceding: 'R-2026-1' },
        path: 'number',
      },
    ]);
  });

  it('mixed signs inside a credit note keep their relation', async () => {
    const model = invoice({
      typeCode: '381',
      shares: [
        { category: 'S', rate: '19', basis: '200.00', tax: '38.00' },
        { category: 'S', rate: '7', basis: '-100.00', tax: '-7.00' },
      ],
      lines: [
        { net: '200.00', category: 'S', rate: '19' },
        { net: '-100.00', category: 'S', rate: '7' },
      ],
      tax: '31.00',
      gross: '131.00',
      payable: '131.00',
    });
    expect(positionsOf(await reading(ciiXml(model), weBuy))).toEqual([
      ['-238.00', '19.00', 'domestic'],
      ['107.00', '7.00', 'domestic'],
    ]);
  });
});

describe('other documents (E2)', () => {
  it.each([
    ['325', 'E_INVOICE_NOT_AN_INVOICE'],
    ['999', 'E_INVOICE_TYPE_UNKNOWN'],
  ])('type %s is asked', async (typeCode, code) => {
    expect(codes((await reading(ublXml(invoice({ typeCode })), weBuy)).questions)).toEqual([code]);
  });

  it('a self-billed invoice is one of the supplier, and says who wrote it', async () => {
    const read = await reading(ciiXml(invoice({ typeCode: '389' })), {
      ownParties: { vatIds: ['DE811111111'] },
    });
    expect(read.direction).toBe('outgoing');
    expect(read.invoice.grossAmount).toBe(11900);
    expect(codes(read.warnings)).toEqual(['E_INVOICE_SELF_BILLING']);
  });

  it('a test document is not booked unasked', async () => {
    const xml = ciiXml(invoice({})).replace(
      '<ExchangedDocumentContext>',
      '<ExchangedDocumentContext><r:TestIndicator><u:Indicator>true</u:Indicator></r:TestIndicator>',
    );
    expect(codes((await reading(xml, weBuy)).questions)).toEqual(['E_INVOICE_TEST_DOCUMENT']);
  });
});
