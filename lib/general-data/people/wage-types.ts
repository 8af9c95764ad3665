import type { Problem } from '@/lib/bookkeeping/problem';
import type { Tx } from '@/lib/platform/db';

/** The company's names of Lohnarten. */
export type WageTypeNames = ReadonlyMap<string, number>;

export async function loadWageTypeNames(db: Tx, companyId: string): Promise<WageTypeNames> {
  const rows = await db.wageTypeMapping.findMany({ where: { companyId } });
  return new Map(rows.map(({ name, wageType }) => [wageTypeKey(name), wageType]));
}

/** `Überstunden 25 %` and `überstunden 25 %` are one name. */
export function wageTypeKey(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('de');
}

/**
 * Puts the Lohnart in the place of the company's own name of it. A number stays; a name nobody has mapped is refused
 * instead of falling back to the default: it would be paid as something else.
 */
export function withWageType(
  input: unknown,
  names: WageTypeNames,
): { readonly input: unknown; readonly problem: Problem | null } {
  if (input === null || typeof input !== 'object' || !('wageType' in input)) return { input, problem: null };
  const { wageType } = input;
  if (typeof wageType !== 'string') return { input, problem: null };
  const number = /^\d{1,4}$/.test(wageType.trim()) ? Number(wageType) : names.get(wageTypeKey(wageType));
  if (number !== undefined) return { input: { ...input, wageType: number }, problem: null };
  const params = { field: 'wageType', name: wageType.slice(0, 100) };
  return { input, problem: { code: 'WAGE_TYPE_NAME_UNKNOWN', params, path: 'wageType' } };
}
