import type { Tx } from '@/lib/platform/db';

/** One writer at a time for what hangs on a person: wages make room for each other. Until the transaction ends. */
export async function lockEmployee(tx: Tx, employeeId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Employee" WHERE "id" = ${employeeId}::uuid FOR UPDATE`;
}
