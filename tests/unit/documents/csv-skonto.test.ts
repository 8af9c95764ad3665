import { describe, expect, it } from 'vitest';
import { mapInvoices } from '@/lib/documents/csv/map-invoices';
import { type CsvMapping, csvMappingSchema, proposeColumns } from '@/lib/documents/csv/mapping';
import type { RowProblem } from '@/lib/documents/csv/problems';
import { readFile } from '@/lib/documents/csv/read-file';

function rowsOf(text: string, mapping: CsvMapping) {
  const read = readFile('invoices', new TextEncoder().encode(text), mapping, null);
  if (read.kind !== 'read') throw new Error(JSON.stringify(read.problems));
  return read.file.rows;
}

const shown = (problems: readonly RowProblem[]) =>
  problems.map(({ line, column, value, problem }) => [line, column, value, problem.code]);

describe('Skonto of rows (B1, B3)', () => {
  const columns = proposeColumns('invoices', [
    'Rechnungsnummer',
    'Rechnungsdatum',
    'Rechnungsart',
    'Kunde',
    'Bruttobetrag',
    'Steuersatz',
    'Skonto %',
    'Skontotage',
    'Skonto bis',
    'Skonto 2 %',
    'Skonto 2 Tage',
    'Zahlungsbedingung',
  ]);
  const headers = Object.values(columns).map((source) => ('column' in source ? source.column : ''));
  const map = (cells: Record<string, string>) => {
    const row: Record<string, string> = {
      Rechnungsnummer: 'RE-1',
      Rechnungsdatum: '30.01.2026',
      Rechnungsart: 'Ausgang',
      Kunde: 'Müller',
      Bruttobetrag: '1.309,25',
      Steuersatz: '19',
      ...cells,
    };
    const used = csvMappingSchema.parse({ columns });
    const text = `${headers.join(';')}\n${headers.map((header) => row[header] ?? '').join(';')}\n`;
    return mapInvoices(rowsOf(text, used), used);
  };
  const skontoOf = (cells: Record<string, string>) => map(cells).items[0]?.invoice.skonto;

  it('all columns are known by their names', () => {
    expect(Object.keys(columns)).toHaveLength(12);
  });

  it('is the percentage of the whole to the cent, days counted from the date of the invoice', () => {
    expect(
      skontoOf({ 'Skonto %': '3', Skontotage: '7', 'Skonto 2 %': '2,00', 'Skonto 2 Tage': '14 Tage' }),
    ).toEqual([
      { percentage: '3.00', amount: 3928, date: '2026-02-06' },
      { percentage: '2.00', amount: 2619, date: '2026-02-13' },
    ]);
    expect(skontoOf({ 'Skonto %': '2 %', 'Skonto bis': '09.02.2026', Skontotage: '10' })).toEqual([
      { percentage: '2.00', amount: 2619, date: '2026-02-09' },
    ]);
  });

  it('is none without a percentage, whatever the other cells are filled with', () => {
    expect(skontoOf({ 'Skonto %': '0,00', Skontotage: '0' })).toEqual([]);
    expect(skontoOf({ Skontotage: '14', 'Skonto bis': '13.02.2026' })).toEqual([]);
  });

  it.each([
    ['a percentage without a period', { 'Skonto %': '2' }],
    ['days and a date that differ', { 'Skonto %': '2', Skontotage: '10', 'Skonto bis': '10.02.2026' }],
  ])('%s is asked back, never guessed', (_, cells) => {
    const { items, problems } = map(cells);
    expect(items).toEqual([]);
    expect(shown(problems)).toEqual([[2, 'Skonto %', '2.00', 'CSV_SKONTO_INCOMPLETE']]);
  });

  it('an unreadable period is named with its cell', () => {
    expect(shown(map({ 'Skonto %': '2', Skontotage: 'bald' }).problems)).toEqual([
      [2, 'Skontotage', 'bald', 'CSV_DAYS_UNREADABLE'],
    ]);
  });

  it("payment conditions are DATEV's number", () => {
    expect(map({ Zahlungsbedingung: '12' }).items[0]?.invoice.paymentConditionsId).toBe('12');
  });
});
