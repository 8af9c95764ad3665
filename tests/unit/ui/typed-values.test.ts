import { describe, expect, it } from 'vitest';
import { wageOfForm } from '@/app/(product)/stammdaten/mitarbeiter/form-values';
import { shownDecimal, typedDecimal, typedRate, typedText } from '@/components/documents/invoice-edit';

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

describe('exchange rates as people type them (B3)', () => {
  it.each([
    ['1,085', '1.085'],
    ['1.085', '1.085'],
    ['1.147900', '1.147900'],
    ['160,25', '160.25'],
    ['1.234,5', '1234.5'],
  ])('reads %s: a point is one of decimals, never one of thousands', (typed, expected) => {
    expect(typedRate(typed)).toBe(expected);
  });
});

describe('wages as people type them (K7)', () => {
  const wage = { employeeId: 'e1', period: 'month', wageType: '', validFrom: '2026-01-01' };
  it.each([
    ['4500,00', '4500.00'],
    ['4.500,00', '4500.00'],
    ['4.500', '4500'],
    ['4500.00', '4500.00'],
    ['15.50', '15.50'],
  ])('reads %s', (amount, expected) => {
    expect(wageOfForm({ ...wage, amount })).toEqual({
      externalId: 'e1/2026-01-01/month',
      employeeId: 'e1',
      period: 'month',
      amount: expected,
      wageType: null,
      validFrom: '2026-01-01',
    });
  });
});
