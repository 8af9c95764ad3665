import type { RefusalReader } from '../http/answer';
import { readRefusal } from '../http/refusal';
import { isJsonObject, parseJson, readText } from '../http/tolerant';

/** `http://www.datev.de/hilfe/1008834` → `1008834`: this API puts the code of a problem into the address of its help page. */
export function codeOfHelpAddress(type: unknown): string | null {
  return /\/hilfe\/(\d{7})\b/.exec(readText(type) ?? '')?.[1] ?? null;
}

/** DATEV's help page of a code, always over https. */
export function helpUrlOf(code: string | null): string | null {
  return code === null ? null : `https://www.datev.de/hilfe/${code}`;
}

/** Reads problem+json; other bodies (gateway, HTML, nothing) as everywhere. */
export const readExtfRefusal: RefusalReader = (httpStatus, body) => {
  const refused = readRefusal(httpStatus, body);
  const fields = parseJson(body);
  const code = isJsonObject(fields) ? codeOfHelpAddress(fields.type) : null;
  return code === null ? refused : { ...refused, code, helpUrl: helpUrlOf(code) };
};
