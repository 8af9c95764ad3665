import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { type PublishedState, publishedState } from './file-states';
import { fileView } from './read-files';
import { openContent } from './store-files';

/** A push in the words of the published description (K8). */
export interface PublishedPush {
  readonly id: string;
  readonly type: 'GENERAL' | 'PAYROLL';
  readonly createdAt: Date;
  readonly uploadJobs: readonly {
    readonly id: string;
    readonly fileName: string;
    readonly state: PublishedState;
    readonly file: string;
  }[];
}

/** Two months at their longest. */
const listedMs = 62 * 24 * 60 * 60_000;

/** Pushes of the last two months with the content of their files, the youngest first. */
export async function publishedPushes(platform: Platform, actor: Actor): Promise<PublishedPush[]> {
  requirePermission(actor, 'general_data.read');
  const since = new Date(platform.clock.now().getTime() - listedMs);
  const rows = await platform.db.dataPush.findMany({
    where: { companyId: actor.companyId, requestedAt: { gte: since } },
    orderBy: { id: 'desc' },
    include: { files: { orderBy: { position: 'asc' } } },
  });
  return rows.map((row) => ({
    id: row.id,
    type: row.type === 'payroll' ? 'PAYROLL' : 'GENERAL',
    createdAt: row.requestedAt,
    uploadJobs: row.files
      .filter(({ contentSealed }) => contentSealed !== null)
      .map((file) => ({
        id: file.id,
        fileName: file.fileName,
        state: publishedState(fileView(file).state),
        file: openContent(platform.vault, file),
      })),
  }));
}
