import type { z } from 'zod';
import { storedJson } from '@/lib/documents/stored-json';
import type { Actor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { wageTypeKey } from '../people/wage-types';
import { type AffectedRecords, affectedBy } from './affected-records';
import { type GeneralDataSettings, loadSettings, settingsSchema } from './settings';

export type SaveSettingsOutcome =
  | { readonly kind: 'saved'; readonly settings: GeneralDataSettings }
  /** Paths of the fields that cannot be read, `absences[2].lugKey`. */
  | { readonly kind: 'invalid'; readonly paths: readonly string[] };

const changeSchema = settingsSchema.partial();
type SettingsChange = z.infer<typeof changeSchema>;

/**
 * Changes what is given and leaves the rest; the audit keeps before and after (S4). Records whose lines come out otherwise
 * now count as changed and go with the next push.
 */
export async function saveSettings(
  platform: Platform,
  actor: Actor,
  input: unknown,
): Promise<SaveSettingsOutcome> {
  requirePermission(actor, 'general_data.configure');
  const parsed = changeSchema.safeParse(input);
  if (!parsed.success) {
    return { kind: 'invalid', paths: parsed.error.issues.map(({ path }) => path.join('.')) };
  }
  const twice = [
    ...repeated(parsed.data.absences?.map(({ type }) => type) ?? [], 'absences', 'type'),
    ...repeated(parsed.data.wageTypes?.map(({ name }) => wageTypeKey(name)) ?? [], 'wageTypes', 'name'),
  ];
  if (twice.length > 0) return { kind: 'invalid', paths: twice };
  return platform.db.$transaction(async (tx) => {
    await lockSettings(tx, actor.companyId);
    const before = await loadSettings(tx, actor.companyId);
    await write(tx, actor.companyId, parsed.data);
    const settings = await loadSettings(tx, actor.companyId);
    await markChanged(tx, actor.companyId, affectedBy(before, settings));
    const details = storedJson({ before, after: settings });
    await recordAudit(tx, {
      actor,
      action: 'general_data_settings.changed',
      subject: actor.companyId,
      details,
    });
    return { kind: 'saved', settings };
  });
}

function repeated(values: readonly string[], list: string, field: string): string[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) === index ? [] : [`${list}.${index}.${field}`],
  );
}

/** One writer at a time: mappings are replaced as a whole. */
async function lockSettings(tx: Tx, companyId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`general-data-settings:${companyId}`}, 0))`;
}

async function write(tx: Tx, companyId: string, change: SettingsChange): Promise<void> {
  const { absences, wageTypes, ...columns } = change;
  const data = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
  await tx.generalDataSettings.upsert({ where: { companyId }, create: { companyId, ...data }, update: data });
  if (absences) {
    await tx.absenceMapping.deleteMany({ where: { companyId } });
    await tx.absenceMapping.createMany({ data: absences.map((mapping) => ({ companyId, ...mapping })) });
  }
  if (wageTypes) {
    await tx.wageTypeMapping.deleteMany({ where: { companyId } });
    await tx.wageTypeMapping.createMany({ data: wageTypes.map((mapping) => ({ companyId, ...mapping })) });
  }
}

async function markChanged(tx: Tx, companyId: string, affected: AffectedRecords): Promise<void> {
  const data = { revision: { increment: 1 } };
  if (affected.employees) await tx.employee.updateMany({ where: { companyId }, data });
  if (affected.compensations !== 'none') {
    const unnamed = affected.compensations === 'all' ? {} : { wageType: null, period: 'month' };
    await tx.compensation.updateMany({ where: { companyId, ...unnamed }, data });
  }
  const types = affected.timeOffs === 'all' ? {} : { type: { in: [...affected.timeOffs] } };
  await tx.timeOff.updateMany({ where: { companyId, ...types }, data });
}
