import {
  checkPartnerAccount,
  nextFreePartnerAccount,
  type PartnerKind,
} from '@/lib/bookkeeping/partner-accounts';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Actor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { type BusinessPartnerView, readPartnerKind } from './business-partners';
import { settingsOf } from './company-settings';

/** Debitoren or Kreditoren of the company, by name. */
export async function listBusinessPartners(
  platform: Platform,
  actor: Actor,
  input: { readonly kind: PartnerKind; readonly search?: string },
): Promise<BusinessPartnerView[]> {
  requirePermission(actor, 'account_table.read');
  const rows = await platform.db.businessPartner.findMany({
    where: {
      companyId: actor.companyId,
      kind: input.kind,
      ...(input.search ? { name: { contains: input.search, mode: 'insensitive' } } : {}),
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 1000,
  });
  return rows.map(({ id, kind, matchKey, name, city, accountNo }) => ({
    id,
    kind: readPartnerKind(kind),
    matchKey,
    name,
    city,
    accountNo,
  }));
}

export type AssignPartnerAccountOutcome =
  | { readonly kind: 'assigned'; readonly accountNo: string | null }
  | { readonly kind: 'not_found' }
  /** Another partner has this account. */
  | { readonly kind: 'taken'; readonly byName: string }
  | { readonly kind: 'exhausted' }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

export interface AssignPartnerAccountInput {
  readonly partnerId: string;
  /** The account, null to take it away, or `next` for the next free number. */
  readonly accountNo: string | null | 'next';
  /** Of the fiscal year; `next` needs it. */
  readonly accountLength: number | null;
}

/** Gives a partner his Debitor or Kreditor account (B4). */
export async function assignPartnerAccount(
  platform: Platform,
  actor: Actor,
  input: AssignPartnerAccountInput,
): Promise<AssignPartnerAccountOutcome> {
  requirePermission(actor, 'partner_accounts.change');
  const { companyId } = actor;
  return platform.db.$transaction(async (tx) => {
    await lockPartnerAccounts(tx, companyId);
    const partner = await tx.businessPartner.findFirst({ where: { id: input.partnerId, companyId } });
    if (!partner) return { kind: 'not_found' };
    const kind = readPartnerKind(partner.kind);
    const accountNo =
      input.accountNo === 'next' ? await nextFree(tx, companyId, kind, input.accountLength) : input.accountNo;
    if (input.accountNo === 'next' && accountNo === null) return { kind: 'exhausted' };
    if (accountNo !== null) {
      const problems = checkPartnerAccount(accountNo, kind, input.accountLength, 'accountNo');
      if (problems.length > 0) return { kind: 'invalid', problems };
      const other = await tx.businessPartner.findFirst({
        where: { companyId, accountNo, NOT: { id: partner.id } },
      });
      if (other) return { kind: 'taken', byName: other.name };
    }
    await tx.businessPartner.update({ where: { id: partner.id }, data: { accountNo } });
    const details = { kind, name: partner.name, before: partner.accountNo, after: accountNo };
    await recordAudit(tx, { actor, action: 'partner_account.assigned', subject: partner.id, details });
    return { kind: 'assigned', accountNo };
  });
}

/**
 * In mode `single`, gives every partner of the kind without an account the next free number, in the order they came.
 * In the other modes nothing happens: numbers at DATEV belong to the Berater.
 * @returns how many got one; stops when the range is full
 */
export async function assignMissingPartnerAccounts(
  platform: Platform,
  actor: Actor,
  input: { readonly kind: PartnerKind; readonly accountLength: number },
): Promise<number> {
  const { companyId } = actor;
  requirePermission(actor, 'partner_accounts.change');
  const company = await platform.db.company.findUniqueOrThrow({ where: { id: companyId } });
  if (settingsOf(company).partnerAccounts.mode !== 'single') return 0;
  const partners = await platform.db.businessPartner.findMany({
    where: { companyId, kind: input.kind, accountNo: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  let assigned = 0;
  for (const { id } of partners) {
    const wanted = { partnerId: id, accountNo: 'next', accountLength: input.accountLength } as const;
    const outcome = await assignPartnerAccount(platform, actor, wanted);
    if (outcome.kind !== 'assigned') break;
    assigned += 1;
  }
  return assigned;
}

/** One giver of numbers at a time, so that no number is given twice. */
export async function lockPartnerAccounts(tx: Tx, companyId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`partner-accounts:${companyId}`}, 0))`;
}

async function nextFree(
  tx: Tx,
  companyId: string,
  kind: PartnerKind,
  accountLength: number | null,
): Promise<string | null> {
  if (accountLength === null) return null;
  const company = await tx.company.findUniqueOrThrow({ where: { id: companyId } });
  const { firstFree, collective } = settingsOf(company).partnerAccounts;
  const partners = await tx.businessPartner.findMany({
    where: { companyId, accountNo: { not: null } },
    select: { accountNo: true },
  });
  const taken = new Set(partners.flatMap(({ accountNo }) => accountNo ?? []));
  for (const accountNo of [collective.customer, collective.supplier]) if (accountNo) taken.add(accountNo);
  return nextFreePartnerAccount(kind, accountLength, taken, firstFree[kind] ?? undefined);
}
