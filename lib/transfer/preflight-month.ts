import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import { clientIdOf } from '@/lib/connection/client-numbers';
import { latestSnapshot, type Snapshot } from '@/lib/connection/snapshots';
import { loadDocumentsForMonth } from '@/lib/documents/load-documents';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { type PreflightResult, runPreflight } from '@/lib/preflight/run-preflight';
import { gatherPreflight } from './live/gather-preflight';

export interface MonthInput {
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
  /** Only these documents; default: everything that waits. */
  readonly documentIds?: readonly string[];
}

/**
 * Preflight of what a click on "Nach DATEV übertragen" would send, against DATEV's last answer: costs DATEV nothing (T8).
 * The worker runs the same checks again with an answer of the day.
 */
export async function preflightMonth(
  platform: Platform,
  actor: Actor,
  input: MonthInput,
): Promise<PreflightResult> {
  requirePermission(actor, 'preflight.read');
  const { companyId } = actor;
  const { ledger, month, documentIds } = input;
  const documents = await loadDocumentsForMonth(platform, {
    companyId,
    ledger,
    month,
    states: ['open', 'refused'],
    ...(documentIds ? { ids: documentIds } : {}),
  });
  const snapshot = await knownSnapshot(platform, companyId);
  return runPreflight(
    await gatherPreflight(platform, { companyId, ledger, month, documents, snapshot, ownDocuments: false }),
  );
}

/** DATEV's last answer about the dataset the company is connected with. */
export async function knownSnapshot(platform: Platform, companyId: string): Promise<Snapshot | null> {
  const connection = await platform.db.connection.findUnique({ where: { companyId } });
  if (!connection) return null;
  return await latestSnapshot(platform, { companyId, clientId: clientIdOf(connection) });
}
