import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, formatGermanAmount } from '@/lib/bookkeeping/money';
import {
  detectDecimalMark,
  readAmount,
  readCountry,
  readCurrency,
  readDate,
  readDirection,
  readPartnerKind,
  readRate,
  readTaxCase,
} from '@/lib/documents/csv/values';

describe('amounts as people and programs write them (B3)', () => {
  it.each([
    ['1.234,56', 123456],
    ['1234,56', 123456],
    ['1234', 123400],
    ['0,05', 5],
    ['-12,00', -1200],
    ['12,00-', -1200],
    ['−12,00', -1200],
    ['(12,00)', -1200],
    ['1.234,50 €', 123450],
    ['EUR 5', 500],
    ['1 234,50', 123450],
    ['12,500', 1250],
    ['007,00', 700],
    ['+3,00', 300],
  ])('reads %s the German way', (text, expected) => {
    expect(readAmount(text, ',')).toBe(expected);
  });

  it.each([
    '12.50',
    '1,234.56',
    '1.23',
    '12,345',
    '1.2345,00',
    'abc',
    '',
    '12,5,0',
    '1e3',
    '--5',
    '12 Stück',
    '12345678901,00',
  ])('refuses %s instead of guessing', (text) => {
    expect(readAmount(text, ',')).toBeNull();
  });

  it('reads the English way only where the file is English', () => {
    expect(readAmount('1,234.56', '.')).toBe(123456);
    expect(readAmount('1.234,56', '.')).toBeNull();
  });

  it('reads back every amount as it is written for Germans', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (value) => {
        expect(readAmount(formatGermanAmount(cents(value)), ',')).toBe(value);
      }),
    );
  });

  it.each([
    [['1.234,56', '12'], ','],
    [['1,234.56', '1.234'], '.'],
    [['12.50', '3.10'], '.'],
    [['1.234', '2.000'], ','],
    [[], ','],
  ] as const)('tells the decimal mark of %j', (values, expected) => {
    expect(detectDecimalMark(values)).toBe(expected);
  });
});

describe('days', () => {
  it.each([
    ['15.01.2026', '2026-01-15'],
    ['5.1.2026', '2026-01-05'],
    ['15.01.26', '2026-01-15'],
    ['2026-01-15', '2026-01-15'],
    ['15.01.2026 00:00', '2026-01-15'],
    ['2026-01-15T10:30:00Z', '2026-01-15'],
    // Midnight in Germany, as programs write it that store instants: neither day, month nor year may slip.
    ['2025-12-31T23:00:00.000Z', '2026-01-01'],
    ['2026-06-30T22:00:00Z', '2026-07-01'],
    ['2026-01-01T00:00:00Z', '2026-01-01'],
    ['2026-02-01T23:59:59', '2026-02-01'],
  ])('reads %s', (text, expected) => {
    expect(readDate(text)).toBe(expected);
  });

  it.each([
    '30.02.2026',
    '01/15/2026',
    '15-01-2026',
    '45672',
    '15.01',
    '2026-01-15T24:30:00Z',
    '2026-02-30T10:00:00Z',
    'heute',
  ])('refuses %s', (text) => {
    expect(readDate(text)).toBeNull();
  });
});

describe('tax rates', () => {
  it.each([
    ['19', '19.00'],
    ['19 %', '19.00'],
    ['19,00%', '19.00'],
    ['7,7', '7.70'],
    ['0', '0.00'],
    ['0 %', '0.00'],
  ])('reads %s', (text, rate) => {
    expect(readRate(text, ',')).toEqual({ kind: 'rate', rate });
  });

  it('asks back what Excel makes of a percentage, instead of booking 0.19 % (E2)', () => {
    expect(readRate('0,19', ',')).toEqual({ kind: 'fraction', meant: '19 %' });
    expect(readRate('0,07', ',')).toEqual({ kind: 'fraction', meant: '7 %' });
    expect(readRate('neunzehn', ',')).toEqual({ kind: 'unreadable' });
    expect(readRate('119', ',')).toEqual({ kind: 'unreadable' });
  });
});

describe('words', () => {
  it('are understood in German and English, however they are spelled', () => {
    expect(readDirection('Ausgangsrechnung')).toBe('outgoing');
    expect(readDirection('incoming')).toBe('incoming');
    expect(readPartnerKind('KREDITOR')).toBe('supplier');
    expect(readTaxCase('Innergemeinschaftliche  Lieferung')).toBe('intra_eu_supply');
    expect(readTaxCase('§ 13b UStG')).toBe('reverse_charge');
    expect(readCountry('Österreich')).toBe('AT');
    expect(readCountry('Germany')).toBe('DE');
    expect(readCountry('de')).toBe('DE');
    expect(readCurrency('eur')).toBe('EUR');
  });

  it('that mean nothing are not guessed', () => {
    expect([readDirection('X'), readTaxCase('19'), readCountry('Atlantis'), readCurrency('XXQ')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
