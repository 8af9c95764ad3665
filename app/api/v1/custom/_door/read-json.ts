import { inputInvalid } from './door-error';

/** Bytes of a request; more is refused while reading. Passed-through files have 3 MB at most. */
const mostBytes = 8 * 1024 * 1024;

/**
 * Reads a JSON body. None at all is an empty object: the published description does not demand one.
 * @throws DoorError for anything that is no JSON in UTF-8
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    // SyntaxError: no JSON; TypeError: no UTF-8. The text itself is never repeated.
    if (!(cause instanceof SyntaxError || cause instanceof TypeError)) throw cause;
    throw inputInvalid('Der Inhalt ist kein gültiges JSON in UTF-8.', 'The body is not valid JSON in UTF-8.');
  }
}

async function readBytes(request: Request): Promise<Buffer> {
  const tooLarge = () => inputInvalid('Der Inhalt ist größer als 8 MB.', 'The body is larger than 8 MB.');
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
