import type { RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import { encodeCp1252 } from '@/lib/datev/text-encoding/cp1252';
import { storedJson } from '@/lib/documents/stored-json';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import type { SealedName } from '@/lib/platform/sealed-columns';
import type { Vault } from '@/lib/platform/vault';
import type { Carriage, FileKind } from './carrier';
import { TimeIsUp } from './deadline';
import { type PushPart, settleDelivery } from './delivery';

/** A file as its builder made it, and where it goes. */
export interface MadeFile {
  readonly name: string;
  readonly content: string;
  readonly kind: FileKind;
  /** Month it is meant for, `2026-01`. */
  readonly month: string;
  readonly carriage: Carriage;
}

/** A record a push carried, so that it is due no more once the files are handed over. */
export interface RecordToKeep {
  readonly kind: 'employee' | 'compensation' | 'time_off' | 'payroll_month' | 'business_partner';
  readonly recordId: string;
  readonly revision?: number;
  readonly fingerprint?: string;
  readonly payments?: Prisma.InputJsonObject;
}

export interface PushContent {
  readonly pushId: string;
  readonly companyId: string;
  readonly files: readonly MadeFile[];
  readonly records: readonly RecordToKeep[];
  readonly warnings: readonly RecordWarning[];
  /** Records in the files by kind, for lists. */
  readonly counts: Readonly<Record<string, number>>;
}

function partOf(kind: FileKind): PushPart {
  return kind === 'extf' ? 'partners' : 'payroll';
}

/**
 * Keeps files, records and warnings of a push in one transaction: all of it or nothing.
 * @throws TimeIsUp when the push was given up meanwhile
 */
export async function storePush(
  platform: Platform,
  content: PushContent,
  timeLimitMs: number,
): Promise<void> {
  const { pushId, companyId } = content;
  const store = async (tx: Tx) => {
    const { count } = await tx.dataPush.updateMany({
      where: { id: pushId, state: 'running' },
      data: {
        phase: 'carrying',
        counts: storedJson(content.counts),
        warnings: content.warnings.map((warning) => storedJson(warning)),
      },
    });
    if (count === 0) throw new TimeIsUp('the push was given up');
    await tx.dataPushFile.createMany({
      data: content.files.map((file, position) => fileRow(platform, content, file, position)),
    });
    await keepRecords(tx, pushId, content.records);
    // Where there is no file, nobody can hand one over: what was told is told.
    for (const part of ['payroll', 'partners'] as const) {
      if (content.files.some(({ kind }) => partOf(kind) === part)) continue;
      await settleDelivery(platform, tx, { pushId, part });
    }
  };
  await platform.db.$transaction(store, { timeout: timeLimitMs }).catch(asTimeIsUp);
  platform.log.info({ companyId, pushId, files: content.files.length }, 'push stored');
}

/** Prisma's word for a transaction that was rolled back because it took too long. */
function asTimeIsUp(cause: unknown): never {
  if (cause instanceof Prisma.PrismaClientKnownRequestError && cause.code === 'P2028') {
    throw new TimeIsUp('storing took too long');
  }
  throw cause;
}

function fileRow(platform: Platform, { pushId, companyId }: PushContent, file: MadeFile, position: number) {
  const now = platform.clock.now();
  const isKept = file.carriage.kind === 'kept';
  return {
    pushId,
    companyId,
    position,
    fileName: file.name,
    kind: file.kind,
    part: partOf(file.kind),
    month: file.month,
    contentSealed: sealContent(platform.vault, companyId, file.content),
    size: encodeCp1252(file.content).length,
    state: isKept ? 'kept' : 'waiting',
    stateAt: now,
    ...(file.carriage.kind === 'kept' ? { problem: storedJson(file.carriage.problem) } : { nextLookAt: now }),
  };
}

/** One statement with one value: through Prisma's `createMany` the records of a big company take longer than all else. */
async function keepRecords(tx: Tx, pushId: string, records: readonly RecordToKeep[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "DataPushRecord" ("pushId", "kind", "recordId", "revision", "fingerprint", "payments")
    SELECT ${pushId}::uuid, kept.* FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
    AS kept("kind" text, "recordId" uuid, "revision" int, "fingerprint" text, "payments" jsonb)`;
}

const contentColumn = 'DataPushFile.content' satisfies SealedName;

/** Files repeat the data of people, so they are sealed like it. */
function sealContent(vault: Vault, companyId: string, content: string): string {
  return vault.seal(content, { companyId, column: contentColumn });
}

/** @throws Error after the retention: the content is gone */
export function openContent(
  vault: Vault,
  file: { readonly companyId: string; readonly contentSealed: string | null },
): string {
  if (file.contentSealed === null) throw new Error('the content of this file is not kept any more');
  return vault.open(file.contentSealed, { companyId: file.companyId, column: contentColumn });
}
