declare const exchangeBrand: unique symbol;

/**
 * One call to DATEV as the technical log keeps it (P6). Only `recordExchange` makes one, and it leaves out
 * everything that could carry a token or secret (C10), so whoever stores an exchange can't store a token.
 */
export interface HttpExchange {
  readonly [exchangeBrand]: true;
  /** When the request left. */
  readonly at: Date;
  /** `createJob`, `token.refresh`, `discovery` … */
  readonly operation: string;
  readonly method: string;
  /** With query; secret parameters blanked. */
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** null: no answer came. */
  readonly status: number | null;
  readonly responseHeaders: Readonly<Record<string, string>> | null;
  /** Only of errors and of status answers. */
  readonly responseBody: string | null;
  readonly durationMs: number;
  /** Why no answer came. */
  readonly failure: string | null;
}

export type OnExchange = (exchange: HttpExchange) => void;

/** What happened on the wire, unredacted; never leaves `lib/datev`. */
export interface RawExchange {
  readonly at: Date;
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly status: number | null;
  readonly responseHeaders: Readonly<Record<string, string>> | null;
  readonly responseBody: string | null;
  readonly durationMs: number;
  readonly failure: string | null;
  /** Values that may appear nowhere: client secret, code, verifier, tokens. */
  readonly secrets?: readonly string[];
}

const secretHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

/** Parameters and JSON fields whose value is a secret or opens a door. */
const secretNames = [
  'access_token',
  'refresh_token',
  'id_token',
  'id_token_hint',
  'token',
  'code',
  'code_verifier',
  'client_secret',
  'client_assertion',
  'state',
  'nonce',
  'password',
];

const blank = '[entfernt]';
const longestBody = 20_000;

/** Makes the log's copy of a call: secret headers dropped, secret parameters, fields and values blanked, long bodies cut. */
export function recordExchange(raw: RawExchange): HttpExchange {
  const secrets = (raw.secrets ?? []).filter((secret) => secret.length > 0);
  const clean = (text: string) =>
    secrets.reduce((kept, secret) => kept.replaceAll(secret, blank), blankFields(text));
  const exchange = {
    at: raw.at,
    operation: raw.operation,
    method: raw.method,
    url: clean(blankQuery(raw.url)),
    requestHeaders: cleanHeaders(raw.requestHeaders, clean),
    status: raw.status,
    responseHeaders: raw.responseHeaders === null ? null : cleanHeaders(raw.responseHeaders, clean),
    responseBody: raw.responseBody === null ? null : clean(raw.responseBody).slice(0, longestBody),
    durationMs: Math.max(0, Math.round(raw.durationMs)),
    failure: raw.failure === null ? null : clean(raw.failure),
  };
  return exchange as HttpExchange;
}

function cleanHeaders(headers: Readonly<Record<string, string>>, clean: (text: string) => string) {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !secretHeaders.has(name.toLowerCase()))
      .map(([name, value]) => [name.toLowerCase(), clean(blankQuery(value))]),
  );
}

const secretQuery = new RegExp(`([?&#](?:${secretNames.join('|')})=)[^&#\\s"]*`, 'g');

function blankQuery(text: string): string {
  return text.replace(secretQuery, `$1${blank}`);
}

const secretField = new RegExp(`("(?:${secretNames.join('|')})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"?`, 'g');

function blankFields(text: string): string {
  return text.replace(secretField, `$1"${blank}"`);
}

/** Header names in lower case, as a plain object. */
export function plainHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(headers.entries());
}
