import type { Platform } from '@/lib/platform';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import type { Actor } from './actor';

/** An answer is kept this long; afterwards the key is free again. */
export const idempotencyKeptMs = 24 * 60 * 60_000;
/** A request that has not ended by then died with its process; the key may be used again. */
const abandonedAfterMs = 5 * 60_000;

export interface IdempotentRequest {
  /** From the header `Idempotency-Key`. */
  readonly key: string;
  /** Method and path. */
  readonly route: string;
  /** SHA-256 over everything that makes the request. */
  readonly requestHash: string;
}

interface StoredAnswer {
  readonly status: number;
  readonly body: Prisma.JsonValue;
}

export type IdempotencyOutcome =
  | { readonly kind: 'first'; readonly recordId: string }
  | { readonly kind: 'answered'; readonly answer: StoredAnswer }
  | { readonly kind: 'in_flight' }
  /** The key was used with another request. */
  | { readonly kind: 'other_request' };

/**
 * Takes the key for this request, or tells what became of the one that has it. The row is written before the work begins,
 * so two requests at once with one key never both work.
 */
export async function beginIdempotentRequest(
  platform: Platform,
  actor: Actor,
  request: IdempotentRequest,
): Promise<IdempotencyOutcome> {
  const { companyId } = actor;
  const now = platform.clock.now();
  const [created] = await platform.db.idempotencyRecord.createManyAndReturn({
    data: [{ companyId, ...request, createdAt: now }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (created) return { kind: 'first', recordId: created.id };
  const { route, key, requestHash } = request;
  const where = { companyId_route_key: { companyId, route, key } };
  const found = await platform.db.idempotencyRecord.findUnique({ where });
  // Given back in this very instant: the caller may simply try again.
  if (!found) return { kind: 'in_flight' };
  const ageMs = now.getTime() - found.createdAt.getTime();
  if (ageMs > (found.status === null ? abandonedAfterMs : idempotencyKeptMs)) {
    return takeOver(platform, found, requestHash, now);
  }
  if (found.requestHash !== requestHash) return { kind: 'other_request' };
  if (found.status === null) return { kind: 'in_flight' };
  return { kind: 'answered', answer: { status: found.status, body: found.body } };
}

async function takeOver(
  platform: Platform,
  found: { readonly id: string; readonly createdAt: Date },
  requestHash: string,
  now: Date,
): Promise<IdempotencyOutcome> {
  const { count } = await platform.db.idempotencyRecord.updateMany({
    where: { id: found.id, createdAt: found.createdAt },
    data: { requestHash, status: null, body: Prisma.DbNull, createdAt: now },
  });
  return count === 1 ? { kind: 'first', recordId: found.id } : { kind: 'in_flight' };
}

/** Keeps the answer for the next request with this key. */
export async function finishIdempotentRequest(
  platform: Platform,
  recordId: string,
  answer: { readonly status: number; readonly body: Prisma.InputJsonValue },
): Promise<void> {
  await platform.db.idempotencyRecord.update({ where: { id: recordId }, data: answer });
}

/** Gives the key back: the request failed on our side, and trying again must be possible. */
export async function abandonIdempotentRequest(platform: Platform, recordId: string): Promise<void> {
  await platform.db.idempotencyRecord.deleteMany({ where: { id: recordId } });
}

/** Housekeeping. @returns how many kept answers were forgotten */
export async function forgetOldIdempotencyRecords(platform: Platform): Promise<number> {
  const before = new Date(platform.clock.now().getTime() - idempotencyKeptMs);
  const { count } = await platform.db.idempotencyRecord.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
