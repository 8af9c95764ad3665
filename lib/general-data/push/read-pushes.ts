import { z } from 'zod';
import type { RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import type { TargetSystem } from '@/lib/bookkeeping/payroll/types';
import { type Page, pageOf, readCursor } from '@/lib/documents/cursor';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { DataPush, Prisma } from '@/lib/platform/generated/prisma/client';
import type { PushPhase } from './claim-push';
import { type FileRow, fileView, type PushFileView } from './read-files';
import { fileWarnings, readWarnings } from './stored-warnings';

export type PushState = 'running' | 'done' | 'failed';

/** A push as the history shows it. */
export interface PushView {
  readonly id: string;
  readonly type: 'general' | 'payroll';
  readonly origin: 'push' | 'passthrough';
  readonly isForced: boolean;
  /** `2026-01`, of payroll pushes. */
  readonly payrollMonth: string | null;
  readonly targetSystem: TargetSystem;
  readonly consultantNumber: number;
  readonly clientNumber: number;
  readonly state: PushState;
  readonly phase: PushPhase;
  /** `timed_out`, `died`, `error`. */
  readonly failure: string | null;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly warningCount: number;
  readonly files: readonly PushFileView[];
}

const filesWithoutContent = {
  files: { orderBy: { position: 'asc' }, omit: { contentSealed: true } },
} as const satisfies Prisma.DataPushInclude;

const sort = 'requested:desc';
const pageSize = 20;

/** Pushes of the company, the youngest first; null: the cursor is not of this list. */
export async function listPushes(
  platform: Platform,
  actor: Actor,
  input: { readonly cursor?: string } = {},
): Promise<Page<PushView> | null> {
  requirePermission(actor, 'general_data.read');
  const after = input.cursor === undefined ? null : readCursor(input.cursor, sort);
  if (input.cursor !== undefined && (!after || !z.uuid().safeParse(after.id).success)) return null;
  const rows = await platform.db.dataPush.findMany({
    where: { companyId: actor.companyId, ...(after ? { id: { lt: after.id } } : {}) },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
    include: filesWithoutContent,
  });
  return pageOf(rows.map(pushView), pageSize, ({ id }) => ({ sort, value: '', id }));
}

export interface PushDetails extends PushView {
  /** One for each record skipped or altered, and for each file that did not reach DATEV. */
  readonly warnings: readonly RecordWarning[];
}

/** One push; null: the company has none of that id. */
export async function getPush(
  platform: Platform,
  actor: Actor,
  { pushId }: { readonly pushId: string },
): Promise<PushDetails | null> {
  requirePermission(actor, 'general_data.read');
  if (!z.uuid().safeParse(pushId).success) return null;
  const row = await platform.db.dataPush.findFirst({
    where: { id: pushId, companyId: actor.companyId },
    include: filesWithoutContent,
  });
  if (!row) return null;
  const view = pushView(row);
  return { ...view, warnings: [...readWarnings(row.warnings), ...view.files.flatMap(fileWarnings)] };
}

/** How far the running push of the company is; null: none runs. */
export async function runningPush(
  platform: Platform,
  actor: Actor,
): Promise<{ readonly phase: PushPhase; readonly filesSent: number; readonly filesTotal: number } | null> {
  requirePermission(actor, 'general_data.read');
  const row = await platform.db.dataPush.findFirst({
    where: { companyId: actor.companyId, state: 'running' },
    include: { files: { select: { state: true } } },
  });
  if (!row) return null;
  const isUnderWay = ({ state }: { state: string }) => state === 'waiting' || state === 'sending';
  const filesSent = row.files.filter((file) => !isUnderWay(file)).length;
  return { phase: readPhase(row.phase), filesSent, filesTotal: row.files.length };
}

function pushView(row: DataPush & { readonly files: readonly FileRow[] }): PushView {
  return {
    id: row.id,
    type: row.type === 'payroll' ? 'payroll' : 'general',
    origin: row.origin === 'passthrough' ? 'passthrough' : 'push',
    isForced: row.isForced,
    payrollMonth: row.payrollMonth,
    targetSystem: row.targetSystem === 'lug' ? 'lug' : 'lodas',
    consultantNumber: row.consultantNumber,
    clientNumber: row.clientNumber,
    state: readState(row.state),
    phase: readPhase(row.phase),
    failure: row.failure,
    requestedBy: z.object({ name: z.string() }).parse(row.requestedBy).name,
    requestedAt: row.requestedAt,
    finishedAt: row.finishedAt,
    counts: z.record(z.string(), z.number()).parse(row.counts),
    warningCount: readWarnings(row.warnings).length,
    files: row.files.map(fileView),
  };
}

function readState(text: string): PushState {
  if (text === 'running' || text === 'done' || text === 'failed') return text;
  throw new Error(`unknown state of a push ${text}`);
}

function readPhase(text: string): PushPhase {
  if (text === 'building' || text === 'storing' || text === 'carrying') return text;
  return 'collecting';
}
