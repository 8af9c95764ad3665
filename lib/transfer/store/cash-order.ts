import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { Prisma, type TransferJob } from '@/lib/platform/generated/prisma/client';
import { terminalStates } from '../state';
import { announceJob } from './queues';

/**
 * Cash jobs go one after the other (T4): those of a company in the order of the cash book, by month, then as they were asked
 * for. DATEV refuses a second one while it works on a first of the same dataset, so those of another company that is connected
 * with it are waited for as well, once they are at DATEV. The unique indexes hold even if this were wrong.
 */
export async function cashTurn(db: Tx, row: TransferJob): Promise<'free' | 'wait' | 'previous_failed'> {
  if (row.ledger !== 'cash') return 'free';
  await waitForEndings(db, row);
  const { companyId, accountingMonth } = row;
  const isOpen = { state: { notIn: [...terminalStates] } };
  const earlier = await db.transferJob.count({
    where: {
      id: { not: row.id },
      ledger: 'cash',
      OR: [
        { companyId, ...isOpen, accountingMonth: { lt: accountingMonth } },
        { companyId, ...isOpen, accountingMonth, createdAt: { lt: row.createdAt } },
        { companyId, ...isOpen, transferId: row.transferId, sequence: { lt: row.sequence } },
        ...othersAtDatev(row),
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

const isAtDatev = { state: { notIn: ['planned', 'checked', ...terminalStates] } };

/** Of the company or its dataset, as conditions. */
function othersAtDatev(row: DatasetColumns) {
  return [{ companyId: row.companyId }, ...sameDataset(row)].map((where) => ({ ...where, ...isAtDatev }));
}

/** Whether another cash job is at DATEV: until it has ended none that had ended can come alive again. */
export async function isOtherCashAtDatev(db: Tx, row: TransferJob): Promise<boolean> {
  if (row.ledger !== 'cash') return false;
  const where = { id: { not: row.id }, ledger: 'cash', OR: othersAtDatev(row) };
  return (await db.transferJob.count({ where })) > 0;
}

/** Whoever is just ending holds his row and has looked whom to wake: his answer is the state he leaves, not the one he found. */
async function waitForEndings(db: Tx, { id, companyId, cashDataset }: TransferJob): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM "TransferJob"
    WHERE "ledger" = 'cash' AND "id" <> ${id}::uuid AND "state" <> ALL (${[...terminalStates]})
      AND ("companyId" = ${companyId}::uuid OR "cashDataset" = ${cashDataset})
    FOR SHARE`;
}

/** The unique indexes that let one cash job of a company and of a dataset be at DATEV (migrations). */
const oneAtATime = 'TransferJob_one_cash_job';

/** Whether a write was refused because another cash job is at DATEV already. */
export function isCashTurnTaken(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    error.code === 'P2002' &&
    error.message.includes(oneAtATime)
  );
}

type DatasetColumns = Pick<TransferJob, 'companyId' | 'cashDataset'>;

/** As a condition; none for a row that names no dataset, which must not mean every such row. */
function sameDataset({ cashDataset }: DatasetColumns) {
  return cashDataset === null ? [] : [{ cashDataset }];
}

/** The end of one cash job is the turn of the next, of this company or of another with the same dataset. */
export async function wakeNextCashJob(
  platform: Pick<Platform, 'queue'>,
  tx: Tx,
  row: DatasetColumns,
  now: Date,
): Promise<void> {
  const { count } = await tx.transferJob.updateMany({
    where: {
      OR: [{ companyId: row.companyId }, ...sameDataset(row)],
      ledger: 'cash',
      state: { in: ['planned', 'checked'] },
      hold: null,
      nextRunAt: { gt: now },
    },
    data: { nextRunAt: now },
  });
  for (let job = 0; job < count; job += 1) await announceJob(platform, tx, null);
}
