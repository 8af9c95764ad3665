import type { Outcome } from '@/lib/bookkeeping/problem';
import { decodeCp1252 } from '@/lib/datev/text-encoding/cp1252';
import { csvProblem } from './problems';

export const csvEncodings = ['utf-8', 'windows-1252', 'utf-16'] as const;
export type CsvEncoding = (typeof csvEncodings)[number];

export interface DecodedText {
  readonly text: string;
  readonly encoding: CsvEncoding;
}

/**
 * Decodes a CSV file. Without a choice the byte order mark decides, then whether the bytes are valid UTF-8; what is neither
 * is Windows-1252, as Excel in Germany writes it. Text that is UTF-8 only by accident does not exist for German letters.
 */
export function decodeText(bytes: Uint8Array, wanted: CsvEncoding | 'auto'): Outcome<DecodedText> {
  if (looksBinary(bytes)) return { ok: false, problems: [csvProblem('CSV_NOT_TEXT', {})] };
  const encoding = wanted === 'auto' ? detect(bytes) : wanted;
  const text = decodeAs(bytes, encoding);
  // Bytes of a zero character may stand far behind the beginning; no database keeps it.
  if (text?.includes('\0')) return { ok: false, problems: [csvProblem('CSV_NOT_TEXT', {})] };
  if (text === null) return { ok: false, problems: [csvProblem('CSV_ENCODING_WRONG', { encoding })] };
  return { ok: true, value: { text: text.replace(/^\uFEFF/, ''), encoding } };
}

function detect(bytes: Uint8Array): CsvEncoding {
  if (utf16MarkOf(bytes)) return 'utf-16';
  return decodeAs(bytes, 'utf-8') === null ? 'windows-1252' : 'utf-8';
}

function decodeAs(bytes: Uint8Array, encoding: CsvEncoding): string | null {
  if (encoding === 'windows-1252') return decodeCp1252(bytes);
  const label = encoding === 'utf-8' ? encoding : (utf16MarkOf(bytes) ?? 'utf-16le');
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
}

function utf16MarkOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** Excel workbooks, PDFs and the like: somebody chose the wrong file. */
function looksBinary(bytes: Uint8Array): boolean {
  if (utf16MarkOf(bytes)) return false;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
  return head.includes(0) || head.subarray(0, 5).toString('latin1') === '%PDF-';
}
