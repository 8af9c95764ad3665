import { decodeCp1252 } from '@/lib/datev/text-encoding/cp1252';

export type ExtfEncoding = 'windows-1252' | 'utf-8' | 'utf-16le' | 'utf-16be';

export interface DecodedExtf {
  readonly text: string;
  readonly encoding: ExtfEncoding;
  /** No byte order mark, but the bytes are UTF-8: DATEV would show `Ã¼` for `ü`. */
  readonly isMistakenUtf8: boolean;
}

/** Decodes as DATEV does: by the byte order mark, Windows-1252 without one. */
export function decodeExtf(bytes: Uint8Array): DecodedExtf {
  const encoding = encodingOf(bytes);
  if (encoding === 'windows-1252') {
    return { text: decodeCp1252(bytes), encoding, isMistakenUtf8: isMultibyteUtf8(bytes) };
  }
  return { text: new TextDecoder(encoding).decode(bytes), encoding, isMistakenUtf8: false };
}

function encodingOf([first, second, third]: Uint8Array): ExtfEncoding {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'windows-1252';
}

function isMultibyteUtf8(bytes: Uint8Array): boolean {
  if (!bytes.some((byte) => byte >= 0x80)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false; // not UTF-8, so Windows-1252 as it should be
  }
}
