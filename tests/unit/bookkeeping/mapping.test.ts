import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNumberCollisions } from '@/lib/bookkeeping/number-collisions';
import { defaultNumberMapping, mapInvoiceNumber } from '@/lib/bookkeeping/number-mapping';
import { partnerMatchKey } from '@/lib/bookkeeping/partner-accounts';
import { mapText } from '@/lib/bookkeeping/text-mapping';
import { mapBic, mapCostCenter, mapIban, mapId, mapOrderId, mapVatId } from '@/lib/bookkeeping/value-mapping';
import { codesOf } from './example-invoice';

const map = (number: string) => mapInvoiceNumber(number, defaultNumberMapping);

describe('invoice numbers (B5)', () => {
  it.each([
    ['RE-2026/1', 'RE-2026/1'],
    ['RE 2026.1', 'RE-2026-1'],
    ['RE_1#2', 'RE-1-2'],
    ['RÜ-1', 'RUE-1'],
    ['Straße1', 'Strasse1'],
    ['Café1', 'Cafe1'],
    [' RE1 ', 'RE1'],
    ['№1', '-1'],
  ])('maps %s to %s, and shows it when it differs', (number, mapped) => {
    const result = map(number);
    expect(result.mapped).toBe(mapped);
    expect(codesOf(result.problems)).toEqual(number === mapped ? [] : ['INVOICE_NUMBER_MAPPED']);
  });

  it('refuses instead of mapping where the company wants that', () => {
    const result = mapInvoiceNumber('RE 1', { kind: 'refuse' });
    expect(result.mapped).toBeNull();
    expect(result.problems[0]).toMatchObject({
      code: 'INVOICE_NUMBER_CHARACTERS',
      params: { characters: '„ “' },
    });
  });

  it('never shortens: 36 characters pass, 37 are refused', () => {
    expect(map('A'.repeat(36)).mapped).toBe('A'.repeat(36));
    expect(codesOf(map('A'.repeat(37)).problems)).toEqual(['INVOICE_NUMBER_TOO_LONG']);
    expect(codesOf(map('Ä'.repeat(19)).problems)).toEqual(['INVOICE_NUMBER_TOO_LONG']);
  });

  it('refuses a number of which nothing would be left', () => {
    expect(codesOf(map('№№').problems)).toEqual(['INVOICE_NUMBER_CHARACTERS']);
    expect(codesOf(map(' ').problems)).toEqual(['INVOICE_NUMBER_MISSING']);
  });

  it('gives only what DATEV takes, for any text, and says every difference', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), (number) => {
        const { mapped, problems } = map(number);
        expect(problems.length).toBe(mapped === number ? 0 : 1);
        if (mapped !== null) expect(mapped).toMatch(/^[A-Za-z0-9$%&*+\-/]{1,36}$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('colliding numbers (B5)', () => {
  const document = (id: string, number: string, partnerKey = 'K') => ({
    id,
    number,
    mapped: map(number).mapped ?? '',
    partnerKey,
  });
  const found = (...documents: ReturnType<typeof document>[]) =>
    [...findNumberCollisions('accounts_receivable', documents)].map(([id, { code }]) => `${id} ${code}`);

  it('keeps the number that needed no mapping and refuses the mapped one', () => {
    expect(found(document('a', 'A 1'), document('b', 'A-1'))).toEqual(['a INVOICE_NUMBER_COLLISION']);
  });

  it('refuses both where both were mapped, or differ in case only', () => {
    expect(found(document('a', 'A 1'), document('b', 'A.1'))).toEqual([
      'a INVOICE_NUMBER_COLLISION',
      'b INVOICE_NUMBER_COLLISION',
    ]);
    expect(found(document('a', 're-1'), document('b', 'RE-1'))).toHaveLength(2);
  });

  it('refuses the same number twice', () => {
    expect(found(document('a', 'A1'), document('b', 'A1'))).toEqual([
      'a INVOICE_NUMBER_DUPLICATE',
      'b INVOICE_NUMBER_DUPLICATE',
    ]);
  });

  it('knows numbers that were transferred before', () => {
    const collisions = findNumberCollisions(
      'accounts_receivable',
      [document('a', 'A-1')],
      [document('old', 'A 1')],
    );
    expect(collisions.get('a')?.params).toEqual({ number: 'A-1', mapped: 'A-1', otherNumber: 'A 1' });
  });

  it('lets two suppliers have the same number, but not one supplier twice', () => {
    const check = (first: string, second: string) =>
      findNumberCollisions('accounts_payable', [document('a', '1', first), document('b', '1', second)]).size;
    expect([check('S1', 'S2'), check('S1', 'S1')]).toEqual([0, 2]);
  });

  it.each([
    ['with and without a number of his', { customerNumber: 'L1' }, {}, 2],
    [
      'known by his VAT id',
      { name: 'Holz AG', vatId: 'DE 123456789' },
      { name: 'HOLZ', vatId: 'de123456789' },
      2,
    ],
    [
      'with two numbers and one VAT id',
      { customerNumber: 'L1', vatId: 'X1' },
      { customerNumber: 'L2', vatId: 'X1' },
      2,
    ],
    ['of the same name, but with two numbers', { customerNumber: 'L1' }, { customerNumber: 'L2' }, 0],
    ['of the same name, but with two VAT ids', { customerNumber: 'L1', vatId: 'X1' }, { vatId: 'X2' }, 0],
    ['of other names', { customerNumber: 'L1' }, { name: 'Stein AG' }, 0],
  ])('knows one supplier however his documents came: %s (T5)', (_, first, second, expected) => {
    const of = (id: string, partner: object) => {
      const issuer = { name: 'Holz AG', vatId: null, customerNumber: null, ...partner };
      return { ...document(id, '1', partnerMatchKey(issuer)), issuer };
    };
    const [a, b] = [of('a', first), of('b', second)];
    expect(findNumberCollisions('accounts_payable', [a, b]).size).toBe(expected);
    expect(findNumberCollisions('accounts_payable', [a], [b]).size).toBe(expected / 2);
  });

  it('stays quick with one number of thousands of suppliers', () => {
    const documents = Array.from({ length: 20_000 }, (_, index) => {
      const issuer = { name: `Firma ${index}`, vatId: null, customerNumber: null };
      return { ...document(String(index), '1', partnerMatchKey(issuer)), issuer };
    });
    const started = performance.now();
    expect(findNumberCollisions('accounts_payable', documents).size).toBe(0);
    const chained = documents.map((one, index) => {
      const issuer = { ...one.issuer, customerNumber: `L${index >> 1}`, vatId: `X${(index + 1) >> 1}` };
      return { ...one, partnerKey: partnerMatchKey(issuer), issuer };
    });
    expect(findNumberCollisions('accounts_payable', chained).size).toBe(20_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('texts (B5)', () => {
  it('shortens visibly, by characters and not by bytes', () => {
    const mapped = mapText('text', '😀'.repeat(61), 60);
    expect(mapped.value).toBe('😀'.repeat(60));
    expect(mapped.problems[0]).toMatchObject({
      code: 'TEXT_SHORTENED',
      params: { arrives: '😀'.repeat(60), limit: '60' },
    });
  });

  it('turns line breaks and control characters into blanks, visibly', () => {
    const mapped = mapText('text', 'Zeile 1\r\nZeile\u00002\uFFFE', 60);
    expect(mapped.value).toBe('Zeile 1 Zeile 2');
    expect(mapped.problems[0]).toMatchObject({
      code: 'TEXT_CONTROL_CHARACTERS',
      params: { original: 'Zeile 1␤Zeile␤2␤', arrives: 'Zeile 1 Zeile 2' },
    });
  });

  it('unifies composed characters (NFC) and says so', () => {
    const mapped = mapText('text', 'Cafe\u0301', 60);
    expect(mapped.value).toBe('Café');
    expect(codesOf(mapped.problems)).toEqual(['TEXT_NORMALISED']);
  });

  it('sends characters beyond Latin-1 unchanged, with a hint', () => {
    const mapped = mapText('text', '10 € für 日本', 60);
    expect(mapped.value).toBe('10 € für 日本');
    expect(mapped.problems).toMatchObject([
      { code: 'TEXT_BEYOND_LATIN1', params: { characters: '€ 日 本' } },
    ]);
  });

  it('leaves plain texts alone and sends nothing for an empty one', () => {
    expect(mapText('text', 'Müller & Söhne <GmbH>', 60)).toEqual({
      value: 'Müller & Söhne <GmbH>',
      problems: [],
    });
    expect(mapText('text', '  ', 60)).toEqual({ value: null, problems: [] });
  });
});

describe('ids (B5)', () => {
  it.each([
    ['DE123456789', 'DE123456789', []],
    ['DE 123 456 789', 'DE 123 456 789', []],
    ['ATU-1234567', 'ATU1234567', ['VALUE_MAPPED']],
    ['A'.repeat(16), null, ['VAT_ID_UNREADABLE']],
  ])('VAT id %s', (given, value, codes) => {
    const mapped = mapVatId('vatId', given);
    expect([mapped.value, codesOf(mapped.problems)]).toEqual([value, codes]);
  });

  it('checks the digits of an IBAN and the length of a BIC', () => {
    expect(mapIban('DE33 7625 0000 0121 5400 61').value).toBe('DE33762500000121540061');
    expect(codesOf(mapIban('DE34762500000121540061').problems)).toEqual(['IBAN_WRONG']);
    expect(codesOf(mapBic('COBADEFFX').problems)).toEqual(['BIC_WRONG']);
  });

  it('leaves out a number that does not fit instead of cutting it', () => {
    expect(mapId('partyId', 'A'.repeat(16), 15)).toMatchObject({
      value: null,
      problems: [{ code: 'VALUE_LEFT_OUT' }],
    });
    expect(mapOrderId('#1001', defaultNumberMapping).value).toBe('-1001');
    expect(codesOf(mapOrderId('A'.repeat(31), defaultNumberMapping).problems)).toEqual(['VALUE_LEFT_OUT']);
  });

  it('holds back a cost centre that is too long, as it would be booked elsewhere', () => {
    expect(codesOf(mapCostCenter('costCenter1', 'A'.repeat(37)).problems)).toEqual(['COST_CENTER_TOO_LONG']);
    expect(mapCostCenter('costCenter1', ' A B ').value).toBe('A B');
  });
});
