import { z } from 'zod';
import { berlinDay, parseIsoDate } from '@/lib/bookkeeping/calendar';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { ClientBasics } from '@/lib/datev/dxso/types';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { ClientSnapshot, Prisma } from '@/lib/platform/generated/prisma/client';
import { clientIdOf } from './client-numbers';
import { compareBasics } from './compare-basics';
import { problemJson, readProblem } from './connection-row';

const dateSchema = z.string().transform((text, context) => {
  const date = parseIsoDate(text);
  if (date) return date;
  context.addIssue({ code: 'custom', message: 'not a date' });
  return z.NEVER;
});

const basicsSchema = z.object({
  consultantNumber: z.number(),
  clientNumber: z.number(),
  name: z.string(),
  isDocumentManagementAvailable: z.boolean(),
  fiscalYears: z.array(
    z.object({
      start: dateSchema,
      end: dateSchema,
      accountLength: z.number().nullable(),
      accountsPayable: z.boolean(),
      accountsReceivable: z.boolean(),
      cash: z.boolean(),
    }),
  ),
});

/** DATEV's confirmed answer of one check, and what had changed since the day before (M5). */
export interface Snapshot {
  readonly basics: ClientBasics;
  readonly takenAt: Date;
  readonly differences: readonly Problem[];
}

/** Stores a check's answer and compares it with the last one of an earlier day, or the first of today. */
export async function storeSnapshot(
  platform: Platform,
  tx: Tx,
  input: { companyId: string; basics: ClientBasics; raw: string },
): Promise<Snapshot> {
  const { companyId, basics } = input;
  const takenAt = platform.clock.now();
  const day = new Date(`${berlinDay(takenAt)}T00:00:00Z`);
  const clientId = clientIdOf(basics);
  const before =
    (await tx.clientSnapshot.findFirst({
      where: { companyId, clientId, day: { lt: day } },
      orderBy: { takenAt: 'desc' },
    })) ??
    (await tx.clientSnapshot.findFirst({ where: { companyId, clientId, day }, orderBy: { takenAt: 'asc' } }));
  const differences = before ? compareBasics(readSnapshot(before).basics, basics) : [];
  await tx.clientSnapshot.create({
    data: {
      companyId,
      clientId,
      day,
      takenAt,
      raw: input.raw,
      basics: basicsJson(basics),
      differences: differences.map(problemJson),
    },
  });
  return { basics, takenAt, differences };
}

/** The newest snapshot of a company's dataset; null before the first check. */
export async function latestSnapshot(
  platform: Platform,
  input: { companyId: string; clientId: string },
): Promise<Snapshot | null> {
  const row = await platform.db.clientSnapshot.findFirst({ where: input, orderBy: { takenAt: 'desc' } });
  return row ? readSnapshot(row) : null;
}

function readSnapshot(row: ClientSnapshot): Snapshot {
  const differences = Array.isArray(row.differences) ? row.differences : [];
  return {
    basics: basicsSchema.parse(row.basics),
    takenAt: row.takenAt,
    differences: differences.map(readProblem).filter((problem) => problem !== null),
  };
}

function basicsJson(basics: ClientBasics): Prisma.InputJsonObject {
  return { ...basics, fiscalYears: basics.fiscalYears.map((year) => ({ ...year })) };
}
