import type { LodasFile, LodasRecordType, LodasRow, LodasValue } from './lodas-file';

/**
 * Writes the file: sections in order, every line ends with CRLF, every row with a separator.
 * @throws RangeError for a row that does not fit its record type, or a text with quotes or line ends in it
 */
export function writeLodas(file: LodasFile): string {
  const types = new Map(file.recordTypes.map((type) => [type.number, type]));
  const rows = (list: readonly LodasRow[]) => list.map((row) => writeRow(row, types.get(row.recordType)));
  const sections = [
    ['[Allgemein]', ...file.general.map(([key, value]) => `${key}=${value}`)],
    [
      '[Satzbeschreibung]',
      ...file.recordTypes.map(({ number, table, fields }) => `${[number, table, ...fields].join(';')};`),
    ],
    ...(file.masterData.length > 0 ? [['[Stammdaten]', ...rows(file.masterData)]] : []),
    ...(file.movements.length > 0 ? [['[Bewegungsdaten]', ...rows(file.movements)]] : []),
    ...(file.removals.length > 0 ? [['[Entfernen]', ...rows(file.removals)]] : []),
    ...(file.notes.length > 0 ? [['[Hinweistext]', ...file.notes]] : []),
  ];
  return sections.map((lines) => `${lines.join('\r\n')}\r\n`).join('\r\n');
}

function writeRow({ recordType, values }: LodasRow, type: LodasRecordType | undefined): string {
  if (!type || type.fields.length !== values.length) {
    throw new RangeError(`a row of ${recordType} does not fit its record type`);
  }
  return `${[recordType, ...values.map(writeValue)].join(';')};`;
}

function writeValue(value: LodasValue | null): string {
  if (value === null) return '';
  const { text, isQuoted } = value;
  if (/["\r\n]/.test(text) || (!isQuoted && text.includes(';'))) {
    throw new RangeError('a LODAS value may not hold separators, quotes or line ends');
  }
  return isQuoted ? `"${text}"` : text;
}
