import { z } from 'zod';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { type PreparedPayment, readPayments } from '../people/prepare-payroll';
import { isHandedOver, readFileState } from './file-states';
import { without } from './payments-due';

/** The two halves of a push that are handed over by themselves. */
export type PushPart = 'payroll' | 'partners';

/**
 * Decides anew whether a part of a push counts as handed over, and what follows from it for its records: called in the
 * transaction of everything that changes a file's state, downloads included. A part is handed over when each of its
 * files is; then what it carried is due no more. A file that DATEV gives back makes its records due again.
 */
export async function settleDelivery(
  platform: Platform,
  tx: Tx,
  input: { readonly pushId: string; readonly part: PushPart },
): Promise<void> {
  const { pushId, part } = input;
  await lockDeliveries(tx, pushId);
  await tx.$queryRaw`SELECT 1 FROM "DataPush" WHERE "id" = ${pushId}::uuid FOR UPDATE`;
  const files = await tx.dataPushFile.findMany({
    where: { pushId, part },
    select: { state: true, importedAt: true, downloadedAt: true },
  });
  const isDelivered = files.every(({ state, importedAt, downloadedAt }) =>
    isHandedOver({ state: readFileState(state), wasImported: importedAt !== null, downloadedAt }),
  );
  const column = part === 'payroll' ? 'payrollDeliveredAt' : 'partnersDeliveredAt';
  const push = await tx.dataPush.findUniqueOrThrow({ where: { id: pushId } });
  if (isDelivered === (push[column] !== null)) return;
  await tx.dataPush.update({
    where: { id: pushId },
    data: { [column]: isDelivered ? platform.clock.now() : null },
  });
  if (part === 'payroll') {
    await settleRecords(tx, pushId);
    await settlePayments(tx, pushId);
  } else {
    await settlePartners(tx, pushId);
  }
}

/** What is delivered is summed up over all pushes of a company: two that settle at once would each miss the other. */
async function lockDeliveries(tx: Tx, pushId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('payroll-delivery:' || "companyId"::text, 0))
    FROM "DataPush" WHERE "id" = ${pushId}::uuid`;
}

const trackedTables = { employee: 'Employee', compensation: 'Compensation', time_off: 'TimeOff' } as const;

/** The delivered revision is the newest one that any handed-over push carried. */
async function settleRecords(tx: Tx, pushId: string): Promise<void> {
  for (const [kind, table] of Object.entries(trackedTables)) {
    await tx.$executeRaw`
      UPDATE ${Prisma.raw(`"${table}"`)} AS record SET "deliveredRevision" = (
        SELECT max(other."revision") FROM "DataPushRecord" other
        JOIN "DataPush" push ON push."id" = other."pushId"
        WHERE other."recordId" = record."id" AND other."kind" = ${kind} AND push."payrollDeliveredAt" IS NOT NULL
      )
      FROM "DataPushRecord" mine
      WHERE mine."pushId" = ${pushId}::uuid AND mine."kind" = ${kind} AND mine."recordId" = record."id"`;
  }
}

const storedCarried = z.object({ sent: z.json(), told: z.json() });

/** Payments handed over: all that were sent, less those a person was told to take back. */
async function settlePayments(tx: Tx, pushId: string): Promise<void> {
  const mine = await tx.dataPushRecord.findMany({ where: { pushId, kind: 'payroll_month' } });
  for (const { recordId } of mine) {
    const carried = await tx.dataPushRecord.findMany({
      where: { recordId, kind: 'payroll_month', push: { payrollDeliveredAt: { not: null } } },
    });
    const all = carried.map(({ payments }) => readCarried(payments));
    const told = all.flatMap((one) => one.told);
    const delivered = without(
      all.flatMap((one) => one.sent),
      told,
    );
    await tx.payrollMonth.updateMany({
      where: { id: recordId },
      data: { deliveredPayments: delivered as unknown as Prisma.InputJsonArray },
    });
  }
}

function readCarried(stored: Prisma.JsonValue): {
  sent: readonly PreparedPayment[];
  told: readonly PreparedPayment[];
} {
  const { sent, told } = storedCarried.parse(stored);
  return { sent: readPayments(sent), told: readPayments(told) };
}

/** A partner's line is known by its fingerprint: the newest one handed over counts. */
async function settlePartners(tx: Tx, pushId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "PartnerDelivery" known USING "DataPushRecord" mine
    WHERE mine."pushId" = ${pushId}::uuid AND mine."kind" = 'business_partner' AND mine."recordId" = known."partnerId"`;
  await tx.$executeRaw`
    INSERT INTO "PartnerDelivery" ("partnerId", "companyId", "fingerprint")
    SELECT DISTINCT ON (other."recordId") other."recordId", push."companyId", other."fingerprint"
    FROM "DataPushRecord" mine
    JOIN "DataPushRecord" other ON other."recordId" = mine."recordId" AND other."kind" = 'business_partner'
    JOIN "DataPush" push ON push."id" = other."pushId" AND push."partnersDeliveredAt" IS NOT NULL
    WHERE mine."pushId" = ${pushId}::uuid AND mine."kind" = 'business_partner'
    ORDER BY other."recordId", push."requestedAt" DESC`;
}
