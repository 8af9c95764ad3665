import { Pool } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import { CopiedValue } from './copied-value';
import type { DbLimits } from './db-limits';
import { checkedContent, checkedPieces, FileMissingError, type OpenFileStore, sha256Of } from './file-store';

const mostConnections = 4;
/** A piece is a query of its own, so that a slow receiver holds no connection. */
const pieceBytes = 64 * 1024;

/** COPY takes no parameters, so both halves of an address are looked at closely before they become part of a statement. */
const addressSchema = z.object({
  companyId: z.uuid(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * Files in the table `StoredFile`, over a small pool of their own. Bytes travel as they are, by PostgreSQL's binary forms: a
 * file of 20 MB stands in memory once, where the database client would make texts of twice the size of it.
 */
export function createPostgresFileStore(databaseUrl: string, limits: DbLimits): OpenFileStore {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: mostConnections,
    application_name: 'belegbote-files',
    allowExitOnIdle: true,
    ...limits,
  });
  // A connection that breaks while idle is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  return {
    async put({ companyId, content }) {
      const sha256 = sha256Of(content);
      // Same address means same bytes, so a second put has nothing to write.
      await pool.query(
        `INSERT INTO "StoredFile" ("companyId", "sha256", "size", "content") VALUES ($1::uuid, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [companyId, sha256, content.length, viewOf(content)],
      );
      return { sha256, size: content.length };
    },
    async get(address) {
      const content = await readContent(pool, addressSchema.parse(address));
      if (content === null) throw new FileMissingError(`no file ${address.sha256}`);
      return checkedContent(content, address.sha256);
    },
    read: (address) => checkedPieces(piecesOf(pool, addressSchema.parse(address)), address.sha256),
    close: () => pool.end(),
  };
}

type Address = z.infer<typeof addressSchema>;

async function* piecesOf(pool: Pool, address: Address): AsyncGenerator<Uint8Array> {
  for (let first = 1; ; first += pieceBytes) {
    const piece = await readContent(pool, address, `substring("content" FROM ${first} FOR ${pieceBytes})`);
    if (piece === null) throw new FileMissingError(`no file ${address.sha256}`);
    yield piece;
    if (piece.length < pieceBytes) return;
  }
}

/** @param part what of the row is wanted, as SQL */
async function readContent(
  pool: Pool,
  { companyId, sha256 }: Address,
  part = '"content"',
): Promise<Buffer | null> {
  const client = await pool.connect();
  // While it is lent out nobody else listens, and a connection that breaks would end the process; the stream below reports it.
  const reportedElsewhere = () => undefined;
  client.on('error', reportedElsewhere);
  let isWhole = false;
  try {
    const select = `SELECT ${part} FROM "StoredFile" WHERE "companyId" = '${companyId}' AND "sha256" = '${sha256}'`;
    const value = new CopiedValue();
    const stream = client.query(copyTo(`COPY (${select}) TO STDOUT (FORMAT binary)`));
    for await (const chunk of stream) value.take(chunk);
    isWhole = true;
    return value.finish();
  } finally {
    // A connection left in the middle of an answer is of no use to anybody.
    if (isWhole) client.off('error', reportedElsewhere);
    client.release(!isWhole);
  }
}

/** The same bytes, not a copy. */
function viewOf(content: Uint8Array): Buffer {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}
