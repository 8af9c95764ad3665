import type { Db, Tx } from './db';
import { type SealedColumn, sealedColumns } from './sealed-columns';
import type { TokenKey } from './settings';
import { type SealedPlace, type Vault, VaultError } from './vault';

export interface SealedCount extends Pick<SealedColumn, 'table' | 'column'> {
  /** Id of the key; the settings may no longer hold it. */
  readonly keyId: string;
  readonly count: number;
}

/** Called inside the transaction of each part, so that the act is recorded with it (S4). */
export type OnResealed = (
  tx: Tx,
  part: {
    readonly place: SealedColumn;
    /** null: texts of persons, who belong to no company. */
    readonly companyId: string | null;
    readonly count: number;
  },
) => Promise<void>;

interface SealedRow {
  readonly ctid: string;
  /** Owner as in the authenticated data. */
  readonly owner: string;
  readonly sealed: string;
}

const rowsAtOnce = 100;

/** How many texts stand under which key: a key without any may be removed from the settings (C10). */
export async function countByKey(db: Db): Promise<SealedCount[]> {
  const counts: SealedCount[] = [];
  for (const { table, column } of sealedColumns) {
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
  place: SealedColumn,
  onResealed: OnResealed,
): Promise<{ readonly resealed: number; readonly unreadable: number }> {
  const { table, column } = place;
  let resealed = 0;
  let unreadable = 0;
  let last = '(0,0)';
  for (;;) {
    const rows = await db.$queryRawUnsafe<SealedRow[]>(
      `SELECT ctid::text AS ctid, ${ownerOf(place)} AS owner, "${column}" AS sealed FROM "${table}"
       WHERE ctid > $1::tid AND "${column}" IS NOT NULL AND ${keyIdOf(column)} <> $2
       ORDER BY ctid LIMIT ${rowsAtOnce}`,
      last,
      sealingKey.id,
    );
    const [end] = rows.slice(-1);
    if (!end) return { resealed, unreadable };
    last = end.ctid;
    const opened = rows.flatMap((row) => resealedRow(vault, place, row) ?? []);
    unreadable += rows.length - opened.length;
    resealed += await db.$transaction((tx) => writeRows(tx, place, opened, onResealed));
  }
}

interface ResealedRow extends SealedRow {
  readonly anew: string;
}

async function writeRows(
  tx: Tx,
  place: SealedColumn,
  rows: readonly ResealedRow[],
  onResealed: OnResealed,
): Promise<number> {
  const byCompany = new Map<string | null, number>();
  for (const { ctid, owner, sealed, anew } of rows) {
    const written = await tx.$executeRawUnsafe(
      `UPDATE "${place.table}" SET "${place.column}" = $1 WHERE ctid = $2::tid AND "${place.column}" = $3`,
      anew,
      ctid,
      sealed,
    );
    const companyId = place.owner === 'company' ? owner : null;
    if (written > 0) byCompany.set(companyId, (byCompany.get(companyId) ?? 0) + 1);
  }
  for (const [companyId, count] of byCompany) await onResealed(tx, { place, companyId, count });
  return [...byCompany.values()].reduce((sum, count) => sum + count, 0);
}

/** null: no key opens it. */
function resealedRow(vault: Vault, { name }: SealedColumn, row: SealedRow): ResealedRow | null {
  const place = { companyId: row.owner, column: name };
  const text = openOrNull(vault, row.sealed, place);
  return text === null ? null : { ...row, anew: vault.seal(text, place) };
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

/** The owner of a row's texts, as the rooms name him in the authenticated data. */
function ownerOf({ owner }: SealedColumn): string {
  switch (owner) {
    case 'company':
      return '"companyId"::text';
    case 'user':
      return `'user:' || "id"::text`;
  }
}
