import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '@/lib/platform/db';
import { toBase32 } from './totp';

const recoveryCodeCount = 8;
/** 120 random bits: nothing to guess, so no slow hash is needed (ASVS 5.0 6.5.2). */
const codeBytes = 15;

/** `ABCD-EFGH-…`, six groups of four. */
function newRecoveryCode(): string {
  const groups = toBase32(randomBytes(codeBytes)).match(/.{4}/g) ?? [];
  return groups.join('-');
}

/** Pure: the code as it was made, however it was typed; null when it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  return /^[A-Z2-7]{24}$/.test(letters) ? letters : null;
}

function hashOf(letters: string): string {
  return createHash('sha256').update(`recovery:${letters}`).digest('hex');
}

/**
 * Makes new codes; the old ones are gone.
 * @returns the codes, shown once and kept nowhere
 */
export async function replaceRecoveryCodes(tx: Tx, userId: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, newRecoveryCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, hash: hashOf(code.replaceAll('-', '')), createdAt: now })),
  });
  return codes;
}

/** Spends a code; false when there is no such unspent one. Two at once: one of them gets it. */
export async function spendRecoveryCode(
  db: Tx,
  userId: string,
  letters: string,
  now: Date,
): Promise<boolean> {
  const { count } = await db.recoveryCode.updateMany({
    where: { userId, hash: hashOf(letters), usedAt: null },
    data: { usedAt: now },
  });
  return count === 1;
}

export async function countRecoveryCodes(db: Tx, userId: string): Promise<number> {
  return db.recoveryCode.count({ where: { userId, usedAt: null } });
}
