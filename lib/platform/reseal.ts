import type { Db, Tx } from './db';
import type { TokenKey } from './settings';
import { type SealedPlace, type Vault, VaultError } from './vault';

/** A column of sealed texts. By convention its name ends in `Sealed` and its table has a `companyId`. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
}

export interface SealedCount extends SealedColumn {
  /** Id of the key; the settings may no longer hold it. */
  readonly keyId: string;
  readonly count: number;
}

/** Called inside the transaction of each part, so that the act is recorded with it (S4). */
export type OnResealed = (
  tx: Tx,
  part: SealedColumn & { readonly companyId: string; readonly count: number },
) => Promise<void>;

interface SealedRow {
  readonly place: string;
  readonly companyId: string;
  readonly sealed: string;
}

const rowsAtOnce = 100;

/** Finds every sealed column in the database itself, so that no room can be forgotten. */
export async function findSealedColumns(db: Db): Promise<SealedColumn[]> {
  return await db.$queryRaw<SealedColumn[]>`
    SELECT c.table_name AS "table", c.column_name AS "column"
    FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND right(c.column_name, 6) = 'Sealed'
    ORDER BY 1, 2`;
}

/** How many texts stand under which key: a key without any may be removed from the settings (C10). */
export async function countByKey(db: Db, columns: readonly SealedColumn[]): Promise<SealedCount[]> {
  const counts: SealedCount[] = [];
  for (const { table, column } of columns) {
    const rows = await db.$queryRawUnsafe<{ keyId: string; count: number }[]>(
      `SELECT ${keyIdOf(column)} AS "keyId", count(*)::int AS count FROM "${table}"
       WHERE "${column}" IS NOT NULL GROUP BY 1 ORDER BY 1`,
    );
    counts.push(...rows.map((row) => ({ table, column, ...row })));
  }
  return counts;
}

/**
 * Seals anew under the first key whatever is under another one (C10). Safe while the product runs: a text that changes
 * meanwhile is left to its writer and found by the next run.
 * @returns texts sealed anew, and those no key opens
 */
export async function resealColumn(
  { db, vault }: { readonly db: Db; readonly vault: Vault },
  sealingKey: Pick<TokenKey, 'id'>,
  { table, column }: SealedColumn,
  onResealed: OnResealed,
): Promise<{ readonly resealed: number; readonly unreadable: number }> {
  let resealed = 0;
  let unreadable = 0;
  let last = '(0,0)';
  for (;;) {
    const rows = await db.$queryRawUnsafe<SealedRow[]>(
      `SELECT ctid::text AS place, "companyId"::text AS "companyId", "${column}" AS sealed FROM "${table}"
       WHERE ctid > $1::tid AND "${column}" IS NOT NULL AND ${keyIdOf(column)} <> $2
       ORDER BY ctid LIMIT ${rowsAtOnce}`,
      last,
      sealingKey.id,
    );
    const [end] = rows.slice(-1);
    if (!end) return { resealed, unreadable };
    last = end.place;
    const opened = rows.flatMap((row) => resealedRow(vault, { table, column }, row) ?? []);
    unreadable += rows.length - opened.length;
    resealed += await db.$transaction((tx) => writeRows(tx, { table, column }, opened, onResealed));
  }
}

interface ResealedRow extends SealedRow {
  readonly anew: string;
}

async function writeRows(
  tx: Tx,
  { table, column }: SealedColumn,
  rows: readonly ResealedRow[],
  onResealed: OnResealed,
): Promise<number> {
  const byCompany = new Map<string, number>();
  for (const { place, companyId, sealed, anew } of rows) {
    const written = await tx.$executeRawUnsafe(
      `UPDATE "${table}" SET "${column}" = $1 WHERE ctid = $2::tid AND "${column}" = $3`,
      anew,
      place,
      sealed,
    );
    if (written > 0) byCompany.set(companyId, (byCompany.get(companyId) ?? 0) + 1);
  }
  for (const [companyId, count] of byCompany) await onResealed(tx, { table, column, companyId, count });
  return [...byCompany.values()].reduce((sum, count) => sum + count, 0);
}

/** null: no key opens it. Rooms name the column in the authenticated data with or without its ending. */
function resealedRow(vault: Vault, { table, column }: SealedColumn, row: SealedRow): [ResealedRow] | null {
  for (const name of [column, column.replace(/Sealed$/, '')]) {
    const place: SealedPlace = { companyId: row.companyId, column: `${table}.${name}` };
    const text = openOrNull(vault, row.sealed, place);
    if (text !== null) return [{ ...row, anew: vault.seal(text, place) }];
  }
  return null;
}

function openOrNull(vault: Vault, sealed: string, place: SealedPlace): string | null {
  try {
    return vault.open(sealed, place);
  } catch (cause) {
    if (cause instanceof VaultError) return null;
    throw cause;
  }
}

/** The key's id stands in the text itself (`vault.ts`). */
function keyIdOf(column: string): string {
  return `split_part("${column}", '.', 2)`;
}
