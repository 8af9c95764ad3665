import type { Platform } from '@/lib/platform';
import type { Connection } from '@/lib/platform/generated/prisma/client';
import type { NoticeContent } from './notice';

/**
 * The all-clear after a loss: for exactly those who were told of the loss, once; null where nobody was. A loss whose mail never
 * left needs none.
 */
export async function restoredNotice(
  { db }: Pick<Platform, 'db'>,
  row: Pick<Connection, 'companyId' | 'state' | 'stateChangedAt'>,
): Promise<{ readonly content: NoticeContent; readonly userIds: readonly string[] } | null> {
  const { companyId, state, stateChangedAt } = row;
  if (state !== 'connected' || stateChangedAt === null) return null;
  const told = await db.notice.findMany({
    where: {
      companyId,
      kind: 'connection_lost',
      state: { in: ['sent', 'unclear'] },
      createdAt: { lte: stateChangedAt },
    },
    orderBy: { createdAt: 'desc' },
    select: { userId: true, createdAt: true },
  });
  const [last] = told;
  if (!last) return null;
  const cleared = await db.notice.findFirst({
    where: { companyId, kind: 'connection_restored', createdAt: { gte: last.createdAt } },
    select: { id: true },
  });
  if (cleared) return null;
  const userIds = new Set(
    told.filter(({ createdAt }) => createdAt >= last.createdAt).map(({ userId }) => userId),
  );
  return {
    content: {
      kind: 'connection_restored',
      occasion: `restored:${stateChangedAt.toISOString()}`,
      problem: null,
    },
    userIds: [...userIds],
  };
}
