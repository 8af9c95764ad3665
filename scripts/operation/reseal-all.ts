import { systemActor } from '@/lib/identity/actor';
import { recordAudit, recordProductAudit } from '@/lib/identity/audit';
import type { Platform } from '@/lib/platform';
import { countByKey, type OnResealed, resealColumn, type SealedCount } from '@/lib/platform/reseal';
import { sealedColumns } from '@/lib/platform/sealed-columns';

export interface ResealReport {
  readonly sealingKey: string;
  readonly resealed: number;
  /** Texts no key of the settings opens, by column. */
  readonly unreadable: readonly { readonly column: string; readonly count: number }[];
  /** How it is afterwards. */
  readonly counts: readonly SealedCount[];
  /** Keys of the settings that nothing needs any more. */
  readonly removableKeys: readonly string[];
}

/**
 * Seals every secret of the database under the first of `TOKEN_KEYS` (C10).
 * @param input.onlyLook counts and changes nothing
 */
export async function resealAll(
  platform: Pick<Platform, 'db' | 'vault' | 'settings'>,
  input: { readonly onlyLook: boolean },
): Promise<ResealReport> {
  const [sealingKey, ...olderKeys] = platform.settings.tokenKeys;
  if (!sealingKey) throw new Error('TOKEN_KEYS is empty');
  let resealed = 0;
  const unreadable: { column: string; count: number }[] = [];
  for (const place of input.onlyLook ? [] : sealedColumns) {
    const done = await resealColumn(platform, sealingKey, place, recordOf(sealingKey.id));
    resealed += done.resealed;
    if (done.unreadable > 0) {
      unreadable.push({ column: `${place.table}.${place.column}`, count: done.unreadable });
    }
  }
  const counts = await countByKey(platform.db);
  const inUse = new Set(counts.map(({ keyId }) => keyId));
  return {
    sealingKey: sealingKey.id,
    resealed,
    unreadable,
    counts,
    removableKeys: olderKeys.map(({ id }) => id).filter((id) => !inUse.has(id)),
  };
}

/** The act as the company's audit log shows it; what belongs to persons stands under no company (S4). */
function recordOf(keyId: string): OnResealed {
  return async (tx, { place: { table, column }, companyId, count }) => {
    const details = { column: `${table}.${column}`, count, keyId };
    const entry = { action: 'secrets.resealed', details } as const;
    if (companyId === null) await recordProductAudit(tx, entry);
    else await recordAudit(tx, { actor: systemActor(companyId), ...entry });
  };
}
