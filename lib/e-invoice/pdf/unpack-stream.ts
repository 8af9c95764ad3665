import { inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFContext, PDFName, PDFRawStream } from '@cantoo/pdf-lib';

/** Unpacked bytes, or why there are none. */
export type Unpacked =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too_large' }
  | { readonly kind: 'broken' };

const broken: Unpacked = { kind: 'broken' };

/** Applies the filters of a stream, never producing more than `limit` bytes (E3: packed bombs). */
export function unpackStream(packed: Uint8Array, filters: readonly string[], limit: number): Unpacked {
  let bytes = packed;
  for (const filter of filters) {
    const step = applyFilter(bytes, filter, limit);
    if (step.kind !== 'bytes') return step;
    bytes = step.bytes;
  }
  return bytes.length > limit ? { kind: 'too_large' } : { kind: 'bytes', bytes };
}

function applyFilter(bytes: Uint8Array, filter: string, limit: number): Unpacked {
  switch (filter) {
    case 'FlateDecode':
      // The check sum at the end is insisted on: a damaged stream may still unpack, into another invoice.
      return attempt(() => inflateSync(bytes, { maxOutputLength: limit }));
    case 'ASCIIHexDecode':
    case 'ASCII85Decode':
      return decodeAscii(bytes, filter);
    default:
      return broken;
  }
}

function attempt(unpack: () => Uint8Array): Unpacked {
  try {
    return { kind: 'bytes', bytes: unpack() };
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      return { kind: 'too_large' };
    }
    if (error instanceof Error) return broken;
    throw error;
  }
}

/** The library's ASCII filters never make more of their input. */
function decodeAscii(bytes: Uint8Array, filter: string): Unpacked {
  const dictionary = PDFContext.create().obj({ Filter: PDFName.of(filter) });
  return attempt(() => decodePDFRawStream(PDFRawStream.of(dictionary, bytes)).decode());
}

/** Undoes the PNG predictors cross-reference streams are packed with; null if the data do not fit. */
export function undoPredictor(bytes: Uint8Array, predictor: number, columns: number): Uint8Array | null {
  if (predictor < 10) return predictor <= 1 ? bytes : null;
  if (columns < 1 || columns > 4096) return null;
  const rows = Math.floor(bytes.length / (columns + 1));
  const result = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (columns + 1)] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      const value = bytes[row * (columns + 1) + 1 + column] ?? 0;
      const at = row * columns + column;
      const up = row === 0 ? 0 : (result[at - columns] ?? 0);
      const left = column === 0 ? 0 : (result[at - 1] ?? 0);
      const corner = row === 0 || column === 0 ? 0 : (result[at - columns - 1] ?? 0);
      result[at] = (value + predicted(kind, left, up, corner)) & 0xff;
    }
  }
  return result;
}

/** PNG: none, sub, up, average, Paeth. */
function predicted(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return Math.floor((left + up) / 2);
    case 4:
      return paeth(left, up, corner);
    default:
      return 0;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toCorner = Math.abs(estimate - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
