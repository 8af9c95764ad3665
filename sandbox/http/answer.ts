import { gzipSync } from 'node:zlib';

/** What an operation answers; the server adds nothing but Content-Length. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

const encoder = new TextEncoder();

/** A JSON answer; `contentType` is DATEV's spelling with charset unless told otherwise. */
export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json;charset=utf-8', ...headers },
    body: encoder.encode(JSON.stringify(value)),
  };
}

export function emptyAnswer(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers, body: null };
}

export function htmlAnswer(
  status: number,
  html: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action *; base-uri 'none'",
      'Cache-Control': 'no-store',
      ...headers,
    },
    body: encoder.encode(html),
  };
}

/** DATEV may compress any answer for a client that accepts it; here every body is compressed then. */
export function gzipWhenAccepted(answer: Answer, acceptEncoding: string | undefined): Answer {
  if (!answer.body || answer.body.length === 0 || !/\bgzip\b/.test(acceptEncoding ?? '')) return answer;
  return {
    ...answer,
    headers: { ...answer.headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' },
    body: gzipSync(answer.body),
  };
}
