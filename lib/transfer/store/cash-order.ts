import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { TransferJob } from '@/lib/platform/generated/prisma/client';
import { terminalStates } from '../state';
import { announceJob } from './queues';

/**
 * Cash jobs of a company go one after the other and in the order of the cash book (T4): by month, then as they were
 * asked for. The unique index on cash jobs that are at DATEV holds even if this were wrong.
 */
export async function cashTurn(db: Tx, row: TransferJob): Promise<'free' | 'wait' | 'previous_failed'> {
  if (row.ledger !== 'cash') return 'free';
  const others = { companyId: row.companyId, ledger: 'cash', id: { not: row.id } };
  const isOpen = { state: { notIn: [...terminalStates] } };
  const earlier = await db.transferJob.count({
    where: {
      ...others,
      ...isOpen,
      OR: [
        { accountingMonth: { lt: row.accountingMonth } },
        { accountingMonth: row.accountingMonth, createdAt: { lt: row.createdAt } },
        { transferId: row.transferId, sequence: { lt: row.sequence } },
        { state: { notIn: ['planned', 'checked', ...terminalStates] } },
      ],
    },
  });
  if (earlier > 0) return 'wait';
  const failed = await db.transferJob.count({
    where: {
      transferId: row.transferId,
      sequence: { lt: row.sequence },
      OR: [{ state: { in: ['failed', 'cancelled'] } }, { datevStatus: { not: 2 } }, { datevStatus: null }],
    },
  });
  return failed > 0 ? 'previous_failed' : 'free';
}

/** The end of one cash job is the turn of the next. */
export async function wakeNextCashJob(
  platform: Pick<Platform, 'queue'>,
  tx: Tx,
  companyId: string,
  now: Date,
): Promise<void> {
  const { count } = await tx.transferJob.updateMany({
    where: {
      companyId,
      ledger: 'cash',
      state: { in: ['planned', 'checked'] },
      hold: null,
      nextRunAt: { gt: now },
    },
    data: { nextRunAt: now },
  });
  for (let job = 0; job < count; job += 1) await announceJob(platform, tx, null);
}
