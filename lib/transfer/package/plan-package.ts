import type { JobKey, Ledger } from '@/lib/bookkeeping/invoice';
import type { PlannedJob } from '@/lib/bookkeeping/plan-jobs';
import type { Snapshot } from '@/lib/connection/snapshots';
import { type LoadedDocument, loadDocumentsForMonth } from '@/lib/documents/load-documents';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { ledgerSubject } from '@/lib/preflight/checks/client-check';
import type { Finding } from '@/lib/preflight/finding';
import { preflightFinding } from '@/lib/preflight/preflight-finding';
import { type PreflightResult, runPreflight } from '@/lib/preflight/run-preflight';
import { gatherPreflight } from '../live/gather-preflight';
import { subjectIdOf } from '../live/job-documents';
import { knownSnapshot } from '../preflight-month';
import { livingClaims } from '../store/living-claims';

/** What the packages of a month and ledger would hold. */
export interface PackagePlan {
  /** One package each; none while something stops all. */
  readonly parts: readonly PlannedJob[];
  /** About everything and about single documents; nothing about the connection, which a package does without. */
  readonly findings: readonly Finding[];
  readonly heldBack: PreflightResult['heldBack'];
  readonly folderName: string;
}

/** What a package is made of beside its plan. */
export interface PackageGround {
  readonly plan: PackagePlan;
  readonly preflight: PreflightResult;
  readonly documents: ReadonlyMap<string, LoadedDocument>;
  readonly snapshot: Snapshot | null;
}

/** DATEV's own names for the folders of a dataset nobody has renamed. */
const standardFolders: Readonly<Record<Ledger, string>> = {
  accounts_receivable: 'Ausgangsrechnungen',
  accounts_payable: 'Eingangsrechnungen',
  cash: 'Kasse',
};

/**
 * Plans the packages of everything that waits in a month and ledger (T13): the same checks as a transfer, without the
 * connection. What DATEV last told of the dataset counts where it is known.
 */
export async function planPackage(platform: Platform, actor: Actor, key: JobKey): Promise<PackageGround> {
  requirePermission(actor, 'documents.read');
  const { companyId } = actor;
  const { ledger, month } = key;
  const waiting = await loadDocumentsForMonth(platform, {
    companyId,
    ledger,
    month,
    states: ['open', 'refused'],
  });
  const claimed = await livingClaims(platform.db, companyId, waiting);
  const documents = waiting.filter((document) => !claimed.has(subjectIdOf(document)));
  const snapshot = await knownSnapshot(platform, companyId);
  const input = await gatherPreflight(platform, {
    companyId,
    ledger,
    month,
    documents,
    snapshot,
    ownDocuments: true,
  });
  const clientId = snapshot ? input.connection.clientId : null;
  const connection = {
    state: 'connected',
    problem: null,
    clientId,
    expiresAt: null,
    isLongTerm: true,
  } as const;
  const preflight = runPreflight({ ...input, connection });
  const known = await knownFolder(platform, companyId, ledger);
  const folderName = known ?? standardFolders[ledger];
  const params = { ledger, folder: folderName };
  const isAssumed = known === null && preflight.plan.length > 0;
  const findings = [
    ...preflight.findings.filter(isAboutPackage),
    ...(isAssumed ? [preflightFinding('LEDGER_FOLDER_ASSUMED', params, ledgerSubject(key))] : []),
  ];
  return {
    plan: { parts: preflight.plan, findings, heldBack: preflight.heldBack, folderName },
    preflight,
    documents: new Map(documents.map((document) => [subjectIdOf(document), document])),
    snapshot,
  };
}

/** How old DATEV's answer is matters only to who sends online. */
function isAboutPackage({ code }: Finding): boolean {
  return !code.startsWith('CONNECTION_');
}

/** The chosen folder, or that of the last transfer (M6). */
async function knownFolder({ db }: Platform, companyId: string, ledger: Ledger): Promise<string | null> {
  const choice = await db.ledgerFolderChoice.findUnique({
    where: { companyId_ledger: { companyId, ledger } },
  });
  const last = await db.transferJob.findFirst({
    where: { companyId, ledger, finalisedAt: { not: null } },
    orderBy: { finalisedAt: 'desc' },
    select: { ledgerFolderName: true },
  });
  return choice?.folderName ?? last?.ledgerFolderName ?? null;
}
