import type { Platform } from '@/lib/platform';
import type { Connection, PendingRevocation } from '@/lib/platform/generated/prisma/client';
import { lockConnection } from './connection-row';
import { openTokens, sealedColumns, sealTokens } from './kept-tokens';

const dayMs = 24 * 60 * 60 * 1000;
/** Attempts are kept some time, because the page of their outcome may be opened again. */
const attemptDays = 30;

/** Worker job (daily): forgets technical log entries after `HTTP_LOG_DAYS` (P6) and old attempts. */
export async function purgeConnectionRecords(
  platform: Platform,
): Promise<{ httpLogEntries: number; attempts: number }> {
  const before = (days: number) => new Date(platform.clock.now().getTime() - days * dayMs);
  const { count: httpLogEntries } = await platform.db.httpLogEntry.deleteMany({
    where: { at: { lt: before(platform.settings.httpLogDays) } },
  });
  const { count: attempts } = await platform.db.connectionAttempt.deleteMany({
    where: { createdAt: { lt: before(attemptDays) } },
  });
  return { httpLogEntries, attempts };
}

/**
 * Seals every token anew that is not under the first key (C10): after it has run, the old key can be removed.
 * Attempts are left out: they live ten minutes.
 * @returns how many rows were sealed anew
 */
export async function resealTokens(platform: Platform): Promise<number> {
  let resealed = 0;
  const companies = await platform.db.connection.findMany({ select: { companyId: true } });
  for (const { companyId } of companies) if (await resealConnection(platform, companyId)) resealed += 1;
  const pending = await platform.db.pendingRevocation.findMany();
  for (const row of pending) if (await resealRevocation(platform, row)) resealed += 1;
  return resealed;
}

async function resealConnection(platform: Platform, companyId: string): Promise<boolean> {
  return await platform.db.$transaction(async (tx) => {
    const row = await lockConnection(tx, companyId);
    if (!row || !hasOldSeal(platform, row)) return false;
    const tokens = openTokens(platform.vault, companyId, row);
    if (!tokens) return false;
    await tx.connection.update({
      where: { companyId },
      data: sealTokens(platform.vault, companyId, tokens),
    });
    return true;
  });
}

function hasOldSeal(platform: Platform, row: Connection): boolean {
  return [row.accessTokenSealed, row.refreshTokenSealed].some(
    (sealed) => sealed !== null && platform.vault.isUnderOldKey(sealed),
  );
}

async function resealRevocation(platform: Platform, row: PendingRevocation): Promise<boolean> {
  if (!platform.vault.isUnderOldKey(row.tokenSealed)) return false;
  const place = { companyId: row.companyId, column: sealedColumns.pendingToken };
  const tokenSealed = platform.vault.seal(platform.vault.open(row.tokenSealed, place), place);
  const { count } = await platform.db.pendingRevocation.updateMany({
    where: { id: row.id },
    data: { tokenSealed },
  });
  return count === 1;
}
