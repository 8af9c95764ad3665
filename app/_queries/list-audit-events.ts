import { type Page, pageOf, readCursor } from '@/lib/documents/cursor';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';

/** A change somebody made, as it was recorded with it (S4). */
export interface AuditEventView {
  readonly id: string;
  readonly at: Date;
  readonly actorName: string;
  readonly actorKind: string;
  /** `connection.connected`, `account_row.changed`, … */
  readonly action: string;
  readonly subject: string | null;
  /** Before and after as indented JSON; empty where there is nothing to tell. */
  readonly details: string;
}

const sort = 'audit';
const pageSize = 50;

/** The company's changes, the newest first; null when the cursor is not one of this list. */
export async function listAuditEvents(
  platform: Pick<Platform, 'db'>,
  actor: Actor,
  input: { readonly cursor?: string },
): Promise<Page<AuditEventView> | null> {
  requirePermission(actor, 'audit.read');
  const after = input.cursor === undefined ? null : readCursor(input.cursor, sort);
  if (input.cursor !== undefined && (!after || !/^\d{1,19}$/.test(after.id))) return null;
  const rows = await platform.db.auditEvent.findMany({
    where: { companyId: actor.companyId, ...(after ? { id: { lt: BigInt(after.id) } } : {}) },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
  });
  const events = rows.map(({ id, at, actorName, actorKind, action, subject, details }) => ({
    id: String(id),
    at,
    actorName,
    actorKind,
    action,
    subject,
    details: isEmpty(details) ? '' : JSON.stringify(details, null, 2),
  }));
  return pageOf(events, pageSize, ({ id }) => ({ sort, value: '', id }));
}

function isEmpty(details: unknown): boolean {
  return details === null || (typeof details === 'object' && Object.keys(details).length === 0);
}
