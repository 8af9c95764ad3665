import type { Problem } from '@/lib/bookkeeping/problem';
import { problemOfHrFailure } from '@/lib/datev/hr-files/hr-files-errors';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { connectionFacts, decideCarriage } from '../push/carrier';
import { datasetOf } from '../push/dataset';
import { loadSettings } from '../settings/settings';
import { fileCarriersOf } from './clients';

/** Whether payroll files reach DATEV by themselves, or why they do not. */
export type WritePermission =
  | { readonly isReady: true }
  | { readonly isReady: false; readonly problem: Problem };

/** Asks DATEV whether the person who connected may upload payroll files for this dataset (K8). */
export async function checkWritePermission(platform: Platform, actor: Actor): Promise<WritePermission> {
  requirePermission(actor, 'general_data.read');
  const { companyId } = actor;
  const dataset = await datasetOf(platform, companyId, await loadSettings(platform.db, companyId));
  const kept: Problem = { code: 'FILE_KEPT_NOT_CONNECTED', params: { file: '', service: 'hr_files' } };
  if (!dataset) return { isReady: false, problem: kept };
  const carriage = decideCarriage('psd', { connection: await connectionFacts(platform, companyId), dataset });
  if (carriage.kind === 'kept') return { isReady: false, problem: carriage.problem };
  const result = await fileCarriersOf(platform, companyId).callHrFiles((client, clientId) =>
    client.checkAccess(clientId),
  );
  if (result.kind === 'ok') return { isReady: true };
  return {
    isReady: false,
    problem: result.kind === 'unauthorised' ? kept : problemOfHrFailure('hrCheckAccess', result),
  };
}
