import type { Problem } from '@/lib/bookkeeping/problem';
import { nullableProblemJson } from '@/lib/connection/connection-row';
import type { Platform } from '@/lib/platform';
import type { DataPushFile } from '@/lib/platform/generated/prisma/client';
import { type PushPart, settleDelivery } from '../push/delivery';
import type { FileState } from '../push/file-states';

/** What became of a file. */
export interface FileOutcome {
  readonly state: FileState;
  readonly problem?: Problem | null;
  readonly datevJobId?: string | null;
  /** The worker looks again after so long; null: nothing to wait for. */
  readonly lookAfterMs: number | null;
  /** One more question for the state was asked. */
  readonly isLook?: boolean;
}

const settlingMs = 30_000;

/** Writes what became of a file, and what follows for the records it carries, in one transaction. */
export async function settleFile(
  platform: Platform,
  file: Pick<DataPushFile, 'id' | 'pushId' | 'part' | 'state' | 'uploadedAt' | 'importedAt'>,
  outcome: FileOutcome,
): Promise<void> {
  const now = platform.clock.now();
  const { state, problem = null, datevJobId, lookAfterMs } = outcome;
  const isAtDatev = state === 'uploaded' || state === 'accepted' || state === 'imported';
  await platform.db.$transaction(
    async (tx) => {
      await tx.dataPushFile.update({
        where: { id: file.id },
        data: {
          state,
          problem: nullableProblemJson(problem),
          leaseUntil: null,
          nextLookAt: lookAfterMs === null ? null : new Date(now.getTime() + lookAfterMs),
          ...(state === file.state ? {} : { stateAt: now }),
          ...(datevJobId === undefined ? {} : { datevJobId }),
          ...(isAtDatev && !file.uploadedAt ? { uploadedAt: now } : {}),
          ...(state === 'imported' && !file.importedAt ? { importedAt: now } : {}),
          ...(outcome.isLook ? { looks: { increment: 1 } } : {}),
        },
      });
      await settleDelivery(platform, tx, { pushId: file.pushId, part: readPart(file.part) });
    },
    { timeout: settlingMs },
  );
}

export function readPart(text: string): PushPart {
  if (text === 'payroll' || text === 'partners') return text;
  throw new Error(`unknown part of a push ${text}`);
}
