import type { Refused } from './result';
import { isJsonObject, type JsonObject, parseJson, readText } from './tolerant';

/**
 * Reads the body of a 4xx, whatever it is: DCO object, the same in an array, problem+json, bare `request_id`,
 * HTML, nothing (T6). Keyed on status and code; DATEV's texts are shown, never interpreted.
 */
export function readRefusal(httpStatus: number, body: string): Refused {
  const fields = errorFields(parseJson(body));
  return {
    kind: 'refused',
    httpStatus,
    code: readCode(fields),
    description: firstText(fields, ['error_description', 'detail', 'title']),
    helpUrl: readHelpUrl(fields),
    requestId: firstText(fields, ['request_id']),
    raw: body,
  };
}

function errorFields(json: unknown): JsonObject {
  const entries = Array.isArray(json) ? json : [json];
  const objects = entries.filter(isJsonObject);
  return objects.find((entry) => 'error' in entry) ?? objects[0] ?? {};
}

function firstText(fields: JsonObject, names: readonly string[]): string | null {
  for (const name of names) {
    const text = readText(fields[name])?.trim();
    if (text) return text;
  }
  return null;
}

/** `#DCO01005`, `DCO01005`, `dco01005` and `#DCO01005 restapi.ScopeFault` are the same code; OAuth's `invalid_token` stays as it is. */
function readCode(fields: JsonObject): string | null {
  const text = firstText(fields, ['error']);
  if (!text) return null;
  const dco = /^#?\s*(DCO\d+)\b/i.exec(text);
  return dco?.[1] ? dco[1].toUpperCase() : text.replace(/^#/, '').slice(0, 80);
}

/** Only an https address: it becomes a link on a page. */
function readHelpUrl(fields: JsonObject): string | null {
  const text = firstText(fields, ['error_uri', 'type']);
  return text && URL.canParse(text) && new URL(text).protocol === 'https:' ? text : null;
}
