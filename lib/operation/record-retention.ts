import { recordProductAudit } from '@/lib/identity/audit';
import type { Platform } from '@/lib/platform';

const action = 'retention.set';

/**
 * Writes into the audit log how long protocol and technical log are kept, whenever that differs from the last time a worker
 * started (S4). The settings belong to no company and no person of ours changes them, so the entry is the product's own.
 */
export async function recordRetention({ db, settings, clock }: Platform): Promise<void> {
  const { protocolRetentionYears, httpLogDays } = settings;
  await db.$transaction(async (tx) => {
    // Workers that start together write one entry.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${action}))`;
    const last = await tx.auditEvent.findFirst({ where: { action }, orderBy: { id: 'desc' } });
    const details = { protocolRetentionYears, httpLogDays };
    if (last && JSON.stringify(inOrder(last.details)) === JSON.stringify(details)) return;
    await recordProductAudit(tx, { at: clock.now(), action, details });
  });
}

/** PostgreSQL keeps the keys of JSON in an order of its own. */
function inOrder(stored: unknown): unknown {
  const { protocolRetentionYears, httpLogDays } = (stored ?? {}) as Record<string, unknown>;
  return { protocolRetentionYears, httpLogDays };
}
