import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSafeFileName, JobFileNames } from '@/lib/datev/belegsatz/file-names';
import { documentGuid } from '@/lib/datev/belegsatz/guid';

describe('file names of a job (T3)', () => {
  it("follow DATEV's pattern", () => {
    expect(new JobFileNames('accounts_receivable').take('R-2023-101', ['pdf', 'png'])).toEqual({
      data: 'Rechnungsdaten_RA_R-2023-101.xml',
      images: ['Rechnungsbild_RA_R-2023-101.pdf', 'Rechnungsbild_RA_R-2023-101_Anhang1.png'],
    });
    expect(new JobFileNames('accounts_payable').take('1', []).data).toBe('Rechnungsdaten_RE_1.xml');
    expect(new JobFileNames('cash').take('2026-01-05_K1', ['jpg']).images).toEqual([
      'Kassenbeleg_2026-01-05_K1.jpg',
    ]);
  });

  it('keep numbers apart that look alike in ASCII', () => {
    const names = new JobFileNames('accounts_receivable');
    expect(names.take('A/1', []).data).toBe('Rechnungsdaten_RA_A-1.xml');
    expect(names.take('A-1', []).data).toBe('Rechnungsdaten_RA_A-1_2.xml');
    expect(names.take('a+1', []).data).toBe('Rechnungsdaten_RA_a-1_3.xml');
  });

  it('are never given out twice, whatever the numbers, also ignoring case', () => {
    const number = fc.oneof(
      fc.constantFrom('A', 'a', 'A_Anhang1', 'A_2', '', '/', 'Ä'),
      fc.string({ maxLength: 300 }),
    );
    const document = fc.tuple(number, fc.array(fc.constantFrom('pdf', 'png'), { maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(document, { maxLength: 30, size: 'max' }), (documents) => {
        const names = new JobFileNames('accounts_receivable');
        const all = documents.flatMap(([text, extensions]) => {
          const { data, images } = names.take(text, extensions);
          expect(images).toHaveLength(extensions.length);
          return [data, ...images];
        });
        expect(all.every(isSafeFileName)).toBe(true);
        expect(new Set(all.map((name) => name.toLowerCase())).size).toBe(all.length);
        expect(all).not.toContain('document.xml');
      }),
    );
  });

  it('stay quick for a job full of equal numbers', () => {
    const names = new JobFileNames('cash');
    const all = Array.from({ length: 4_999 }, () => names.take('2026-01-05', []).data);
    expect(new Set(all).size).toBe(4_999);
  });
});

describe('document GUID (B6)', () => {
  const guid = (documentId: string, version: number, companyId = 'c1') =>
    documentGuid({ companyId, documentId, version });

  it('is the same for the same version for ever, and another for any other', () => {
    expect(guid('a', 1)).toBe('37773a27-b20c-5e41-9726-cddacc7005e5');
    expect(new Set([guid('a', 1), guid('a', 2), guid('b', 1), guid('a', 1, 'c2'), guid('a,1', 1)]).size).toBe(
      5,
    );
  });

  it('is a UUID of version 5', () => {
    expect(guid('a', 1)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
