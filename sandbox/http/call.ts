import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** One request as an operation sees it. */
export interface Call {
  readonly method: string;
  readonly url: URL;
  /** Decoded path parameters of the route, e.g. `clientId`. */
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly isFromLoopback: boolean;
  /** Reads the body up to `limit` bytes; a longer body is drained and reported, never kept. */
  readBody(limit: number): Promise<BodyReading>;
}

export type BodyReading = { readonly kind: 'read'; readonly bytes: Buffer } | { readonly kind: 'too_large' };

export async function readBody(request: IncomingMessage, limit: number): Promise<BodyReading> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size <= limit) chunks.push(bytes);
  }
  return size <= limit ? { kind: 'read', bytes: Buffer.concat(chunks) } : { kind: 'too_large' };
}

/** The media type without its parameters, lower case. */
export function mediaType(headers: IncomingHttpHeaders): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
