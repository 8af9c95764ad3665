import type { BodyContent, Operation, RequestBody } from './operation';
import { ApiProblem } from './problem';

/** The bytes and what they are, before anything is parsed: the idempotency hash needs them as they came. */
export interface RawBody {
  readonly content: BodyContent | null;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Reads the body of a request in one of the forms the operation takes. */
export async function readRawBody(request: Request, operation: Operation): Promise<RawBody> {
  const empty = new Uint8Array();
  if (operation.bodies.length === 0) return { content: null, contentType: '', bytes: empty };
  const contentType = mediaTypeOf(request);
  const content = operation.bodies.find(({ contentTypes }) => contentTypes.includes(contentType));
  if (!content) {
    const known = operation.bodies.flatMap(({ contentTypes }) => contentTypes).join(', ');
    throw new ApiProblem('unsupported_media_type', { detail: `Angenommen wird: ${known}.` });
  }
  return { content, contentType, bytes: await readAtMost(request, content.most) };
}

/** JSON is parsed, everything else stays as it came. */
export function parseBody({ content, contentType, bytes }: RawBody): RequestBody {
  if (!content) return { form: 'none' };
  if (content.form === 'bytes') return { form: 'bytes', bytes, contentType };
  try {
    return { form: 'json', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch (cause) {
    // SyntaxError: no JSON; TypeError: no UTF-8. The text itself is never repeated.
    if (!(cause instanceof SyntaxError || cause instanceof TypeError)) throw cause;
    throw new ApiProblem('malformed_request', { detail: 'Der Inhalt ist kein gültiges JSON in UTF-8.' });
  }
}

function mediaTypeOf(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Stops at the limit, whatever `Content-Length` says: a huge or endless body costs no more than the limit. */
async function readAtMost(request: Request, most: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new ApiProblem('body_too_large', {
      detail: `Höchstens ${Math.floor(most / 1024 / 1024)} MB je Anfrage.`,
    });
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks, size);
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
}
