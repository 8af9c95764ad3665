import { z } from 'zod';
import { type Page, pageOf, readCursor } from '@/lib/documents/cursor';
import type { Actor, OperatorActor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Interaction as Row } from '@/lib/platform/generated/prisma/client';

/** One call of the published door as it is kept: who, what, what came of it. Never content of people or files. */
export interface Interaction {
  readonly id: string;
  /** null: the caller is not known. */
  readonly companyId: string | null;
  readonly at: Date;
  /** `operationId` of the published description. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** What the caller named, right or wrong. */
  readonly integrationId: string | null;
  readonly apiKeyName: string | null;
  readonly ip: string | null;
  readonly httpStatus: number;
  /** `PLATFORM.…`; null: success. */
  readonly code: string | null;
  readonly title: string | null;
  readonly message: string | null;
  readonly warnings: readonly string[];
  readonly pushId: string | null;
  readonly durationMs: number;
}

const mostWarnings = 1000;
const mostText = 1000;

/** Keeps a call, so that `log_url` opens it (K1). */
export async function recordInteraction(platform: Platform, interaction: Interaction): Promise<void> {
  const { warnings, path, integrationId, ...columns } = interaction;
  await platform.db.interaction.create({
    data: {
      ...columns,
      path: storable(path),
      integrationId: integrationId === null ? null : storable(integrationId),
      warnings: warnings.slice(0, mostWarnings),
    },
  });
}

/** Callers may send anything: what PostgreSQL cannot keep, or nobody wants to read, is left out. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '').slice(0, mostText);
}

/** Where a call is shown. */
export function interactionUrl(platform: Platform, id: string): string {
  return `${platform.settings.appUrl}/vorgaenge/${id}`;
}

/**
 * One call, for the people of its company, or for operators where nobody knows whose it was; null for everybody else, as
 * if it did not exist (S1).
 */
export async function getInteraction(
  platform: Platform,
  viewer: Actor | OperatorActor,
  { id }: { readonly id: string },
): Promise<Interaction | null> {
  if (!z.uuid().safeParse(id).success) return null;
  requirePermission(viewer, viewer.kind === 'operator' ? 'technical_log.read' : 'general_data.read');
  const companyId = viewer.kind === 'operator' ? null : viewer.companyId;
  const row = await platform.db.interaction.findFirst({ where: { id, companyId } });
  return row && interactionOf(row);
}

const sort = 'at:desc';
const pageSize = 50;

/** Calls of the company, the youngest first; null: the cursor is not of this list. */
export async function listInteractions(
  platform: Platform,
  actor: Actor,
  input: { readonly cursor?: string } = {},
): Promise<Page<Interaction> | null> {
  requirePermission(actor, 'general_data.read');
  const after = input.cursor === undefined ? null : readCursor(input.cursor, sort);
  const at = after ? new Date(after.value) : null;
  if (input.cursor !== undefined && (!after || !at || Number.isNaN(at.getTime()))) return null;
  const rows = await platform.db.interaction.findMany({
    where: {
      companyId: actor.companyId,
      ...(after && at ? { OR: [{ at: { lt: at } }, { at, id: { lt: after.id } }] } : {}),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
  });
  return pageOf(rows.map(interactionOf), pageSize, (row) => ({
    sort,
    value: row.at.toISOString(),
    id: row.id,
  }));
}

function interactionOf(row: Row): Interaction {
  return { ...row, warnings: z.array(z.string()).parse(row.warnings) };
}

/** Worker (nightly): forgets calls as old as the technical log keeps its own. @returns how many */
export async function forgetInteractions(platform: Platform): Promise<number> {
  const days = platform.settings.httpLogDays;
  const before = new Date(platform.clock.now().getTime() - days * 24 * 60 * 60_000);
  const { count } = await platform.db.interaction.deleteMany({ where: { at: { lt: before } } });
  return count;
}
