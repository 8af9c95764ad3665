import type { Tx } from '@/lib/platform/db';
import { type ChainedRow, chainHash, chainStart } from '../protocol-chain';

/**
 * Appends rows to the company's chain. The lock on the chain's end puts appends of all workers in one order; the rows
 * and the new end are one transaction with the job's change (P2).
 */
export async function appendProtocol(tx: Tx, companyId: string, rows: readonly ChainedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`INSERT INTO "ProtocolChain" ("companyId", "position", "hash")
    VALUES (${companyId}::uuid, 0, ${chainStart}) ON CONFLICT DO NOTHING`;
  const [end] = await tx.$queryRaw<{ position: bigint; hash: string }[]>`
    SELECT "position", "hash" FROM "ProtocolChain" WHERE "companyId" = ${companyId}::uuid FOR UPDATE`;
  if (!end) throw new Error('the chain of a company has no end');
  let { position, hash } = end;
  const sealed = rows.map((row) => {
    position += 1n;
    const previousHash = hash;
    hash = chainHash(previousHash, position, row);
    return { ...row, chainPosition: position, previousHash, hash };
  });
  await insertRows(tx, sealed);
  await tx.protocolChain.update({ where: { companyId }, data: { position, hash } });
}

type SealedInsert = ChainedRow & { chainPosition: bigint; previousHash: string; hash: string };

async function insertRows(tx: Tx, rows: readonly SealedInsert[]): Promise<void> {
  const statuses = rows.flatMap((row) => {
    if (row.kind !== 'status') return [];
    const { kind: _kind, ...data } = row;
    return [data];
  });
  const entries = rows.flatMap((row) => {
    if (row.kind !== 'entry') return [];
    const { kind: _kind, ...data } = row;
    return [data];
  });
  if (statuses.length > 0) await tx.protocolStatus.createMany({ data: statuses });
  for (let start = 0; start < entries.length; start += entriesAtOnce) {
    await tx.protocolEntry.createMany({ data: entries.slice(start, start + entriesAtOnce) });
  }
}

/** Sixteen parameters a row; PostgreSQL takes 65,535 a statement. */
const entriesAtOnce = 2_000;
