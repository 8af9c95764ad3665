import { z } from 'zod';

/** A part of a list and the way on; null at its end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export const defaultPageSize = 50;
export const largestPageSize = 200;

/** Where a list goes on: behind the row with this sort value and id. Opaque for the caller. */
export interface CursorPosition {
  /** Name and direction of the sorting it belongs to: a cursor of another sorting is refused. */
  readonly sort: string;
  readonly value: string;
  readonly id: string;
}

const positionSchema = z.strictObject({ s: z.string(), v: z.string(), i: z.string().max(64) });

export function writeCursor(position: CursorPosition): string {
  const text = JSON.stringify({ s: position.sort, v: position.value, i: position.id });
  return Buffer.from(text, 'utf8').toString('base64url');
}

/** Reads a cursor of this sorting; null for anything else. */
export function readCursor(cursor: string, sort: string): CursorPosition | null {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
  const parsed = positionSchema.safeParse(json);
  if (!parsed.success || parsed.data.s !== sort) return null;
  return { sort, value: parsed.data.v, id: parsed.data.i };
}

/** Cuts one row more than wanted down to a page. */
export function pageOf<T>(rows: readonly T[], size: number, positionOf: (row: T) => CursorPosition): Page<T> {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > size && last ? writeCursor(positionOf(last)) : null };
}
