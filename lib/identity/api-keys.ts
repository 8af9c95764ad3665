import { createHash, randomBytes } from 'node:crypto';
import type { Platform } from '@/lib/platform';
import { type Actor, type ApiKeyActor, actorId } from './actor';
import { isAddressAllowed, parseRange } from './addresses';
import { recordAudit } from './audit';
import { requirePermission } from './permissions';

const keyPattern = /^bb_[A-Za-z0-9_-]{43}$/;
const shownPrefixLength = 11;
const usedPrecisionMs = 60_000;

/** 256 random bits need no slow hash: there is nothing to guess. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

export interface ApiKeyView {
  readonly id: string;
  readonly name: string;
  /** First characters, to recognise it. */
  readonly prefix: string;
  readonly allowedAddresses: readonly string[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export type CreateApiKeyOutcome =
  /** `key` is shown once and kept nowhere. */
  | { readonly kind: 'created'; readonly id: string; readonly key: string; readonly prefix: string }
  | { readonly kind: 'bad_addresses'; readonly addresses: readonly string[] };

export async function createApiKey(
  platform: Platform,
  actor: Actor,
  input: { readonly name: string; readonly allowedAddresses?: readonly string[] },
): Promise<CreateApiKeyOutcome> {
  requirePermission(actor, 'api_keys.change');
  const allowedAddresses = (input.allowedAddresses ?? [])
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const unreadable = allowedAddresses.filter((text) => parseRange(text) === null);
  if (unreadable.length > 0) return { kind: 'bad_addresses', addresses: unreadable };
  const key = `bb_${randomBytes(32).toString('base64url')}`;
  const prefix = key.slice(0, shownPrefixLength);
  const id = await platform.db.$transaction(async (tx) => {
    const row = await tx.apiKey.create({
      data: {
        companyId: actor.companyId,
        name: input.name,
        prefix,
        hash: hashOf(key),
        allowedAddresses,
        createdByUserId: actor.kind === 'user' ? actorId(actor) : null,
        createdAt: platform.clock.now(),
      },
    });
    const details = { name: input.name, prefix, allowedAddresses };
    await recordAudit(tx, { actor, action: 'api_key.created', subject: row.id, details });
    return row.id;
  });
  return { kind: 'created', id, key, prefix };
}

export async function listApiKeys(platform: Platform, actor: Actor): Promise<ApiKeyView[]> {
  requirePermission(actor, 'api_keys.read');
  return platform.db.apiKey.findMany({
    where: { companyId: actor.companyId },
    orderBy: { createdAt: 'desc' },
    select: {
      id: true,
      name: true,
      prefix: true,
      allowedAddresses: true,
      createdAt: true,
      lastUsedAt: true,
      revokedAt: true,
    },
  });
}

/** Ends a key at once and for good; false when the company has no such living key. */
export async function revokeApiKey(
  platform: Platform,
  actor: Actor,
  input: { readonly apiKeyId: string },
): Promise<boolean> {
  requirePermission(actor, 'api_keys.change');
  return platform.db.$transaction(async (tx) => {
    const { count } = await tx.apiKey.updateMany({
      where: { id: input.apiKeyId, companyId: actor.companyId, revokedAt: null },
      data: { revokedAt: platform.clock.now() },
    });
    if (count === 0) return false;
    await recordAudit(tx, { actor, action: 'api_key.revoked', subject: input.apiKeyId });
    return true;
  });
}

export type ApiKeyOutcome =
  | { readonly kind: 'authenticated'; readonly actor: ApiKeyActor }
  | { readonly kind: 'missing' }
  /** Unknown, malformed and revoked keys are not told apart. */
  | { readonly kind: 'unknown' }
  /** The key is good, but not from there: its company should learn of it. */
  | { readonly kind: 'address_not_allowed'; readonly companyId: string; readonly keyName: string };

/** Reads `Authorization: Bearer bb_…`. */
export async function authenticateApiKey(
  platform: Platform,
  input: { readonly authorization: string | null; readonly ip: string | null },
): Promise<ApiKeyOutcome> {
  if (!input.authorization) return { kind: 'missing' };
  const [scheme = '', key = '', ...rest] = input.authorization.split(' ');
  if (scheme.toLowerCase() !== 'bearer' || rest.length > 0 || !keyPattern.test(key))
    return { kind: 'unknown' };
  const row = await platform.db.apiKey.findUnique({ where: { hash: hashOf(key) } });
  if (!row || row.revokedAt) return { kind: 'unknown' };
  if (!isAddressAllowed(row.allowedAddresses, input.ip)) {
    return { kind: 'address_not_allowed', companyId: row.companyId, keyName: row.name };
  }
  await noteUse(platform, row);
  return {
    kind: 'authenticated',
    actor: { kind: 'api_key', apiKeyId: row.id, name: row.name, companyId: row.companyId },
  };
}

async function noteUse(
  platform: Platform,
  row: { readonly id: string; readonly lastUsedAt: Date | null },
): Promise<void> {
  const now = platform.clock.now();
  if (row.lastUsedAt && now.getTime() - row.lastUsedAt.getTime() < usedPrecisionMs) return;
  await platform.db.apiKey.update({ where: { id: row.id }, data: { lastUsedAt: now } });
}
