import { isUtf8 } from 'node:buffer';
import type { Outcome } from '@/lib/bookkeeping/problem';

/** What XML processors must read, and what German invoicing software writes besides; labels of the Encoding Standard. */
const decoders: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
};

const declaredEncoding = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,39})["']/;

/**
 * The XML as UTF-8 bytes without byte order mark. The encoding comes from the byte order mark, else from the first two
 * bytes, else from the declaration. Bytes that are none of what they claim to be are refused: a wrongly guessed encoding
 * would change names and texts silently (B5).
 */
export function decodeXml(bytes: Uint8Array): Outcome<Uint8Array> {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return utf8(bytes.subarray(3));
  if (first === 0xff && second === 0xfe) return recode(bytes.subarray(2), 'utf-16le');
  if (first === 0xfe && second === 0xff) return recode(bytes.subarray(2), 'utf-16be');
  if (first === 0x3c && second === 0) return recode(bytes, 'utf-16le');
  if (first === 0 && second === 0x3c) return recode(bytes, 'utf-16be');
  return decodeDeclared(bytes);
}

function decodeDeclared(bytes: Uint8Array): Outcome<Uint8Array> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 400)).toString('latin1');
  const declared = declaredEncoding.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  // Some programs keep "utf-16" in the declaration although they write single bytes; what they write then is UTF-8.
  if (declared.startsWith('utf-16')) return utf8(bytes);
  const decoder = decoders[declared];
  if (decoder === undefined) return wrongEncoding(declared);
  return decoder === 'utf-8' ? utf8(bytes) : recode(bytes, decoder);
}

function utf8(bytes: Uint8Array): Outcome<Uint8Array> {
  return isUtf8(bytes) ? { ok: true, value: bytes } : wrongEncoding('utf-8');
}

function recode(bytes: Uint8Array, label: string): Outcome<Uint8Array> {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return { ok: true, value: Buffer.from(text, 'utf8') };
  } catch (error) {
    if (error instanceof TypeError) return wrongEncoding(label);
    throw error;
  }
}

function wrongEncoding(encoding: string): Outcome<never> {
  return {
    ok: false,
    problems: [{ code: 'E_INVOICE_ENCODING', params: { encoding: encoding.toUpperCase() } }],
  };
}
