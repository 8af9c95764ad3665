import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { attachmentBytes } from '@/lib/bookkeeping/attachment-json';
import { readCashEntryJson, writeCashEntryJson } from '@/lib/bookkeeping/cash-entry-json';
import { cashContentHashOf, contentHashOf } from '@/lib/bookkeeping/content-hash';
import { invoiceJsonSchema, readInvoiceJson, writeInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import { codesOf, invoiceWith, plainJson } from './example-invoice';

const problemsOf = (input: unknown) => {
  const read = readInvoiceJson(input);
  return read.ok ? [] : read.problems;
};

describe('invoice JSON', () => {
  it('reads amounts as cents and rates with two decimals', () => {
    const invoice = invoiceWith({
      grossAmount: '-5.5',
      positions: [{ grossAmount: '12', taxRate: '7' }],
      exchangeRate: '1.1',
    });
    expect(invoice.grossAmount).toBe(-550);
    expect(invoice.positions[0]).toMatchObject({ grossAmount: 1200, taxRate: '7.00', taxCase: null });
    expect(invoice.exchangeRate).toBe('1.100000');
  });

  it('reads back what it writes', () => {
    const invoice = invoiceWith({
      discount: { grossAmount: '1.00', text: 'Rabatt' },
      roundingAmount: '0.01',
      skonto: [{ percentage: '2', amount: '2.38', date: '2026-01-20' }],
    });
    const again = readInvoiceJson(writeInvoiceJson(invoice));
    expect(again).toEqual({ ok: true, value: { invoice, attachments: [] } });
  });

  it.each([
    ['a number instead of a text', { grossAmount: 119 }, 'INPUT_TYPE_WRONG', 'grossAmount'],
    ['a comma', { grossAmount: '119,00' }, 'INPUT_AMOUNT_UNREADABLE', 'grossAmount'],
    ['a third decimal', { grossAmount: '1.001' }, 'INPUT_AMOUNT_UNREADABLE', 'grossAmount'],
    ['a day that does not exist', { issueDate: '2026-02-30' }, 'INPUT_DATE_UNREADABLE', 'issueDate'],
    ['a German date', { dueDate: '15.01.2026' }, 'INPUT_DATE_UNREADABLE', 'dueDate'],
    ["a year before DATEV's first day", { issueDate: '1752-12-31' }, 'INPUT_DATE_UNREADABLE', 'issueDate'],
    ['a lower-case currency', { currency: 'eur' }, 'INPUT_CURRENCY_UNREADABLE', 'currency'],
    ['an unknown direction', { direction: 'sideways' }, 'INPUT_CHOICE_UNKNOWN', 'direction'],
    ['a missing number', { number: undefined }, 'INPUT_FIELD_MISSING', 'number'],
    ['a typing error in a field name', { dueDatum: '2026-02-01' }, 'INPUT_FIELD_UNKNOWN', 'dueDatum'],
    ['a rate of 0', { exchangeRate: '0.000000' }, 'INPUT_EXCHANGE_RATE_UNREADABLE', 'exchangeRate'],
    [
      'a rate of 100 %',
      { positions: [{ grossAmount: '1.00', taxRate: '100' }] },
      'INPUT_PERCENT_UNREADABLE',
      'positions[0].taxRate',
    ],
    [
      'letters in an account',
      { positions: [{ grossAmount: '1.00', taxRate: '19', accountNo: '84O0' }] },
      'INPUT_DIGITS_UNREADABLE',
      'positions[0].accountNo',
    ],
    ['an absurd text', { text: 'x'.repeat(2001) }, 'INPUT_TOO_LONG', 'text'],
    ['a zero character', { text: 'a\u0000b' }, 'INPUT_TYPE_WRONG', 'text'],
    ['half a character', { partner: { name: 'a\ud83d' } }, 'INPUT_TYPE_WRONG', 'partner.name'],
    ['half a character in its id', { externalId: '\udc00' }, 'INPUT_TYPE_WRONG', 'externalId'],
    [
      'a broken file',
      { attachment: { fileName: 'a.pdf', base64: 'ä' } },
      'INPUT_BASE64_UNREADABLE',
      'attachment.base64',
    ],
  ])('refuses %s, with the path of the field', (_name, changes, code, path) => {
    const [problem] = problemsOf({ ...plainJson, ...changes });
    expect([problem?.code, problem?.path]).toEqual([code, path]);
    expect(problem?.params.message).not.toBe('');
  });

  it('reports every unreadable field at once', () => {
    expect(codesOf(problemsOf({ ...plainJson, currency: 'x', issueDate: 'y', foo: 1 })).sort()).toEqual([
      'INPUT_CURRENCY_UNREADABLE',
      'INPUT_DATE_UNREADABLE',
      'INPUT_FIELD_UNKNOWN',
    ]);
  });

  it.each([null, undefined, 'text', 7, [], true])('refuses what is no object: %j', (input) => {
    expect(problemsOf(input).length).toBeGreaterThan(0);
  });

  it('stores what a person can mend later: a wrong sum, a missing tax case, a number DATEV refuses', () => {
    const changes = {
      grossAmount: '1.00',
      number: 'RE 1',
      positions: [{ grossAmount: '2.00', taxRate: '19' }],
    };
    expect(problemsOf({ ...plainJson, ...changes })).toEqual([]);
  });

  it('gives the attachments in the order they are stapled', () => {
    const file = (fileName: string) => ({ fileName, base64: 'JVBERg==' });
    const read = readInvoiceJson({ ...plainJson, attachment: file('a.pdf'), attachments: [file('b.pdf')] });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.value.attachments.map(({ fileName }) => fileName)).toEqual(['a.pdf', 'b.pdf']);
    expect(Buffer.from(attachmentBytes(file('a.pdf'))).toString()).toBe('%PDF');
  });

  it('can be described as JSON Schema for the API description', () => {
    const schema = z.toJSONSchema(invoiceJsonSchema);
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(JSON.stringify(schema)).toContain('small_business');
  });
});

describe('cash entry JSON', () => {
  const entry = { externalId: 'c1', date: '2026-01-05', amount: '-11.90', text: 'Porto', taxRate: '19' };

  it('reads back what it writes', () => {
    const read = readCashEntryJson(entry);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.value.entry).toMatchObject({ amount: -1190, taxRate: '19.00', number: null });
    expect(readCashEntryJson(writeCashEntryJson(read.value.entry))).toEqual(read);
  });

  it('takes every character a text can be stored with, and no other', () => {
    expect(readCashEntryJson({ ...entry, text: '☕ Kaffee 🎉' }).ok).toBe(true);
    expect(readCashEntryJson({ ...entry, text: 'Kaffee \ud83c' }).ok).toBe(false);
  });

  it('refuses unknown fields and unreadable amounts', () => {
    const read = readCashEntryJson({ ...entry, amount: '1e3', currency: 'USD' });
    expect(read.ok ? [] : codesOf(read.problems).sort()).toEqual([
      'INPUT_AMOUNT_UNREADABLE',
      'INPUT_FIELD_UNKNOWN',
    ]);
  });
});

describe('content hash', () => {
  it('is the same for the same content, whatever the order of fields and however decimals were written', () => {
    const { externalId, ...rest } = plainJson;
    const read = readInvoiceJson({ ...rest, externalId, grossAmount: '119', dueDate: '2026-02-14' });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(contentHashOf(read.value.invoice, [])).toBe(contentHashOf(invoiceWith({}), []));
  });

  it('differs with any field and any attachment', () => {
    const plain = contentHashOf(invoiceWith({}), ['a']);
    expect(contentHashOf(invoiceWith({ text: 'Beratung Februar' }), ['a'])).not.toBe(plain);
    expect(contentHashOf(invoiceWith({}), ['b'])).not.toBe(plain);
    expect(contentHashOf(invoiceWith({}), ['a', 'b'])).not.toBe(contentHashOf(invoiceWith({}), ['b', 'a']));
  });

  it('does not change for old documents when a field is added to the format', () => {
    const { description: _none, ...older } = invoiceWith({});
    expect(contentHashOf(older, [])).toBe(contentHashOf(invoiceWith({}), []));
  });

  it('tells cash entries apart', () => {
    const hash = (text: string) => {
      const read = readCashEntryJson({ externalId: 'c', date: '2026-01-05', amount: '1.00', text });
      return read.ok ? cashContentHashOf(read.value.entry, []) : '';
    };
    expect(hash('a')).not.toBe(hash('b'));
  });
});
