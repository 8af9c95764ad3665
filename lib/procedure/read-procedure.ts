import { describeConnection } from '@/lib/connection/describe-connection';
import { listAccountRows, listRetiredAccountRows } from '@/lib/documents/account-rows';
import { readCompanySettings } from '@/lib/documents/company-settings';
import type { UserActor } from '@/lib/identity/actor';
import { listApiKeys } from '@/lib/identity/api-keys';
import { readCompany } from '@/lib/identity/companies';
import { listMembers } from '@/lib/identity/memberships';
import { may, requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { readSchedule } from '@/lib/schedules/read-schedule';
import { readLedger } from '@/lib/transfer/store/job-row';
import type { ProcedureFacts, RuleChange, YearOfTransfers } from './procedure-facts';

/** Changes that alter how documents travel; what people do every day is in the protocols. */
const ruleActions = [
  'account_row.',
  'account_table.',
  'company_settings.',
  'connection.',
  'member.',
  'api_key.',
  'schedule.',
  'ledger_folder.',
  'partner_account.',
];
const shownChanges = 300;

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
  const [company, connection, rules, accountRows, retiredRows, members, schedule] = await Promise.all([
    readCompany(platform, actor),
    describeConnection(platform, { actor }),
    readCompanySettings(platform, actor),
    listAccountRows(platform, actor),
    listRetiredAccountRows(platform, actor),
    listMembers(platform, actor),
    readSchedule(platform, actor),
  ]);
  const [folders, chain, years, changes, apiKeys] = await Promise.all([
    db.ledgerFolderChoice.findMany({ where: { companyId }, orderBy: { ledger: 'asc' } }),
    db.protocolChain.findUnique({ where: { companyId } }),
    transfersByYear(platform, companyId),
    ruleChanges(platform, companyId),
    may(actor, 'api_keys.read') ? listApiKeys(platform, actor) : null,
  ]);
  return {
    writtenAt: platform.clock.now(),
    writtenBy: actor.name,
    version,
    company,
    connection,
    folders: folders.map(({ ledger, folderName }) => ({ ledger: readLedger(ledger), name: folderName })),
    settings: rules,
    accountRows,
    retiredRows,
    members: members.map(({ name, role, since }) => ({ name, role, since })),
    apiKeys:
      apiKeys?.map(({ name, createdAt, revokedAt }) => ({ name, since: createdAt, until: revokedAt })) ??
      null,
    schedule,
    protocolYears: settings.protocolRetentionYears,
    httpLogDays: settings.httpLogDays,
    protocolRows: Number(chain?.position ?? 0),
    years,
    changes,
  };
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

async function ruleChanges({ db }: Platform, companyId: string): Promise<RuleChange[]> {
  return await db.auditEvent.findMany({
    where: { companyId, OR: ruleActions.map((beginning) => ({ action: { startsWith: beginning } })) },
    orderBy: { id: 'desc' },
    take: shownChanges,
    select: { at: true, actorName: true, action: true },
  });
}
