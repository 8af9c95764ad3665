import type { Platform } from '@/lib/platform';
import type { Employee as Row } from '@/lib/platform/generated/prisma/client';
import { openFields, sealedFields, sealFields } from './sealed-fields';

const batch = 500;

/**
 * Seals people's data anew that is not under the first key (C10): together with the tokens' `resealTokens` an old key can
 * be removed afterwards. @returns how many people
 */
export async function resealEmployees(platform: Platform): Promise<number> {
  let resealed = 0;
  let lastId = '';
  for (;;) {
    const rows = await platform.db.employee.findMany({
      where: lastId === '' ? {} : { id: { gt: lastId } },
      orderBy: { id: 'asc' },
      take: batch,
    });
    for (const row of rows) if (await reseal(platform, row)) resealed += 1;
    if (rows.length < batch) return resealed;
    lastId = rows.at(-1)?.id ?? '';
  }
}

async function reseal({ db, vault }: Platform, row: Row): Promise<boolean> {
  const isOld = sealedFields.some((field) => {
    const sealed = row[`${field}Sealed`];
    return sealed !== null && vault.isUnderOldKey(sealed);
  });
  if (!isOld) return false;
  const data = sealFields(vault, row.companyId, openFields(vault, row.companyId, row));
  // Changed meanwhile means sealed meanwhile, by the first key.
  const { count } = await db.employee.updateMany({ where: { id: row.id, revision: row.revision }, data });
  return count === 1;
}
