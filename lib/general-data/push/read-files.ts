import type { Problem } from '@/lib/bookkeeping/problem';
import { readProblem } from '@/lib/connection/connection-row';
import type { Platform } from '@/lib/platform';
import type { DataPushFile } from '@/lib/platform/generated/prisma/client';
import type { FileKind } from './carrier';
import { type FileState, readFileState } from './file-states';
import { openContent } from './store-files';

/** A file of a push as lists show it, without its content. */
export interface PushFileView {
  readonly id: string;
  readonly name: string;
  readonly kind: FileKind;
  /** Month it is meant for, `2026-01`. */
  readonly month: string;
  /** Bytes of the download. */
  readonly size: number;
  readonly state: FileState;
  /** Why it is kept, could not be sent or was refused. */
  readonly problem: Problem | null;
  readonly datevJobId: string | null;
  readonly uploadedAt: Date | null;
  /** Since when it is in this state. */
  readonly stateAt: Date;
  readonly downloadedAt: Date | null;
  /** False after the retention. */
  readonly hasContent: boolean;
}

/** Lists leave the content where it is: it is megabytes. */
export type FileRow = Omit<DataPushFile, 'contentSealed'>;

export function fileView(row: FileRow): PushFileView {
  return {
    id: row.id,
    name: row.fileName,
    kind: readKind(row.kind),
    month: row.month,
    size: row.size,
    state: readFileState(row.state),
    problem: readProblem(row.problem),
    datevJobId: row.datevJobId,
    uploadedAt: row.uploadedAt,
    stateAt: row.stateAt,
    downloadedAt: row.downloadedAt,
    hasContent: row.contentErasedAt === null,
  };
}

/** Files of a push with their content, in order. */
export async function readPushFiles(
  platform: Platform,
  companyId: string,
  pushId: string,
): Promise<(PushFileView & { readonly content: string })[]> {
  const rows = await platform.db.dataPushFile.findMany({
    where: { pushId, companyId },
    orderBy: { position: 'asc' },
  });
  return rows.map((row) => ({ ...fileView(row), content: openContent(platform.vault, row) }));
}

function readKind(text: string): FileKind {
  if (text === 'psd' || text === 'bwd' || text === 'extf') return text;
  throw new Error(`unknown kind of file ${text}`);
}
