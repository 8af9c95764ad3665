import type { Platform } from '@/lib/platform';
import { systemActor } from './actor';
import { recordAudit } from './audit';
import { createCompany, type NewCompany } from './companies';

/**
 * Makes a company (O1). For the command line: where anybody could found companies in a browser, anybody could connect datasets.
 * @returns its id; somebody has to be invited into it (`inviteMember`)
 */
export async function foundCompany(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  company: NewCompany,
): Promise<string> {
  return await db.$transaction(async (tx) => {
    const { id } = await createCompany({ db: tx, clock }, company);
    const details = { name: company.name };
    await recordAudit(tx, { actor: systemActor(id), action: 'company.founded', subject: id, details });
    return id;
  });
}
