import { describe, expect, it } from 'vitest';
import { shownDecimal, typedDecimal, typedText } from '@/components/documents/invoice-edit';

describe('amounts as people type them (B3)', () => {
  it.each([
    ['1.309,00', '1309.00'],
    ['1309,00', '1309.00'],
    ['1309.00', '1309.00'],
    ['1.234.567,89 €', '1234567.89'],
    ['−5,50', '-5.50'],
    ['19 %', '19'],
    ['1.309', '1309'],
  ])('reads %s', (typed, expected) => {
    expect(typedDecimal(typed)).toBe(expected);
  });

  it('leaves what is no amount for the check to refuse', () => {
    expect(typedDecimal('1,2,3')).toBe('1,2,3');
    expect(typedDecimal('zwölf')).toBe('zwölf');
  });

  it('shows what it reads', () => {
    expect(typedDecimal(shownDecimal('1309.00', 'de'))).toBe('1309.00');
    expect(typedDecimal(shownDecimal('-0.05', 'de'))).toBe('-0.05');
  });

  it('takes an empty field for no value', () => {
    expect(typedText('  ')).toBeNull();
    expect(typedText(' a ')).toBe('a');
  });
});
