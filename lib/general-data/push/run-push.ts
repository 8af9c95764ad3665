import type { RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { carryPush } from '../carrying/carry-push';
import type { BuiltPush } from './build-general';
import { carriageOf, connectionFacts } from './carrier';
import {
  claimPush,
  failPush,
  finishPush,
  type NewPush,
  type PushPhase,
  pushTimeLimitMs,
  tellPhase,
} from './claim-push';
import type { Dataset } from './dataset';
import { type Deadline, startDeadline, TimeIsUp } from './deadline';
import { type PushFileView, readPushFiles } from './read-files';
import { type MadeFile, storePush } from './store-files';
import { fileWarnings, readWarnings } from './stored-warnings';

export interface DonePush {
  readonly kind: 'done';
  readonly pushId: string;
  readonly files: readonly (PushFileView & { readonly content: string })[];
  readonly warnings: readonly RecordWarning[];
}

export type PushOutcome =
  | DonePush
  /** Another push of this company is at work; nothing was begun. */
  | { readonly kind: 'already_running' }
  /** It took too long and was given up: no files, everything is due as before. */
  | { readonly kind: 'timed_out'; readonly pushId: string };

export interface PushRun {
  readonly push: NewPush;
  /** Loads and makes; told when the making begins. */
  readonly make: (tell: (phase: PushPhase) => Promise<void>) => Promise<BuiltPush>;
  /** Milliseconds; `pushTimeLimitMs` unless told otherwise. */
  readonly timeLimitMs?: number;
}

/**
 * The course of every push: take the company's one place, make the files, store them with what they carry, send them.
 * Until the files are stored it can be given up without a trace; afterwards nothing fails it any more: what could not be
 * sent in time is sent by the worker.
 */
export async function runPush(platform: Platform, actor: Actor, run: PushRun): Promise<PushOutcome> {
  requirePermission(actor, 'general_data.push');
  const deadline = startDeadline(platform.clock, run.timeLimitMs ?? pushTimeLimitMs);
  const claimed = await claimPush(platform, actor, run.push);
  if (!claimed) return { kind: 'already_running' };
  const pushId = claimed.id;
  try {
    await makeAndStore(platform, { pushId, companyId: actor.companyId, run, deadline });
  } catch (cause) {
    await failPush(platform, pushId, cause instanceof TimeIsUp ? 'timed_out' : 'error');
    if (cause instanceof TimeIsUp) return { kind: 'timed_out', pushId };
    throw cause;
  }
  await carryPush(platform, { pushId, deadline });
  await finishPush(platform, pushId);
  return await donePush(platform, actor.companyId, pushId);
}

interface Making {
  readonly pushId: string;
  readonly companyId: string;
  readonly run: PushRun;
  readonly deadline: Deadline;
}

async function makeAndStore(platform: Platform, { pushId, companyId, run, deadline }: Making): Promise<void> {
  const tell = (phase: PushPhase) => tellPhase(platform, pushId, phase);
  const built = await deadline.within(run.make(tell));
  await tell('storing');
  const files = await withCarriage(platform, companyId, run.push.dataset, built.files);
  deadline.check();
  await storePush(platform, { pushId, companyId, ...built, files }, deadline.remainingMs());
}

async function withCarriage(
  platform: Platform,
  companyId: string,
  payrollDataset: Dataset,
  files: BuiltPush['files'],
): Promise<MadeFile[]> {
  const connection = await connectionFacts(platform, companyId);
  return files.map((file) => ({ ...file, carriage: carriageOf(file.kind, connection, payrollDataset) }));
}

/** A push whose files are stored, with what became of them so far. */
export async function donePush(platform: Platform, companyId: string, pushId: string): Promise<DonePush> {
  const [push, files] = await Promise.all([
    platform.db.dataPush.findUniqueOrThrow({ where: { id: pushId } }),
    readPushFiles(platform, companyId, pushId),
  ]);
  const warnings = [...readWarnings(push.warnings), ...files.flatMap(fileWarnings)];
  return { kind: 'done', pushId, files, warnings };
}
