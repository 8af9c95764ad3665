import { describe, expect, it } from 'vitest';
import { encodeCp1252 } from '@/lib/datev/text-encoding/cp1252';
import type { CsvKind } from '@/lib/documents/csv/fields';
import { mapCashEntries } from '@/lib/documents/csv/map-cash-entries';
import { mapInvoices } from '@/lib/documents/csv/map-invoices';
import { mapPartners } from '@/lib/documents/csv/map-partners';
import { type CsvMapping, csvMappingSchema, emptyMapping, proposeColumns } from '@/lib/documents/csv/mapping';
import type { RowProblem } from '@/lib/documents/csv/problems';
import { readFile } from '@/lib/documents/csv/read-file';
import { readTable } from '@/lib/documents/csv/read-table';

const auto = { encoding: 'auto', delimiter: 'auto' } as const;
const bytes = (text: string) => new TextEncoder().encode(text);

function table(content: Uint8Array | string, options: Parameters<typeof readTable>[1] = auto) {
  const read = readTable(typeof content === 'string' ? bytes(content) : content, options);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

function codesOf(content: Uint8Array | string, options: Parameters<typeof readTable>[1] = auto) {
  const read = readTable(typeof content === 'string' ? bytes(content) : content, options);
  return read.ok ? [] : read.problems.map(({ code }) => code);
}

function file(kind: CsvKind, text: string, mapping: CsvMapping = emptyMapping) {
  const read = readFile(kind, bytes(text), mapping, null);
  if (read.kind !== 'read') throw new Error(JSON.stringify(read.problems));
  return read.file;
}

const shown = (problems: readonly RowProblem[]) =>
  problems.map(({ line, column, value, problem }) => [line, column, value, problem.code]);

describe('a CSV file, whoever wrote it', () => {
  const text = 'Nummer;Kunde;Betrag\nRE-1;Müller & Söhne – „Möbel“;12,00 €\n';
  it.each([
    ['UTF-8', bytes(text), 'utf-8'],
    ['UTF-8 with a byte order mark', bytes(`\uFEFF${text}`), 'utf-8'],
    ['Windows-1252', encodeCp1252(text), 'windows-1252'],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16'],
  ])('is read in %s', (_, content, encoding) => {
    const read = table(content);
    expect(read).toMatchObject({ encoding, delimiter: ';', headers: ['Nummer', 'Kunde', 'Betrag'] });
    expect(read.rows).toEqual([{ line: 2, cells: ['RE-1', 'Müller & Söhne – „Möbel“', '12,00 €'] }]);
  });

  it.each([';', ',', '\t', '|'] as const)('cut by %j is recognised, decimal commas or not', (delimiter) => {
    const line = (...cells: string[]) => cells.map((cell) => `"${cell}"`).join(delimiter);
    const read = table(
      [line('a', 'b; c', 'd'), line('1,5', 'x;y', '2,5'), line('3,5', '|', '')].join('\r\n'),
    );
    expect(read).toMatchObject({ delimiter, headers: ['a', 'b; c', 'd'] });
    expect(read.rows.map(({ cells }) => cells)).toEqual([
      ['1,5', 'x;y', '2,5'],
      ['3,5', '|', ''],
    ]);
  });

  it('names the line a row begins in, whatever stands between', () => {
    const read = table('a;b\n\n1;"zwei\nZeilen"\n;\n3;4\n');
    expect(read.rows.map(({ line }) => line)).toEqual([3, 6]);
  });

  it('may repeat or leave out headers and short lines, but has no surplus cells', () => {
    const read = table('a;a;;b\n1;2\n1;2;3;4;5\n1;2;3;4;;\n');
    expect(read.headers).toEqual(['a', 'a (Spalte 2)', 'Spalte 3', 'b']);
    expect(read.rows.map(({ cells }) => cells)).toEqual([
      ['1', '2', '', ''],
      ['1', '2', '3', '4'],
    ]);
    expect(shown(read.problems)).toEqual([[3, null, '', 'CSV_COLUMN_COUNT']]);
  });

  it('that is none, is hostile or empty, gets one clear answer (E3)', () => {
    expect(codesOf('')).toEqual(['CSV_EMPTY']);
    expect(codesOf('nur;Kopf\n')).toEqual(['CSV_EMPTY']);
    expect(codesOf(Buffer.from('PK\u0003\u0004\0\0'))).toEqual(['CSV_NOT_TEXT']);
    expect(codesOf('%PDF-1.7\n…')).toEqual(['CSV_NOT_TEXT']);
    expect(codesOf(`a;b\n${'1;2\n'.repeat(2_000)}1;\0\n`)).toEqual(['CSV_NOT_TEXT']);
    expect(codesOf('a;b\n1;"offen\n2;3')).toEqual(['CSV_QUOTES_BROKEN']);
    expect(codesOf(new Uint8Array(5_000_001).fill(0x41))).toEqual(['CSV_TOO_LARGE']);
    expect(codesOf(`a\n${'1\n'.repeat(5_001)}`)).toEqual(['CSV_TOO_MANY_ROWS']);
    expect(codesOf(encodeCp1252('a\nMüller'), { ...auto, encoding: 'utf-8' })).toEqual([
      'CSV_ENCODING_WRONG',
    ]);
    const wide = `${'a;'.repeat(100_000)}\n${'1;'.repeat(100_000)}`;
    const started = performance.now();
    expect(table(wide).headers).toHaveLength(300);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('columns', () => {
  it('are proposed by the names programs give them, each once', () => {
    const headers = ['Re.-Nr.', 'Belegdatum', 'KUNDE', 'Betrag brutto', 'USt %', 'Fällig am', 'Unfug'];
    expect(proposeColumns('invoices', headers)).toEqual({
      number: { column: 'Re.-Nr.' },
      issueDate: { column: 'Belegdatum' },
      partnerName: { column: 'KUNDE' },
      grossAmount: { column: 'Betrag brutto' },
      taxRate: { column: 'USt %' },
      dueDate: { column: 'Fällig am' },
    });
  });

  it('are those of the last file where its headers are there again, also what was left open', () => {
    const remembered = { number: { column: 'Beleg' }, direction: { constant: 'outgoing' } };
    expect(proposeColumns('invoices', ['Beleg', 'Kunde'], remembered)).toEqual(remembered);
    expect(proposeColumns('invoices', ['Rechnungsnummer'], remembered)).toEqual({
      direction: { constant: 'outgoing' },
      number: { column: 'Rechnungsnummer' },
    });
  });

  it('that are missing stop the file before any row is read', () => {
    const { mappingProblems, rows } = file('invoices', 'Nummer;Datum\n1;01.01.2026\n');
    expect(mappingProblems.map(({ code, path }) => [code, path])).toEqual([
      ['CSV_FIELD_UNMAPPED', 'direction'],
      ['CSV_FIELD_UNMAPPED', 'partnerName'],
      ['CSV_FIELD_UNMAPPED', 'taxRate'],
      ['CSV_FIELD_UNMAPPED', 'grossAmount'],
    ]);
    expect(rows.rows).toEqual([]);
    const gone = csvMappingSchema.parse({ columns: { number: { column: 'Weg' } } });
    const read = file('invoices', 'Nummer\n1\n', gone);
    expect(read.mappingProblems[0]).toMatchObject({ code: 'CSV_COLUMN_MISSING', params: { column: 'Weg' } });
  });
});

describe('invoices of rows', () => {
  const columns = {
    number: { column: 'Nr' },
    issueDate: { column: 'Datum' },
    direction: { constant: 'outgoing' },
    partnerName: { column: 'Kunde' },
    grossAmount: { column: 'Brutto' },
    taxRate: { column: 'Satz' },
    taxCase: { constant: 'domestic' },
  };
  const mapping = (more: CsvMapping['columns'] = {}) =>
    csvMappingSchema.parse({ columns: { ...columns, ...more } });
  const map = (text: string, more: CsvMapping['columns'] = {}) => {
    const used = mapping(more);
    return mapInvoices(file('invoices', text, used).rows, used);
  };

  it('ask back an exchange rate that could have thousands or three decimals', () => {
    const rateOf = (kurs: string, brutto = '1.190,00') => {
      const text = `Nr;Datum;Kunde;Brutto;Satz;Kurs\nRE-1;15.01.2026;Müller;${brutto};19;${kurs}\n`;
      const { items, problems } = map(text, { exchangeRate: { column: 'Kurs' } });
      return items[0]?.invoice.exchangeRate ?? shown(problems)[0]?.[3];
    };
    expect([rateOf('1,085'), rateOf('1,0850'), rateOf('1.085,5')]).toEqual([
      '1.085000',
      '1.085000',
      '1085.500000',
    ]);
    expect(rateOf('1.085')).toBe('CSV_EXCHANGE_RATE_UNCLEAR');
    expect([rateOf('1.085', '1,190.00'), rateOf('1,085', '1,190.00')]).toEqual([
      '1.085000',
      'CSV_EXCHANGE_RATE_UNCLEAR',
    ]);
  });

  it('become one invoice for each number, with a position for each row (B3)', () => {
    const { items, problems } = map(
      'Nr;Datum;Kunde;Brutto;Satz\nRE-1;15.01.2026;Müller;1.190,00;19\nRE-2;16.01.2026;Maier;-107,00;7\nRE-1;15.01.2026;Müller;119,00;7\n',
    );
    expect(problems).toEqual([]);
    expect(items.map(({ lines, invoice }) => [lines, invoice.externalId, invoice.grossAmount])).toEqual([
      [[2, 4], 'csv:outgoing:RE-1', 130900],
      [[3], 'csv:outgoing:RE-2', -10700],
    ]);
    expect(items[0]?.invoice.positions).toMatchObject([
      { grossAmount: 119000, taxRate: '19.00', taxCase: 'domestic' },
      { grossAmount: 11900, taxRate: '7.00' },
    ]);
  });

  it('add up net and tax to the cent, and keep a total that says otherwise for the checks', () => {
    const { items } = map('Nr;Datum;Kunde;Netto;USt;Satz;Summe\n1;15.01.2026;M;100,01;19,00;19;119,02\n', {
      grossAmount: { constant: '' },
      netAmount: { column: 'Netto' },
      taxAmount: { column: 'USt' },
      totalAmount: { column: 'Summe' },
    });
    expect(items[0]?.invoice).toMatchObject({ grossAmount: 11902, positions: [{ grossAmount: 11901 }] });
  });

  it.each([
    ['19 % of a net of 100', '100,00;19,00;119,00;19', undefined],
    ['tax rounded line by line', '36,84;2,60;39,44;7', undefined],
    ['a credit note', '-100,00;-19,00;-119,00;19', undefined],
    ['no tax and no rate', '100,00;0,00;100,00;0', undefined],
    ['net alone beside the gross', '100,00;;119,00;19', undefined],
    ['7 % for a tax of 19 %', '100,00;19,00;119,00;7', 'CSV_TAX_CONTRADICTS'],
    ['an amount of tax taken for the rate', '36,84;;43,84;7', 'CSV_TAX_CONTRADICTS'],
    ['a rate without tax', '100,00;0,00;100,00;19', 'CSV_TAX_CONTRADICTS'],
    ['net and tax that are not the gross', '100,00;19,00;120,00;19', 'CSV_TAX_CONTRADICTS'],
    ['tax of the other sign', '-100,00;19,00;-81,00;19', 'CSV_TAX_CONTRADICTS'],
  ])('are asked back where net, tax, gross and rate contradict each other: %s (B3)', (_, amounts, code) => {
    const { items, problems } = map(`Nr;Datum;Kunde;Netto;USt;Brutto;Satz\n1;15.01.2026;M;${amounts}\n`, {
      netAmount: { column: 'Netto' },
      taxAmount: { column: 'USt' },
    });
    expect(shown(problems)[0]?.[3]).toBe(code);
    expect(items).toHaveLength(code === undefined ? 1 : 0);
  });

  it('without tax in their amount may name the rate the buyer owes', () => {
    const text = 'Nr;Datum;Kunde;Netto;USt;Brutto;Satz\n1;15.01.2026;M;100,00;0,00;100,00;19\n';
    const read = (taxCase: string) =>
      map(text, {
        direction: { constant: 'incoming' },
        taxCase: { constant: taxCase },
        netAmount: { column: 'Netto' },
        taxAmount: { column: 'USt' },
      });
    expect(read('reverse_charge').problems).toEqual([]);
    expect(read('').problems).toEqual([]);
    expect(shown(read('domestic').problems)).toEqual([[2, 'Satz', '19.00', 'CSV_TAX_CONTRADICTS']]);
  });

  it('of more money than any field carries are told, not thrown (E3)', () => {
    const most = '9.999.999.999,99';
    const more = { netAmount: { column: 'Netto' }, taxAmount: { column: 'USt' } };
    const head = 'Nr;Datum;Kunde;Netto;USt;Brutto;Satz\n';
    const row = (...amounts: string[]) => `1;15.01.2026;M;${amounts.join(';')};19\n`;
    const codeOf = (text: string) => {
      const { items, problems } = map(`${head}${text}`, more);
      expect(items).toEqual([]);
      return shown(problems)[0]?.[3];
    };
    expect(codeOf(row(most, most, ''))).toBe('INVOICE_AMOUNT_TOO_LARGE');
    expect(codeOf(row('', '', most).repeat(2))).toBe('INVOICE_AMOUNT_TOO_LARGE');
    expect(codeOf(row(`-${most}`, '', most))).toBe('CSV_TAX_CONTRADICTS');
  });

  it("tell suppliers' invoices apart although they have the same number", () => {
    const { items } = map(
      'Nr;Datum;Kunde;Brutto;Satz\n4711;15.01.2026;A;1,00;19\n4711;15.01.2026;B;2,00;19\n',
      {
        direction: { constant: 'Eingang' },
      },
    );
    expect(items.map(({ invoice }) => invoice.externalId)).toEqual([
      'csv:incoming:a:4711',
      'csv:incoming:b:4711',
    ]);
  });

  it('say line, column and value of everything that cannot be read, and leave the rest whole', () => {
    const { items, problems } = map(
      [
        'Nr;Datum;Kunde;Brutto;Satz',
        'RE-1;15.01.2026;Müller;119,00;19',
        'RE-2;31.02.2026;Müller;12.50;19',
        ';15.01.2026;Müller;1,00;0,19',
        'RE-3;15.01.2026;Müller;1,00;19',
        'RE-3;16.01.2026;Müller;1,00;19',
        'RE-4;15.01.2026;Müller;1,00;19',
        'RE-4;15.01.2026;Müller;kaputt;19',
        'RE-5;15.01.2026;Müller;;19',
      ].join('\n'),
    );
    expect(items.map(({ invoice }) => invoice.number)).toEqual(['RE-1']);
    expect(shown(problems)).toEqual([
      [3, 'Datum', '31.02.2026', 'CSV_DATE_UNREADABLE'],
      [3, 'Brutto', '12.50', 'CSV_AMOUNT_UNREADABLE'],
      [4, 'Nr', '', 'CSV_VALUE_MISSING'],
      [4, 'Satz', '0,19', 'CSV_RATE_FRACTION'],
      [8, 'Brutto', 'kaputt', 'CSV_AMOUNT_UNREADABLE'],
      [6, 'Datum', '2026-01-16', 'CSV_ROWS_DIFFER'],
      [7, 'Nr', 'RE-4', 'CSV_OTHER_ROW_WRONG'],
      [9, 'Brutto', '', 'CSV_VALUE_MISSING'],
    ]);
  });
});

describe('cash entries of rows (T4)', () => {
  const map = (text: string) => {
    const { rows, mapping } = file('cash_entries', text);
    return mapCashEntries(rows, mapping);
  };

  it('are signed, or receipts and payments apart', () => {
    const signed = map('Datum;Text;Betrag\n05.01.2026;Porto;-12,00\n');
    expect(signed.items[0]?.entry).toMatchObject({ date: '2026-01-05', amount: -1200, text: 'Porto' });
    const apart = map(
      'Datum;Text;Einnahme;Ausgabe\n05.01.2026;A;10,00;\n06.01.2026;B;0,00;4,00\n08.01.2026;D;;\n',
    );
    expect(apart.items.map(({ entry }) => entry.amount)).toEqual([1000, -400]);
    expect(shown(apart.problems)).toEqual([[4, null, '', 'CSV_VALUE_MISSING']]);
    const withMinus = map('Datum;Text;Ausgabe\n06.01.2026;B;-4,00\n07.01.2026;C;-5,00\n08.01.2026;D;0,00\n');
    expect(withMinus.items.map(({ entry }) => entry.amount)).toEqual([-400, -500, 0]);
  });

  it('with payments of both signs are asked back: a minus among them may be money that came back', () => {
    const { items, problems } = map(
      'Datum;Text;Einnahme;Ausgabe\n05.01.2026;A;10,00;\n06.01.2026;B;;4,00\n07.01.2026;Storno B;;-4,00\n',
    );
    expect(items.map(({ entry }) => entry.amount)).toEqual([1000, -400]);
    expect(shown(problems)).toEqual([[4, 'Ausgabe', '-4.00', 'CSV_CASH_PAYMENT_SIGN']]);
  });

  it('of more money than any field carries are told, not thrown (E3)', () => {
    const most = '9.999.999.999,99';
    const { items, problems } = map(`Datum;Text;Einnahme;Ausgabe\n05.01.2026;A;-${most};${most}\n`);
    expect(items).toEqual([]);
    expect(shown(problems)).toEqual([[2, null, '', 'CSV_AMOUNT_UNREADABLE']]);
  });

  it('are told apart by number and month, as many cash books count anew in each', () => {
    const idsOf = (...lines: string[]) =>
      map(['Datum;Beleg;Text;Betrag', ...lines].join('\n')).items.map(({ entry }) => entry.externalId);
    const [january] = idsOf('05.01.2026;1;Porto;-12,00');
    expect(idsOf('06.01.2026;1;Porto;-13,00')).toEqual([january]);
    expect(idsOf('05.02.2026;1;Miete;-500,00')).not.toEqual([january]);
    expect(new Set(idsOf('05.01.2026;1;Porto;-12,00', '05.02.2026;1;Miete;-500,00')).size).toBe(2);
  });

  it('are movements alone: a balance carried forward is named and left out, or it would count twice', () => {
    const { items, problems } = map(
      'Datum;Text;Betrag\n01.01.2026;Anfangsbestand;150,00\n05.01.2026;Übertrag auf Bank;-50,00\n31.01.2026;SALDO;100,00\n',
    );
    expect(items.map(({ entry }) => entry.text)).toEqual(['Übertrag auf Bank']);
    expect(shown(problems)).toEqual([
      [2, 'Text', 'Anfangsbestand', 'CSV_CASH_CARRIED_FORWARD'],
      [4, 'Text', 'SALDO', 'CSV_CASH_CARRIED_FORWARD'],
    ]);
  });

  it('have the same id in every file, and two that are alike stay two', () => {
    const text = 'Datum;Text;Betrag\n05.01.2026;Briefmarken;-1,00\n05.01.2026;Briefmarken;-1,00\n';
    const ids = map(text).items.map(({ entry }) => entry.externalId);
    expect(new Set(ids).size).toBe(2);
    expect(map(text).items.map(({ entry }) => entry.externalId)).toEqual(ids);
  });
});

describe('partners of rows (B4)', () => {
  const map = (text: string, accountLength: number | null = 4) => {
    const { rows, mapping } = file('partners', text);
    return mapPartners(rows, mapping, accountLength);
  };

  it('are customers and suppliers with accounts of their range', () => {
    const { items, problems } = map(
      'Art;Name;Kundennummer;Konto\nKunde;Müller;K1;10001\nLieferant;Holz AG;;70001\n',
    );
    expect(problems).toEqual([]);
    expect(items.map(({ partner }) => [partner.kind, partner.matchKey, partner.accountNo])).toEqual([
      ['customer', 'K1', '10001'],
      ['supplier', 'holz ag', '70001'],
    ]);
  });

  it('with a wrong range, an account of another or a repeated name are named', () => {
    const { items, problems } = map(
      'Art;Name;Konto\nKunde;A;70001\nKunde;B;10001\nKunde;C;10001\nKunde;b;10002\nKunde;D;100010\n',
    );
    expect(items.map(({ partner }) => partner.name)).toEqual(['B']);
    expect(shown(problems)).toEqual([
      [2, 'Konto', '70001', 'PARTNER_ACCOUNT_RANGE'],
      [4, 'Konto', '10001', 'CSV_ACCOUNT_TAKEN'],
      [5, 'Name', 'b', 'CSV_PARTNER_REPEATED'],
      [6, 'Konto', '100010', 'PARTNER_ACCOUNT_RANGE'],
    ]);
  });
});
