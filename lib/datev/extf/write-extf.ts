import type { ExtfCell, ExtfFile } from './extf-file';

/** Writes the file as DATEV reads it: `;`, quotes doubled inside quotes, CRLF at the end of every line. */
export function writeExtf({ header, columnNames, rows }: ExtfFile): string {
  return [header, columnNames, ...rows].map(writeExtfLine).join('');
}

/** One line with its end. */
export function writeExtfLine(cells: readonly ExtfCell[]): string {
  return `${cells.map(writeCell).join(';')}\r\n`;
}

/** @throws RangeError for a bare value that would tear the line */
function writeCell({ text, isQuoted }: ExtfCell): string {
  if (text === '') return isQuoted ? '""' : '';
  if (isQuoted) return `"${text.replaceAll('"', '""')}"`;
  if (/[;"\r\n]/.test(text))
    throw new RangeError('a bare EXTF value may not hold separators, quotes or line ends');
  return text;
}
