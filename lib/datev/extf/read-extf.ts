import type { Outcome, Problem } from '@/lib/bookkeeping/problem';
import { type ExtfCell, type ExtfFile, type ExtfHeader, extfHeaderLength } from './extf-file';

/**
 * Reads a file of any category and keeps every value with its quotes, so that `writeExtf` gives the same text again.
 * A line end inside quotes belongs to the value. Checks the form: 31 header fields, EXTF, a column line, a row.
 */
export function readExtf(text: string): Outcome<ExtfFile> {
  const lines = readLines(text);
  if (lines === null) return refused(null, 'Ein Anführungszeichen schließt nicht.');
  const [header, columnNames, ...rows] = lines;
  if (header?.[0]?.text !== 'EXTF') return refused(1, 'Die Datei beginnt nicht mit EXTF.');
  if (header.length !== extfHeaderLength) {
    return refused(1, `Die Kopfzeile hat ${header.length} Felder statt ${extfHeaderLength}.`);
  }
  if (!columnNames) return refused(2, 'Die Zeile mit den Spaltennamen fehlt.');
  if (rows.length === 0) return refused(3, 'Die Datei enthält keine Daten.');
  return { ok: true, value: { header, columnNames, rows } };
}

/** What the header says; null where a number in it is none. */
export function readExtfHeader({ header }: ExtfFile): ExtfHeader | null {
  const at = (field: number) => header[field - 1]?.text ?? '';
  const numbers = [3, 5, 11, 12, 14].map((field) => (/^\d{1,7}$/.test(at(field)) ? Number(at(field)) : null));
  const [category, formatVersion, consultantNumber, clientNumber, accountLength] = numbers;
  if (category == null || formatVersion == null || consultantNumber == null) return null;
  if (clientNumber == null || accountLength == null || !/^\d{8}$/.test(at(13))) return null;
  return {
    version: at(2),
    category,
    formatName: at(4),
    formatVersion,
    consultantNumber,
    clientNumber,
    fiscalYearStart: at(13),
    accountLength,
    label: at(17),
  };
}

/** Lines of cells; null where quotes do not close. Empty lines at the end are no lines. */
function readLines(text: string): ExtfCell[][] | null {
  const lines: ExtfCell[][] = [];
  let line: ExtfCell[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = readCell(text, at);
    if (cell === null) return null;
    line.push(cell.value);
    at = cell.end;
    if (text[at] === ';') {
      at += 1;
      if (at < text.length && !isLineEnd(text, at)) continue;
      line.push({ text: '', isQuoted: false });
    }
    lines.push(line);
    line = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  while (lines.at(-1)?.length === 1 && lines.at(-1)?.[0]?.text === '') lines.pop();
  return lines;
}

function readCell(text: string, start: number): { value: ExtfCell; end: number } | null {
  if (text[start] !== '"') {
    const end = endOfBare(text, start);
    return { value: { text: text.slice(start, end), isQuoted: false }, end };
  }
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    if (text[quote + 1] !== '"') {
      const value = { text: text.slice(start + 1, quote).replaceAll('""', '"'), isQuoted: true };
      return /^[;\r\n]?$/.test(text.charAt(quote + 1)) ? { value, end: quote + 1 } : null;
    }
    at = quote + 2;
  }
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\r' || text[at] === '\n';
}

function refused(line: number | null, reason: string): { ok: false; problems: Problem[] } {
  const params = { line: line === null ? '–' : String(line), reason };
  return { ok: false, problems: [{ code: 'EXTF_FORMAT', params }] };
}

function endOfBare(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== ';' && !isLineEnd(text, at)) at += 1;
  return at;
}
