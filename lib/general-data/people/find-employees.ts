import { z } from 'zod';
import type { Tx } from '@/lib/platform/db';
import type { Prisma, Employee as Row } from '@/lib/platform/generated/prisma/client';

const remotePattern = /^remote:(\d{1,5})$/;
const isUuid = (text: string) => z.uuid().safeParse(text).success;

/** Restricted people are not found: for everybody outside the retention they are gone. */
export function livingEmployees(companyId: string): Prisma.EmployeeWhereInput {
  return { companyId, restrictedAt: null };
}

/** By our id, by the sender's own id, or `remote:<Personalnummer>`; null: the company has no such person. */
export async function findEmployee(db: Tx, companyId: string, reference: string): Promise<Row | null> {
  return (await findEmployees(db, companyId, [reference])).get(reference) ?? null;
}

/** As `findEmployee`, for many references at once. Our own id wins over a sender's that happens to look like one. */
async function findEmployees(
  db: Tx,
  companyId: string,
  references: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  const wanted = [...new Set(references)];
  const numbers = wanted.flatMap((text) => Number(remotePattern.exec(text)?.[1] ?? Number.NaN) || []);
  const rows = await db.employee.findMany({
    where: {
      ...livingEmployees(companyId),
      OR: [
        { id: { in: wanted.filter(isUuid) } },
        { externalId: { in: wanted } },
        { personnelNumber: { in: numbers } },
      ],
    },
  });
  const byKey = new Map<string, Row>();
  for (const row of rows) if (row.personnelNumber) byKey.set(`remote:${row.personnelNumber}`, row);
  for (const row of rows) byKey.set(row.externalId, row);
  for (const row of rows) byKey.set(row.id, row);
  return new Map(
    wanted.flatMap((text) => {
      const number = remotePattern.exec(text)?.[1];
      const row = byKey.get(number === undefined ? text : `remote:${Number(number)}`);
      return row ? [[text, row] as const] : [];
    }),
  );
}
