import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeExtf } from '@/lib/datev/extf/decode-extf';
import { partnerColumns } from '@/lib/datev/extf/extf-columns';
import { extfFormats } from '@/lib/datev/extf/extf-file';
import { readExtf, readExtfHeader } from '@/lib/datev/extf/read-extf';
import { writeExtf } from '@/lib/datev/extf/write-extf';
import { encodeCp1252 } from '@/lib/datev/text-encoding/cp1252';
import { hasForeignChecks, sharedBytes } from '@/tests/unit/payroll/foreign-checks';

const folder = path.resolve('../shared/extf/samples');
const samples = hasForeignChecks ? readdirSync(folder).filter((name) => name.includes('EXTF_')) : [];
const lineEndsAside = (text: string) => text.replace(/\r\n|\r/g, '\n').replace(/\n*$/, '\n');

describe.skipIf(!hasForeignChecks)('DATEV’s sample files (K5)', () => {
  it.each(samples)('%s: read and written again, the same apart from line ends', (name) => {
    const { text } = decodeExtf(readFileSync(path.join(folder, name)));
    const read = readExtf(text);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(lineEndsAside(writeExtf(read.value))).toBe(lineEndsAside(text));
    expect(writeExtf(read.value).replaceAll('\r\n', '')).not.toContain('\r');
  });

  it.each(samples.filter((name) => name.startsWith('EXTF_')))(
    '%s: header, category and columns are known',
    (name) => {
      const read = readExtf(decodeExtf(readFileSync(path.join(folder, name))).text);
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const header = readExtfHeader(read.value);
      const format = extfFormats.find(({ category }) => category === header?.category);
      expect(header).toMatchObject({ version: '700', consultantNumber: 29098 });
      expect(format).toMatchObject({ name: header?.formatName, version: header?.formatVersion });
      const names = read.value.columnNames.filter(({ text }) => text !== '');
      expect(names.length).toBe(format?.columns);
    },
  );

  it('knows which samples are UTF-8 without mark, as nobody should send them', () => {
    const mistaken = samples.filter(
      (name) => decodeExtf(readFileSync(path.join(folder, name))).isMistakenUtf8,
    );
    expect(mistaken).toEqual(['EXTF_Buchungsstapel.csv', 'EXTF_Zahlungsbedingungen.csv']);
  });

  it('has the 254 columns of Debitoren/Kreditoren: names, order, quotes', () => {
    interface Described {
      readonly name: string;
      readonly quoted_in_datev_sample: boolean;
      readonly kind?: string;
      readonly max_len?: number;
    }
    const described = JSON.parse(Buffer.from(sharedBytes('extf', 'columns.json')).toString('utf8')) as Record<
      string,
      { readonly columns: readonly Described[] }
    >;
    const theirs = described['16_Debitoren_Kreditoren_v5']?.columns ?? [];
    expect(partnerColumns).toHaveLength(254);
    expect(partnerColumns.map(({ name, isQuoted }) => [name, isQuoted])).toEqual(
      theirs.map(({ name, quoted_in_datev_sample }) => [name, quoted_in_datev_sample]),
    );
    expect(partnerColumns.map(({ isDate }) => isDate)).toEqual(
      theirs.map(({ kind }) => kind === 'date TTMMJJJJ'),
    );
    // Known errors of that list: IBANs take 34, columns 123–126 one digit.
    const limits = partnerColumns.flatMap(({ name, isQuoted, maxLength }, index) =>
      isQuoted && theirs[index]?.max_len !== undefined && !name.startsWith('IBAN') ? [[name, maxLength]] : [],
    );
    expect(limits.length).toBeGreaterThan(120);
    expect(limits).toEqual(
      theirs.flatMap(({ name, quoted_in_datev_sample, max_len }) =>
        quoted_in_datev_sample && max_len !== undefined && !name.startsWith('IBAN') ? [[name, max_len]] : [],
      ),
    );
  });

  it('refuses bank data that is no EXTF', () => {
    const read = readExtf(decodeExtf(readFileSync(path.join(folder, 'ASCII.csv'))).text);
    expect(read.ok ? null : read.problems[0]).toMatchObject({ code: 'EXTF_FORMAT', params: { line: '1' } });
  });
});

describe('reading and writing EXTF', () => {
  const cell = fc.oneof(
    fc.record({ text: fc.string(), isQuoted: fc.constant(true) }),
    fc.record({ text: fc.stringMatching(/^[A-Za-z0-9,.]{0,8}$/), isQuoted: fc.constant(false) }),
  );
  const header = Array.from({ length: 31 }, (_, index) => ({
    text: index === 0 ? 'EXTF' : 'x',
    isQuoted: index === 0,
  }));

  it('gives back what it was given, line ends and quotes in values included', () => {
    const line = fc.array(cell, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(line, fc.array(line, { minLength: 1, maxLength: 5 }), (columnNames, rows) => {
        const file = { header, columnNames, rows };
        const read = readExtf(writeExtf(file));
        expect(read.ok && read.value).toEqual(file);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['', 1],
    ['"EXTF";700\r\n', 1],
    ['"EXTF";"offen\r\n', '–'],
    ['"EXTF"x;700', '–'],
    [writeExtf({ header, columnNames: [{ text: 'Konto', isQuoted: false }], rows: [] }), 3],
  ])('names the line of what is wrong in %o', (text, line) => {
    const read = readExtf(text);
    expect(read.ok ? null : read.problems[0]?.params.line).toBe(String(line));
  });

  it('reads the encoding off the mark, as DATEV does', () => {
    const utf16 = Buffer.from('\uFEFFMüller', 'utf16le');
    expect(decodeExtf(utf16)).toMatchObject({ text: 'Müller', encoding: 'utf-16le' });
    expect(decodeExtf(Buffer.from(utf16).swap16())).toMatchObject({ text: 'Müller', encoding: 'utf-16be' });
    expect(decodeExtf(Buffer.from('\uFEFFMüller', 'utf8'))).toMatchObject({
      text: 'Müller',
      encoding: 'utf-8',
    });
    expect(decodeExtf(encodeCp1252('Müller'))).toEqual({
      text: 'Müller',
      encoding: 'windows-1252',
      isMistakenUtf8: false,
    });
    expect(decodeExtf(Buffer.from('Müller', 'utf8')).isMistakenUtf8).toBe(true);
  });
});
