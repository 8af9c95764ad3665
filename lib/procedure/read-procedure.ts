import type { Ledger } from '@/lib/bookkeeping/invoice';
import { clientIdOf } from '@/lib/connection/client-numbers';
import { type ConnectionDescription, describeConnection } from '@/lib/connection/describe-connection';
import { latestSnapshot } from '@/lib/connection/snapshots';
import { listAccountRows, listRetiredAccountRows } from '@/lib/documents/account-rows';
import { readCompanySettings } from '@/lib/documents/company-settings';
import { type DocumentState, documentStates } from '@/lib/documents/document-states';
import type { UserActor } from '@/lib/identity/actor';
import { listApiKeys } from '@/lib/identity/api-keys';
import { readCompany } from '@/lib/identity/companies';
import { listMembers } from '@/lib/identity/memberships';
import { may, requirePermission } from '@/lib/identity/permissions';
import { readSecondFactorPolicy } from '@/lib/identity/second-factor/company-policy';
import type { Platform } from '@/lib/platform';
import { readSchedule } from '@/lib/schedules/read-schedule';
import { type MonthOfLedger, monthOverview } from '@/lib/transfer/read/month-overview';
import { readLedger } from '@/lib/transfer/store/job-row';
import type { ProcedureFacts, RuleChange, YearOfDocuments, YearOfTransfers } from './procedure-facts';
import { interventions, ruleChanges } from './read-changes';

/**
 * Everything about how this company's documents travel, as it stands at this moment (GoBD: Verfahrensdokumentation).
 * @param version of the product
 */
export async function readProcedure(
  platform: Platform,
  actor: UserActor,
  version: string,
): Promise<ProcedureFacts> {
  requirePermission(actor, 'audit.read');
  const { companyId } = actor;
  const { db, settings } = platform;
  const [company, connection, rules, accountRows, retiredRows, members, schedule, policy, overview] =
    await Promise.all([
      readCompany(platform, actor),
      describeConnection(platform, { actor }),
      readCompanySettings(platform, actor),
      listAccountRows(platform, actor),
      listRetiredAccountRows(platform, actor),
      listMembers(platform, actor),
      readSchedule(platform, actor),
      readSecondFactorPolicy(platform, actor),
      monthOverview(platform, actor),
    ]);
  const mayKnowKeys = may(actor, 'api_keys.read');
  const [folders, chain, years, changes, decided, dataset, apiKeys] = await Promise.all([
    db.ledgerFolderChoice.findMany({ where: { companyId }, orderBy: { ledger: 'asc' } }),
    db.protocolChain.findUnique({ where: { companyId } }),
    transfersByYear(platform, companyId),
    ruleChanges(platform, companyId),
    interventions(platform, companyId),
    datasetOf(platform, companyId, connection),
    mayKnowKeys ? listApiKeys(platform, actor) : null,
  ]);
  return {
    writtenAt: platform.clock.now(),
    writtenBy: actor.name,
    version,
    company,
    connection,
    folders: folders.map(({ ledger, folderName }) => ({ ledger: readLedger(ledger), name: folderName })),
    dataset,
    settings: rules,
    accountRows,
    retiredRows,
    members: members.map(({ name, role, since }) => ({ name, role, since })),
    apiKeys:
      apiKeys?.map(({ name, createdAt, revokedAt }) => ({ name, since: createdAt, until: revokedAt })) ??
      null,
    schedule,
    isSecondFactorDemanded: policy.isDemanded,
    fileStore: settings.fileStore.kind,
    protocolYears: settings.protocolRetentionYears,
    httpLogDays: settings.httpLogDays,
    protocolRows: Number(chain?.position ?? 0),
    years,
    documentYears: documentsByYear(overview),
    changes: mayKnowKeys ? changes : withoutKeyNames(changes),
    interventions: decided,
  };
}

async function datasetOf(
  platform: Platform,
  companyId: string,
  { consultantNumber, clientNumber }: ConnectionDescription,
) {
  if (consultantNumber === null || clientNumber === null) return null;
  return await latestSnapshot(platform, {
    companyId,
    clientId: clientIdOf({ consultantNumber, clientNumber }),
  });
}

async function transfersByYear({ db }: Platform, companyId: string): Promise<YearOfTransfers[]> {
  const rows = await db.$queryRaw<
    { year: string; ledger: string; transfers: number; accepted: number; refused: number }[]
  >`
    SELECT left(t."accountingMonth", 4) AS year, t."ledger", count(DISTINCT t."id")::int AS transfers,
      count(*) FILTER (WHERE d."result" IN ('accepted', 'accepted_with_warning'))::int AS accepted,
      count(*) FILTER (WHERE d."result" = 'refused')::int AS refused
    FROM "Transfer" t
    LEFT JOIN "TransferJob" j ON j."transferId" = t."id"
    LEFT JOIN "TransferDocument" d ON d."jobId" = j."id"
    WHERE t."companyId" = ${companyId}::uuid
    GROUP BY 1, 2 ORDER BY 1 DESC, 2`;
  return rows.map((row) => ({ ...row, ledger: readLedger(row.ledger) }));
}

/** Years × ledgers, the newest first. */
function documentsByYear(overview: readonly MonthOfLedger[]): YearOfDocuments[] {
  const years = new Map<string, { year: string; ledger: Ledger; documents: Record<DocumentState, number> }>();
  for (const { month, ledger, documents } of overview) {
    const year = month.slice(0, 4);
    const one = years.get(`${year} ${ledger}`) ?? { year, ledger, documents: { ...noDocuments } };
    for (const state of documentStates) one.documents[state] += documents[state];
    years.set(`${year} ${ledger}`, one);
  }
  return [...years.values()];
}

const noDocuments = { open: 0, under_way: 0, transferred: 0, refused: 0, handled_elsewhere: 0 };

/** Names of keys are not for everybody (S1). */
function withoutKeyNames(changes: readonly RuleChange[]): RuleChange[] {
  return changes.map((change) =>
    change.action.startsWith('api_key.') ? { ...change, details: {} } : change,
  );
}
