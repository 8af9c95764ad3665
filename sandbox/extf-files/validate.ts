import { type HeaderFacts, readHeader } from './extf-header';
import type { ExtfProblem } from './problem';

export interface Validation {
  readonly facts: HeaderFacts | null;
  readonly records: number;
  /** null: taken over. */
  readonly problem: ExtfProblem | null;
}

const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';
const MAX_RECORDS = 99_999;

/** What becomes of a file in the data centre, as far as DATEV's list of errors tells. Rows themselves are not looked at. */
export function validateExtf(content: Uint8Array, clientId: string): Validation {
  const text = decode(content);
  if (text === null) {
    return failed('1008833', 'Only Windows-1252, UTF-8, UTF16LE, and UTF16BE are supported');
  }
  if (text.includes(EICAR)) return failed('1008836', 'The transferred EXTF-file contains a virus');
  const lines = linesOf(text);
  const header = readHeader(lines[0] ?? '', clientId);
  if (header.kind === 'refused') return { facts: null, records: 0, problem: header.problem };
  const records = lines.length - 2;
  if (records < 1) return failed('1008833', 'No payload');
  if (records > MAX_RECORDS) return failed('1008833', 'More than 99999 postings');
  return { facts: header.facts, records, problem: null };
}

function failed(code: ExtfProblem['code'], detail: string): Validation {
  return { facts: null, records: 0, problem: { code, detail } };
}

/** By byte order mark, else Windows-1252; null for bytes that encoding has no character for. */
function decode(content: Uint8Array): string | null {
  const [first, second, third] = content;
  const encoding =
    first === 0xef && second === 0xbb && third === 0xbf
      ? 'utf-8'
      : first === 0xff && second === 0xfe
        ? 'utf-16le'
        : first === 0xfe && second === 0xff
          ? 'utf-16be'
          : 'windows-1252';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(content);
    // The five bytes without a character, and control characters no text file has.
    return /[^\P{Cc}\t\r\n]/u.test(text) ? null : text;
  } catch {
    return null; // not in the encoding its mark names
  }
}

/** Lines of the file; a line end inside quotes does not end a line. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/\r\n|\n/)) {
    line = line === '' ? part : `${line}\n${part}`;
    if ((line.split('"').length - 1) % 2 === 0) {
      lines.push(line);
      line = '';
    }
  }
  if (line !== '') lines.push(line);
  while (lines.at(-1) === '') lines.pop();
  return lines;
}
