import { actorRecord, type OperatorActor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { verifyProtocolChain } from '@/lib/transfer/verify-protocol-chain';

export type PurgeResult =
  | { readonly kind: 'purged'; readonly rows: number; readonly upToPosition: bigint }
  /** What would go, when only asked. */
  | { readonly kind: 'expired'; readonly rows: number; readonly upToPosition: bigint }
  | { readonly kind: 'nothing_expired' }
  /** Evidence of tampering is not deleted. */
  | { readonly kind: 'chain_broken' };

/** A long chain takes its time. */
const purgeTimeoutMs = 10 * 60_000;

/**
 * Deletes what has been kept long enough of a company's protocol, by a recorded act of an operator (P2, S4): act, audit entry
 * and deletion are one transaction. Only the beginning of the chain can go, so the rest stays verifiable from the act's hash.
 * The database refuses whatever is not expired by its own clock, or without the act.
 * @param input.onlyLook tells and changes nothing
 */
export async function purgeProtocol(
  platform: Pick<Platform, 'db' | 'clock'>,
  input: {
    readonly actor: OperatorActor;
    readonly companyId: string;
    readonly reason: string;
    readonly onlyLook: boolean;
  },
): Promise<PurgeResult> {
  const { companyId } = input;
  const { isWhole } = await verifyProtocolChain(platform, { companyId });
  if (!isWhole) return { kind: 'chain_broken' };
  return await platform.db.$transaction(
    async (tx): Promise<PurgeResult> => {
      await tx.$queryRaw`SELECT 1 FROM "ProtocolChain" WHERE "companyId" = ${companyId}::uuid FOR UPDATE`;
      const expired = await findExpired(tx, companyId, platform.clock.now());
      if (!expired) return { kind: 'nothing_expired' };
      const { rows, upToPosition } = expired;
      if (input.onlyLook) return { kind: 'expired', rows, upToPosition };
      await recordPurge(tx, input, expired);
      await deleteUpTo(tx, companyId, upToPosition);
      return { kind: 'purged', rows, upToPosition };
    },
    { timeout: purgeTimeoutMs, maxWait: purgeTimeoutMs },
  );
}

interface Expired {
  readonly rows: number;
  readonly upToPosition: bigint;
  readonly lastHash: string;
}

/** The unbroken beginning of the chain whose time is over. */
async function findExpired(tx: Tx, companyId: string, now: Date): Promise<Expired | null> {
  const [found] = await tx.$queryRaw<
    { rows: number; upToPosition: bigint | null; lastHash: string | null }[]
  >`
    WITH chain AS (
      SELECT "chainPosition", "hash", "keepUntil" FROM "ProtocolStatus" WHERE "companyId" = ${companyId}::uuid
      UNION ALL
      SELECT "chainPosition", "hash", "keepUntil" FROM "ProtocolEntry" WHERE "companyId" = ${companyId}::uuid
    ), expired AS (
      SELECT * FROM chain WHERE "chainPosition" < coalesce(
        (SELECT min("chainPosition") FROM chain WHERE "keepUntil" >= ${now.toISOString()}::timestamp),
        (SELECT max("chainPosition") + 1 FROM chain))
    )
    SELECT count(*)::int AS rows, max("chainPosition") AS "upToPosition",
           (SELECT "hash" FROM expired ORDER BY "chainPosition" DESC LIMIT 1) AS "lastHash"
    FROM expired`;
  if (!found || found.upToPosition === null || found.lastHash === null) return null;
  return { rows: found.rows, upToPosition: found.upToPosition, lastHash: found.lastHash };
}

async function recordPurge(
  tx: Tx,
  { actor, companyId, reason }: { actor: OperatorActor; companyId: string; reason: string },
  { rows, upToPosition, lastHash }: Expired,
): Promise<void> {
  const { kind, id, name } = actorRecord(actor);
  await tx.protocolPurge.create({
    data: { companyId, upToPosition, lastHash, reason, purgedBy: { kind, id, name } },
  });
  const details = { rows, upToPosition: String(upToPosition), lastHash, reason };
  await recordAudit(tx, { actor, companyId, action: 'protocol.purged', subject: companyId, details });
}

/** As plain statements, so that a refusal of the database keeps its own words. */
async function deleteUpTo(tx: Tx, companyId: string, upToPosition: bigint): Promise<void> {
  await tx.$executeRaw`DELETE FROM "ProtocolStatus"
    WHERE "companyId" = ${companyId}::uuid AND "chainPosition" <= ${upToPosition}`;
  await tx.$executeRaw`DELETE FROM "ProtocolEntry"
    WHERE "companyId" = ${companyId}::uuid AND "chainPosition" <= ${upToPosition}`;
}
