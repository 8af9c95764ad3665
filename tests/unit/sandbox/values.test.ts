import { describe, expect, it } from 'vitest';
import { faultOfFile, storedFileName } from '@/sandbox/dxso/file-rules';
import { emptyAnswer } from '@/sandbox/http/answer';
import { matchOperation } from '@/sandbox/http/api';
import { escapeHtml } from '@/sandbox/http/html';
import { country, currency, decimal, isoDate, isoMonth, text } from '@/sandbox/import/value-checks';
import { berlinDay, berlinTimestamp } from '@/sandbox/world/clock';

describe('times', () => {
  it('are German, with the offset of the season', () => {
    expect(berlinTimestamp(new Date('2026-01-15T09:03:46Z'))).toBe('2026-01-15T10:03:46+01:00');
    expect(berlinTimestamp(new Date('2026-07-15T09:03:46Z'))).toBe('2026-07-15T11:03:46+02:00');
    expect(berlinDay(new Date('2026-07-14T22:00:00Z'))).toBe('2026-07-15');
  });
});

describe('values of the format (B2)', () => {
  it('count characters, not UTF-16 units', () => {
    expect([text(1, 2)('😀😀'), text(1, 2)('😀😀😀'), text(1, 2)('')]).toEqual([true, false, false]);
  });

  it('compare decimals exactly', () => {
    const check = decimal(2, '0.01', '9999999999.99');
    const allowed = ['0.01', '9999999999.99', '+1.00'];
    const forbidden = ['0.00', '10000000000.00', '1.0', '1,00', '01.00', '-1.00', '1e3', ''];
    expect(allowed.filter((value) => !check(value))).toEqual([]);
    expect(forbidden.filter(check)).toEqual([]);
  });

  it('know real days and months only', () => {
    expect(['2024-02-29', '2026-12-31'].every(isoDate)).toBe(true);
    expect(['2026-02-29', '2026-13-01', '1752-12-31', '2026-1-1', '2026-01-01Z'].some(isoDate)).toBe(false);
    expect([isoMonth('2026-12'), isoMonth('2026-13')]).toEqual([true, false]);
  });

  it('know DATEV’s currencies and countries', () => {
    expect(['EUR', 'USD', 'CHF', 'DEM', 'GBP'].every(currency)).toBe(true);
    expect(['SLE', 'ZWG', 'eur', 'XYZ'].some(currency)).toBe(false);
    expect(['DE', 'XI', 'XK', 'GR', 'GB'].every(country)).toBe(true);
    expect(['EL', 'UK', 'de', 'ZZ1', 'QX'].some(country)).toBe(false);
  });
});

describe('file names (T3, B5)', () => {
  it('keep DATEV’s list of characters and replace each other one', () => {
    expect(storedFileName('Möbel & Söhne (1)+2-3._.pdf')).toBe('Möbel & Söhne (1)+2-3._.pdf');
    expect(storedFileName('a/b\\c:d#e😀€.pdf')).toBe('a_b_c_d_e__.pdf');
  });

  it('decide about the type by extension, whatever its case', () => {
    const pdf = new TextEncoder().encode('%PDF-1.4');
    expect(faultOfFile('A.PDF', pdf)).toBeNull();
    expect(faultOfFile('A.exe', pdf)).toBe('DCO01015');
    expect(faultOfFile('A.png', pdf)).toBe('DCO01219');
    expect(faultOfFile('A.xml', new TextEncoder().encode('\uFEFF<?xml version="1.0"?><a/>'))).toBeNull();
  });
});

describe('finding an operation', () => {
  const api = {
    name: 'test',
    mountPath: '/v2',
    operations: [{ id: 'one', method: 'GET', path: '/clients/:clientId', handle: () => emptyAnswer(200) }],
    unknownPath: () => emptyAnswer(404),
    unknownMethod: () => emptyAnswer(405),
  } as const;

  it('reads parameters, tolerates a slash at the end, and tells path from method', () => {
    expect(matchOperation(api, 'GET', '/v2/clients/455148-1/')).toMatchObject({
      params: { clientId: '455148-1' },
    });
    expect(matchOperation(api, 'GET', '/v2/clients/a%2Fb')).toMatchObject({ params: { clientId: 'a/b' } });
    expect(matchOperation(api, 'GET', '/v2/clients/%E0%A4%A')).toMatchObject({
      params: { clientId: '%E0%A4%A' },
    });
    expect(matchOperation(api, 'POST', '/v2/clients/455148-1')).toEqual({ kind: 'unknown_method' });
    expect(matchOperation(api, 'GET', '/v2/clients')).toEqual({ kind: 'unknown_path' });
  });
});

it('lets no text act as HTML (S2)', () => {
  expect(escapeHtml(`<a href="x" title='y'>&`)).not.toMatch(/[<>"']/);
});
