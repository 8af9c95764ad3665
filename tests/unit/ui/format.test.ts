import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatBytes,
  formatDate,
  formatDateTime,
  formatMonth,
  formatRate,
} from '@/components/format/format';

/** Intl writes narrow and non-breaking blanks; a reader sees blanks. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('values for a German reader (U2)', () => {
  it('writes amounts with comma, point and sign, to the cent', () => {
    expect(plain(formatAmount(130_900, 'EUR', 'de'))).toBe('1.309,00 €');
    expect(plain(formatAmount(-5, 'EUR', 'de'))).toBe('−0,05 €');
    expect(plain(formatAmount(0, 'CHF', 'de'))).toBe('0,00 CHF');
  });

  it('never rounds the largest amount DATEV carries', () => {
    expect(plain(formatAmount(999_999_999_999, 'EUR', 'de'))).toBe('9.999.999.999,99 €');
  });

  it('writes days and instants as German clocks show them (C9)', () => {
    expect(formatDate('2026-01-15', 'de')).toBe('15.01.2026');
    expect(formatDateTime('2026-11-20T13:05:00Z', 'de')).toBe('20.11.2026 14:05');
    expect(formatDateTime(new Date('2026-06-30T22:30:00Z'), 'de')).toBe('01.07.2026 00:30');
    expect(formatDateTime(null, 'de')).toBe('–');
  });

  it('writes months, rates and sizes', () => {
    expect(formatMonth('2026-01', 'de')).toBe('Januar 2026');
    expect(formatRate('19.00', 'de')).toBe('19 %');
    expect(formatRate('5.50', 'de')).toBe('5,5 %');
    expect(formatRate('0.00', 'de')).toBe('0 %');
    expect(formatBytes(20 * 1024 * 1024, 'de')).toBe('20 MB');
    expect(formatBytes(1, 'de')).toBe('1 kB');
  });
});

describe('values for an English reader (U2)', () => {
  it('writes amounts, days and rates his way', () => {
    expect(plain(formatAmount(130_900, 'EUR', 'en'))).toBe('€1,309.00');
    expect(formatDate('2026-01-15', 'en')).toBe('15/01/2026');
    expect(formatRate('5.50', 'en')).toBe('5.5 %');
  });
});
