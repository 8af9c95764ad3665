import type { Call } from '../http/call';
import { MAX_FILE_BYTES } from './file-rules';

/** Room for boundaries and part headers around a file of the largest size. */
const BODY_LIMIT = MAX_FILE_BYTES + 64 * 1024;

export interface SentFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

export type Upload =
  | { readonly kind: 'file'; readonly file: SentFile }
  | { readonly kind: 'too_large' }
  /** Not multipart, broken, more or fewer than one part, another field name, or no file in it. */
  | { readonly kind: 'malformed' };

/** Reads the one part named `files`, strictly as RFC 7578 has it. */
export async function readUpload(call: Call): Promise<Upload> {
  const reading = await call.readBody(BODY_LIMIT);
  if (reading.kind === 'too_large') return { kind: 'too_large' };
  const form = await parseForm(call.headers['content-type'] ?? '', reading.bytes);
  const parts = form ? [...form.entries()] : [];
  const [name, value] = parts[0] ?? ['', ''];
  if (parts.length !== 1 || name !== 'files' || typeof value === 'string') return { kind: 'malformed' };
  if (value.name === '' || value.size === 0) return { kind: 'malformed' };
  const content = new Uint8Array(await value.arrayBuffer());
  return { kind: 'file', file: { name: value.name, contentType: value.type, content } };
}

async function parseForm(contentType: string, bytes: Buffer): Promise<FormData | null> {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return null;
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  } catch {
    return null; // undici refuses what RFC 7578 does not allow
  }
}
