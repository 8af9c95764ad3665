import type { Platform } from '@/lib/platform';
import type { ProtocolEntry, ProtocolStatus } from '@/lib/platform/generated/prisma/client';
import { type ChainFault, ChainVerifier, chainStart, type SealedRow } from './protocol-chain';

export interface ChainVerdict {
  readonly isWhole: boolean;
  readonly rows: number;
  readonly faults: readonly ChainFault[];
}

const placesAtOnce = 2_000n;

/** Recomputes a company's protocol chain from the rows themselves: finds every changed, missing or added row (P2). */
export async function verifyProtocolChain(
  platform: Pick<Platform, 'db'>,
  input: { readonly companyId: string },
): Promise<ChainVerdict> {
  const { companyId } = input;
  const end = await platform.db.protocolChain.findUnique({ where: { companyId } });
  const purge = await platform.db.protocolPurge.findFirst({
    where: { companyId },
    orderBy: { upToPosition: 'desc' },
  });
  const start = await firstPlace(platform, companyId, purge?.upToPosition ?? 0n);
  const verifier = new ChainVerifier({
    startPosition: start.isPurged ? (purge?.upToPosition ?? 0n) : 0n,
    startHash: start.isPurged ? (purge?.lastHash ?? chainStart) : chainStart,
    endPosition: end?.position ?? 0n,
    endHash: end?.hash ?? chainStart,
  });
  let rows = 0;
  const last = (end?.position ?? 0n) + placesAtOnce;
  for (let from = start.isPurged ? (purge?.upToPosition ?? 0n) : 0n; from < last; from += placesAtOnce) {
    const page = await readPage(platform, companyId, from, from + placesAtOnce);
    rows += page.length;
    verifier.check(page);
  }
  const faults = verifier.finish();
  return { isWhole: faults.length === 0, rows, faults };
}

/** A recorded purge may not have been carried out yet: then the chain still begins at its first row. */
async function firstPlace(platform: Pick<Platform, 'db'>, companyId: string, purgedUpTo: bigint) {
  const where = { companyId, chainPosition: { lte: purgedUpTo } };
  const left =
    (await platform.db.protocolStatus.count({ where })) + (await platform.db.protocolEntry.count({ where }));
  return { isPurged: purgedUpTo > 0n && left === 0 };
}

async function readPage(
  platform: Pick<Platform, 'db'>,
  companyId: string,
  after: bigint,
  upTo: bigint,
): Promise<SealedRow[]> {
  const where = { companyId, chainPosition: { gt: after, lte: upTo } };
  const statuses = await platform.db.protocolStatus.findMany({ where });
  const entries = await platform.db.protocolEntry.findMany({ where });
  return [...statuses.map(sealedStatus), ...entries.map(sealedEntry)].sort((left, right) =>
    left.chainPosition < right.chainPosition ? -1 : 1,
  );
}

function sealedStatus(row: ProtocolStatus): SealedRow {
  const { chainPosition, previousHash, hash, companyId, jobId, receivedAt, status, raw, keepUntil } = row;
  return {
    chainPosition,
    previousHash,
    hash,
    row: { kind: 'status', companyId, jobId, receivedAt, status, raw, keepUntil },
  };
}

function sealedEntry(entry: ProtocolEntry): SealedRow {
  const { id: _id, chainPosition, previousHash, hash, ...row } = entry;
  return { chainPosition, previousHash, hash, row: { kind: 'entry', ...row } };
}
