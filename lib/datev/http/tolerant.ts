/**
 * Reading of DATEV's JSON as it really comes (M7): booleans and numbers as text, one object instead of an
 * array, null fields left out. `undefined` stands for "absent", null for "there, but makes no sense".
 */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/** `4`, `"4"`, `" 0004 "` → 4; absent → undefined; anything else → null. */
export function readInteger(value: unknown): number | null | undefined {
  if (isAbsent(value)) return undefined;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*-?\d{1,15}\s*$/.test(value)) return null;
  return Number(value);
}

/** `true`, `"true"`, `"TRUE"` → true; absent → undefined; anything else → null. */
export function readBoolean(value: unknown): boolean | null | undefined {
  if (isAbsent(value)) return undefined;
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  const text = value.trim().toLowerCase();
  if (text === 'true') return true;
  return text === 'false' ? false : null;
}

/** Text as it came; a number becomes text; absent and everything else → null. */
export function readText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}

/** An array stays, one bare value becomes a list of one, absent becomes an empty list. */
export function readList(value: unknown): readonly unknown[] {
  if (isAbsent(value)) return [];
  return Array.isArray(value) ? value : [value];
}

/** An object, or an array of exactly one: DATEV wraps some answers. */
export function readSingleObject(value: unknown): JsonObject | null {
  const only = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return isJsonObject(only) ? only : null;
}

/** Parses a body; undefined where it is no JSON (HTML, empty). */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
