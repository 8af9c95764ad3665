import { berlinDay, type IsoDate } from '@/lib/bookkeeping/calendar';
import { employeeRecord } from '@/lib/bookkeeping/payroll/problems';
import { isoDateOf, storedDate } from '@/lib/documents/stored-dates';
import { storedJson } from '@/lib/documents/stored-json';
import { type Actor, systemActor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { Employee as Row } from '@/lib/platform/generated/prisma/client';
import { findEmployee } from './find-employees';
import { lockEmployee } from './lock-employee';
import { planErasure } from './plan-erasure';

export type EraseOutcome =
  | { readonly kind: 'erased' }
  | { readonly kind: 'restricted'; readonly until: IsoDate }
  | { readonly kind: 'still_employed' }
  | { readonly kind: 'not_found' };

/**
 * Erases a person as far as the law allows now; the audit log keeps that it was done and by whom, but no name. What has
 * to be kept loses contact and bank data at once, is shown to nobody and goes by itself when its time is over.
 */
export async function eraseEmployee(
  platform: Platform,
  actor: Actor,
  input: { readonly employee: string },
): Promise<EraseOutcome> {
  requirePermission(actor, 'employees.erase');
  return platform.db.$transaction(async (tx): Promise<EraseOutcome> => {
    const row = await findEmployee(tx, actor.companyId, input.employee);
    if (!row) return { kind: 'not_found' };
    await lockEmployee(tx, row.id);
    const plan = planErasure({
      exitDate: row.exitDate && isoDateOf(row.exitDate),
      wasHandedOver: await wasHandedOver(tx, row),
      today: berlinDay(platform.clock.now()),
      retentionYears: platform.settings.protocolRetentionYears,
    });
    const subject = row.id;
    switch (plan.kind) {
      case 'still_employed':
        return { kind: 'still_employed' };
      case 'erase':
        await removeEmployee(tx, row.id);
        await recordAudit(tx, { actor, action: 'employee.erased', subject });
        return { kind: 'erased' };
      case 'restrict':
        await restrict(platform, tx, row, plan.until);
        await recordAudit(tx, {
          actor,
          action: 'employee.restricted',
          subject,
          details: { until: plan.until },
        });
        return { kind: 'restricted', until: plan.until };
    }
  });
}

/** A push that still exists carried him or something of his. Kept files may be handed over at any time, so they count. */
async function wasHandedOver(tx: Tx, { id: employeeId }: Row): Promise<boolean> {
  const of = { where: { employeeId }, select: { id: true } };
  const [wages, timeOffs, months] = await Promise.all([
    tx.compensation.findMany(of),
    tx.timeOff.findMany(of),
    tx.payrollMonth.findMany(of),
  ]);
  const ids = [employeeId, ...[...wages, ...timeOffs, ...months].map(({ id }) => id)];
  return (await tx.dataPushRecord.findFirst({ where: { recordId: { in: ids } } })) !== null;
}

/** Fields that no payroll record needs once the person has left. */
const contactFields: ReadonlySet<string> = new Set(['email', 'phone', 'bic', 'accountHolder']);

async function restrict(platform: Platform, tx: Tx, row: Row, until: IsoDate): Promise<void> {
  const kept = Object.entries(Object(row.details)).filter(([field]) => !contactFields.has(field));
  await tx.employee.update({
    where: { id: row.id },
    data: {
      restrictedAt: platform.clock.now(),
      eraseAfter: storedDate(until),
      details: storedJson(Object.fromEntries(kept)),
      ibanSealed: null,
    },
  });
}

async function removeEmployee(tx: Tx, employeeId: string): Promise<void> {
  await forgetWarnings(tx, await tx.employee.findUniqueOrThrow({ where: { id: employeeId } }));
  await tx.compensation.deleteMany({ where: { employeeId } });
  await tx.timeOff.deleteMany({ where: { employeeId } });
  await tx.payrollMonth.deleteMany({ where: { employeeId } });
  await tx.employee.delete({ where: { id: employeeId } });
}

/** Pushes go on telling what they carried and left out; what they said about him, by name and number, goes with him. */
async function forgetWarnings(tx: Tx, employee: Row): Promise<void> {
  const { title } = employeeRecord(employee);
  const ofEmployee = { where: { employeeId: employee.id }, select: { externalId: true } };
  const own = [...(await tx.compensation.findMany(ofEmployee)), ...(await tx.timeOff.findMany(ofEmployee))];
  const keys = [employee.externalId, ...own.map(({ externalId }) => externalId)];
  await tx.$executeRaw`
    UPDATE "DataPush" SET "warnings" = coalesce((
      SELECT jsonb_agg(warning ORDER BY position)
      FROM jsonb_array_elements("warnings") WITH ORDINALITY AS each(warning, position)
      WHERE NOT (warning->'record'->>'key' = ANY (${keys}) OR position(${title} IN warning::text) > 0)
    ), '[]')
    WHERE "companyId" = ${employee.companyId}::uuid AND "warnings" <> '[]'`;
}

/** Worker (nightly): removes the people whose retention is over. @returns how many */
export async function removeExpiredEmployees(platform: Platform): Promise<number> {
  const today = storedDate(berlinDay(platform.clock.now()));
  const expired = await platform.db.employee.findMany({
    where: { restrictedAt: { not: null }, eraseAfter: { lt: today } },
    select: { id: true, companyId: true },
  });
  for (const { id, companyId } of expired) {
    await platform.db.$transaction(async (tx) => {
      await removeEmployee(tx, id);
      const actor = systemActor(companyId);
      await recordAudit(tx, {
        actor,
        action: 'employee.erased',
        subject: id,
        details: { after: 'retention' },
      });
    });
  }
  return expired.length;
}
