import type { Client } from 'pg';

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Prisma's own record of migrations is no data: a restored database gets it by being migrated. */
const bookkeepingTable = '_prisma_migrations';

/**
 * All tables of the product, each after those it refers to. Queue messages (schema `pgboss`) are left out: they are hints, the
 * tables say what is due.
 */
export async function listTables(client: Client): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> $1
     GROUP BY c.relname ORDER BY c.relname`,
    [bookkeepingTable],
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `SELECT conrelid::regclass::text AS "from", confrelid::regclass::text AS "to"
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid`,
  );
  return inOrder(
    rows,
    references.map(({ from, to }) => ({ from: unquoted(from), to: unquoted(to) })),
  );
}

function inOrder(
  tables: readonly TableShape[],
  references: readonly { from: string; to: string }[],
): TableShape[] {
  const ordered: TableShape[] = [];
  const left = [...tables];
  while (left.length > 0) {
    const isFree = ({ name }: TableShape) =>
      !references.some(({ from, to }) => from === name && left.some((table) => table.name === to));
    const index = left.findIndex(isFree);
    if (index < 0) throw new Error(`tables refer to each other in a circle: ${left.map(({ name }) => name)}`);
    ordered.push(...left.splice(index, 1));
  }
  return ordered;
}

function unquoted(name: string): string {
  return name.replaceAll('"', '');
}

export async function appliedMigrations(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM "${bookkeepingTable}"
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows.map(({ name }) => name);
}

/** Numbers a table hands out by itself go on behind the highest one that is there. */
export async function raiseSequences(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `SELECT c.relname AS "table", a.attname AS "column",
            pg_get_serial_sequence(quote_ident(c.relname), a.attname) AS sequence
     FROM pg_class c
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NOT NULL`,
  );
  for (const { table, column, sequence } of rows) {
    await client.query(
      `SELECT setval($1, greatest((SELECT coalesce(max("${column}"), 0) FROM "${table}"), 1),
                     EXISTS (SELECT 1 FROM "${table}"))`,
      [sequence],
    );
  }
}
