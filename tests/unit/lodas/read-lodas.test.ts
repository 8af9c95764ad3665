import { describe, expect, it } from 'vitest';
import { readLodas } from '@/lib/datev/lodas/read-lodas';
import { writeLodas } from '@/lib/datev/lodas/write-lodas';
import { decodeCp1252 } from '@/lib/datev/text-encoding/cp1252';
import { hasForeignChecks, sharedBytes } from '@/tests/unit/payroll/foreign-checks';

const whole = [
  '[Allgemein]',
  'Ziel=LODAS',
  'BeraterNr=455148',
  'MandantenNr=1',
  '* eine Bemerkung',
  '[Satzbeschreibung]',
  '100;u_lod_psd_mitarbeiter;pnr#psd;duevo_familienname#psd;',
  '[Stammdaten]',
  '100;26;"Müller; Söhne";',
];
const reasonsOf = (lines: readonly string[]) => {
  const read = readLodas(lines.join('\r\n'));
  return read.ok ? [] : read.problems.map(({ params }) => `${params.line}: ${params.reason}`);
};

describe('reading a LODAS file (K8)', () => {
  it.skipIf(!hasForeignChecks)('reads a foreign file and writes it again, byte for byte', () => {
    const text = decodeCp1252(sharedBytes('samples', 'ascii', 'lodas_stammdaten.txt'));
    const read = readLodas(text);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.value.masterData).toHaveLength(8);
    expect(writeLodas(read.value)).toBe(text);
  });

  it('keeps separators inside quotes, leaves comments out, takes any line end', () => {
    for (const end of ['\r\n', '\n', '\r']) {
      const read = readLodas(whole.join(end));
      expect(read.ok && read.value.masterData[0]?.values.map((value) => value?.text)).toEqual([
        '26',
        'Müller; Söhne',
      ]);
    }
  });

  it.each([
    [0, '', 'Der Abschnitt [Allgemein] fehlt'],
    [1, 'Ziel=LUG', 'Das Ziel ist „LUG“'],
    [2, 'BeraterNr=1', 'Die BeraterNr fehlt'],
    [4, 'ohne Gleichheitszeichen', '5: In [Allgemein] steht je Zeile Name=Wert'],
    [6, '100;u_lod_psd_mitarbeiter;pnr;', '7: Eine Satzbeschreibung'],
    [7, '[Stammdatten]', '8: Den Abschnitt [Stammdatten]'],
    [8, '100;26;', '9: Die Zeile hat 1 Werte, beschrieben sind 2'],
    [8, '200;26;"x";', '9: Die Satzart ist nicht beschrieben'],
    [8, '', 'Die Datei enthält keine Daten'],
  ])('names line and reason where line %i is %o', (index, line, reason) => {
    expect(reasonsOf(whole.with(index, line)).join('\n')).toContain(reason);
  });

  it('takes the sections other programs add, and writes them again', () => {
    const lines = [...whole, '[Entfernen]', '100;27;"Weg";', '[Hinweistext]', 'Bitte zuerst prüfen;'];
    const read = readLodas(lines.join('\r\n'));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.value.removals).toHaveLength(1);
    expect(read.value.notes).toEqual(['Bitte zuerst prüfen;']);
    const again = readLodas(writeLodas(read.value));
    expect(again).toEqual(read);
  });

  it('reads nothing into an empty file or a binary one', () => {
    expect(readLodas('').ok).toBe(false);
    expect(readLodas('\u0000\u0001PK').ok).toBe(false);
  });
});
