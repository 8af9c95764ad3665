import { describe, expect, it } from 'vitest';
import { problemFile } from '@/components/csv-import/problem-file';

const headers = ['Zeile', 'Spalte', 'Wert', 'Falsch', 'Tun'];
const file = (value: string) =>
  problemFile([{ line: 3, column: 'Betrag', value, title: 'Nicht lesbar', remedy: 'Ändern' }], headers);

describe('the list of wrong lines as a file', () => {
  it('opens in Excel: byte order mark, semicolons, quotes doubled', () => {
    expect(file('12 "x"; 3')).toBe(
      '\uFEFF"Zeile";"Spalte";"Wert";"Falsch";"Tun"\r\n"3";"Betrag";"12 ""x""; 3";"Nicht lesbar";"Ändern"\r\n',
    );
  });

  it.each(['=1+1', '+49', '@SUM(A1)', '-cmd|x', '\tx'])('lets no cell become a formula: %j (S2)', (value) => {
    expect(file(value)).toContain(`"'${value}"`);
  });

  it('leaves negative amounts as they are', () => {
    expect(file('-12,50')).toContain('"-12,50"');
  });
});
