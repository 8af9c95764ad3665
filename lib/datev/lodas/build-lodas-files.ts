import { type AccountingMonth, formatGermanDate, type IsoDate } from '@/lib/bookkeeping/calendar';
import { groupBy } from '@/lib/bookkeeping/group-by';
import type { AsciiFile, AsciiFiles, GeneralDataInput } from '@/lib/bookkeeping/payroll/ascii-files';
import { largestLodasFile } from './lodas-file';
import { arrangeLines } from './lodas-line';
import { joinWritten, type MonthUnit } from './month-units';
import { writeCompensations } from './write-compensations';
import { duplicatesOf, writeEmployees } from './write-employees';
import { writeLodas } from './write-lodas';
import { writeTimeOffs } from './write-time-offs';

/**
 * LODAS master data, one file per effective month because `StammdatenGueltigAb` counts for the whole file (K2); a month of
 * more than 3 MB becomes several files. Pure; a record with an error is left out and told, the others go.
 */
export function buildLodasFiles(input: GeneralDataInput): AsciiFiles {
  const duplicates = duplicatesOf(input);
  const { units, warnings } = joinWritten([
    writeEmployees(input, duplicates),
    writeCompensations(input, duplicates),
    writeTimeOffs(input, duplicates),
  ]);
  const months = [...groupBy(units, ({ month }) => month)].sort(([left], [right]) =>
    left.localeCompare(right),
  );
  return { files: months.flatMap(([month, ofMonth]) => filesOfMonth(input, month, ofMonth)), warnings };
}

function filesOfMonth(
  input: GeneralDataInput,
  month: AccountingMonth,
  units: readonly MonthUnit[],
): AsciiFile[] {
  const contents = contentsWithin(largestLodasFile, units, (part) => masterData(input, month, part));
  return contents.map((content, index) => {
    const part = contents.length === 1 ? '' : `_${index + 1}`;
    return { name: `LODAS_Stammdaten_${month}${part}.txt`, content, kind: 'psd', month };
  });
}

/** One content, or as many as it takes for each to stay under the limit; a record is never torn. Bytes are counted as UTF-8, the longer form. */
export function contentsWithin<U>(
  limit: number,
  units: readonly U[],
  write: (units: readonly U[]) => string,
): string[] {
  const content = write(units);
  if (units.length < 2 || Buffer.byteLength(content, 'utf8') <= limit) return [content];
  const middle = Math.ceil(units.length / 2);
  return [units.slice(0, middle), units.slice(middle)].flatMap((half) => contentsWithin(limit, half, write));
}

function masterData(input: GeneralDataInput, month: AccountingMonth, units: readonly MonthUnit[]): string {
  const validFrom = formatGermanDate(`${month}-01` as IsoDate);
  const general = [
    ...generalSettings(input),
    ['StammdatenGueltigAb', validFrom],
    ['BetrieblichePNrVerwenden', 'Nein'],
  ];
  return writeLodas({
    general: general.map(([key = '', value = '']) => [key, value] as const),
    ...arrangeLines(units.flatMap(({ lines }) => lines)),
  });
}

/** `[Allgemein]` as master and movement data share it. */
export function generalSettings(input: {
  readonly consultantNumber: number;
  readonly clientNumber: number;
}): (readonly [string, string])[] {
  return [
    ['Ziel', 'LODAS'],
    ['Version_SST', '1.0'],
    ['BeraterNr', String(input.consultantNumber)],
    ['MandantenNr', String(input.clientNumber)],
    ['Feldtrennzeichen', ';'],
    ['Zahlenkomma', ','],
    ['Datumsformat', 'TT.MM.JJJJ'],
    ['Stringbegrenzer', '"'],
    ['Kommentarzeichen', '*'],
  ];
}
