import type { Platform } from '@/lib/platform';

/**
 * Every column of every table, ours and the queue's, as text, so that nothing hides in a JSON or an array.
 * @returns `Table.column` of each that holds one of the texts, with the name of the text
 */
export async function columnsHolding(
  { db }: Pick<Platform, 'db'>,
  texts: ReadonlyMap<string, string>,
): Promise<string[]> {
  const columns = await db.$queryRaw<{ schema: string; table: string; column: string }[]>`
    SELECT c.table_schema AS schema, c.table_name AS table, c.column_name AS column
    FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema IN ('public', 'pgboss') AND t.table_type = 'BASE TABLE'
      AND c.data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea', 'uuid')`;
  const found: string[] = [];
  for (const { schema, table, column } of columns) {
    const rows = await db.$queryRawUnsafe<{ value: string }[]>(
      `SELECT DISTINCT needle AS value FROM unnest($1::text[]) AS needle
       WHERE EXISTS (SELECT 1 FROM "${schema}"."${table}" WHERE position(needle IN ${asText(table, column)}) > 0)`,
      [...texts.values()],
    );
    for (const [name, text] of texts) {
      if (rows.some(({ value }) => value === text)) found.push(`${name} in ${table}.${column}`);
    }
  }
  return found;
}

/** The bytes of files are compared as bytes written in escapes, everything else as it reads. */
function asText(table: string, column: string): string {
  return table === 'StoredFile' && column === 'content'
    ? `encode("${column}", 'escape')`
    : `"${column}"::text`;
}
