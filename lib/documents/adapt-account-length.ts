import { berlinDay } from '@/lib/bookkeeping/calendar';
import { type Actor, actorId, actorName } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { type Finding, readFinding } from '@/lib/preflight/finding';
import { preflightFinding } from '@/lib/preflight/preflight-finding';
import { type AccountChange, type LengthPreview, previewLengths } from './account-length-preview';
import { livingAccountRows, lockAccountTable } from './account-rows';
import { settingsOf } from './company-settings';
import { lockPartnerAccounts } from './partner-accounts';
import { storedJson } from './stored-json';

/** What would change if the accounts were brought to this length; nothing is changed (M3). */
export async function previewAccountLength(
  platform: Platform,
  actor: Actor,
  accountLength: number,
): Promise<LengthPreview> {
  requirePermission(actor, 'account_table.read');
  return loadPreview(platform.db, actor.companyId, accountLength);
}

export type AdaptOutcome =
  | { readonly kind: 'adapted'; readonly finding: Finding; readonly open: readonly AccountChange[] }
  /** The accounts are not what the preview showed any more: look again. */
  | { readonly kind: 'changed_meanwhile' }
  | { readonly kind: 'nothing_to_do' };

/**
 * Brings the account table and the partners' accounts to the length DATEV has now, as the Berater has seen and confirmed it
 * (M3): rows get successors and are retired, so that old transfers stay explained. Accounts without a sure proposal stay as
 * they are and hold their documents back until somebody enters them by hand.
 * @param input.confirmed what the preview showed, account by account
 */
export async function adaptAccountLength(
  platform: Platform,
  actor: Actor,
  input: {
    readonly accountLength: number;
    readonly confirmed: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  },
): Promise<AdaptOutcome> {
  requirePermission(actor, 'account_table.confirm');
  requirePermission(actor, 'partner_accounts.change');
  const { companyId } = actor;
  const { accountLength } = input;
  return platform.db.$transaction(
    async (tx): Promise<AdaptOutcome> => {
      await lockAccountTable(tx, companyId);
      await lockPartnerAccounts(tx, companyId);
      const preview = await loadPreview(tx, companyId, accountLength);
      const sure = preview.changes.filter(hasProposal);
      if (sure.length === 0) return { kind: 'nothing_to_do' };
      if (!isWhatWasConfirmed(sure, input.confirmed)) return { kind: 'changed_meanwhile' };
      await replaceRows(tx, actor, sure, platform.clock.now());
      await renumberPartners(tx, companyId, sure);
      await renumberSettings(tx, companyId, sure);
      const finding = adaptedFinding(actor, accountLength, sure, platform.clock.now());
      const accounts = sure.map(({ place, label, from, to }) => ({ place, label, before: from, after: to }));
      const details = storedJson({ accountLength, accounts, finding });
      await recordAudit(tx, { actor, action: 'account_length.adapted', subject: companyId, details });
      return { kind: 'adapted', finding, open: preview.changes.filter((change) => !hasProposal(change)) };
    },
    { timeout: 60_000, maxWait: 20_000 },
  );
}

/** Adaptations so far, the newest first: each a finding that names who confirmed what. */
export async function listAdaptations(platform: Platform, actor: Actor): Promise<Finding[]> {
  requirePermission(actor, 'account_table.read');
  const events = await platform.db.auditEvent.findMany({
    where: { companyId: actor.companyId, action: 'account_length.adapted' },
    orderBy: { at: 'desc' },
    take: 20,
    select: { details: true },
  });
  return events.flatMap(({ details }) => {
    const stored =
      typeof details === 'object' && details !== null && 'finding' in details ? details.finding : null;
    return readFinding(stored) ?? [];
  });
}

type SureChange = AccountChange & { readonly to: string };

function hasProposal(change: AccountChange): change is SureChange {
  return change.to !== null;
}

function isWhatWasConfirmed(
  sure: readonly SureChange[],
  confirmed: readonly { readonly id: string; readonly from: string; readonly to: string }[],
): boolean {
  const keyOf = ({ id, from, to }: { id: string; from: string; to: string }) => `${id} ${from} ${to}`;
  const seen = new Set(confirmed.map(keyOf));
  return seen.size === sure.length && sure.every((change) => seen.has(keyOf(change)));
}

async function loadPreview(db: Tx, companyId: string, accountLength: number): Promise<LengthPreview> {
  const rows = await livingAccountRows(db, companyId);
  const partners = await db.businessPartner.findMany({
    where: { companyId, accountNo: { not: null } },
    orderBy: [{ kind: 'asc' }, { accountNo: 'asc' }],
  });
  const company = await db.company.findUniqueOrThrow({ where: { id: companyId } });
  return previewLengths({ rows, partners, settings: settingsOf(company).partnerAccounts, accountLength });
}

/** A confirmed row's successor is confirmed by whoever confirms the adaptation; a proposal stays one. */
async function replaceRows(tx: Tx, actor: Actor, changes: readonly SureChange[], now: Date): Promise<void> {
  const { companyId } = actor;
  const byId = new Map(
    changes.filter(({ place }) => place === 'row').map((change) => [change.id, change.to]),
  );
  const rows = (await livingAccountRows(tx, companyId)).filter(({ id }) => byId.has(id));
  await tx.accountRow.updateMany({
    where: { companyId, id: { in: rows.map(({ id }) => id) } },
    data: { retiredAt: now },
  });
  await tx.accountRow.createMany({
    data: rows.map(({ id, direction, taxCase, taxRate, rule, taxKey, isAutomatic, state, accountNo }) => ({
      companyId,
      createdAt: now,
      direction,
      taxCase,
      taxRate,
      rule,
      taxKey,
      isAutomatic,
      state,
      accountNo: byId.get(id) ?? accountNo,
      ...(state === 'confirmed'
        ? {
            confirmedByUserId: actor.kind === 'user' ? actorId(actor) : null,
            confirmedByName: actorName(actor),
            confirmedAt: now,
          }
        : {}),
    })),
  });
}

async function renumberPartners(tx: Tx, companyId: string, changes: readonly SureChange[]): Promise<void> {
  for (const { place, id, to } of changes) {
    if (place !== 'partner') continue;
    await tx.businessPartner.updateMany({ where: { id, companyId }, data: { accountNo: to } });
  }
}

async function renumberSettings(tx: Tx, companyId: string, changes: readonly SureChange[]): Promise<void> {
  const ofSettings = changes.filter(({ place }) => place === 'setting');
  if (ofSettings.length === 0) return;
  const company = await tx.company.findUniqueOrThrow({ where: { id: companyId } });
  const { mode, collective, firstFree } = settingsOf(company).partnerAccounts;
  const renumber = (field: string, kinds: typeof collective) => ({
    customer: ofSettings.find(({ id }) => id === `${field}.customer`)?.to ?? kinds.customer,
    supplier: ofSettings.find(({ id }) => id === `${field}.supplier`)?.to ?? kinds.supplier,
  });
  const partnerAccounts = {
    mode,
    collective: renumber('collective', collective),
    firstFree: renumber('firstFree', firstFree),
  };
  await tx.company.update({ where: { id: companyId }, data: { partnerAccounts } });
}

/** So many accounts are named; the audit keeps them all. */
const namedAccounts = 20;

function adaptedFinding(
  actor: Actor,
  accountLength: number,
  changes: readonly SureChange[],
  now: Date,
): Finding {
  const pairs = [...new Set(changes.map(({ from, to }) => `${from} → ${to}`))];
  const named = pairs.slice(0, namedAccounts);
  const params = {
    accountLength: String(accountLength),
    name: actorName(actor),
    day: berlinDay(now),
    accounts: (pairs.length > named.length ? [...named, '…'] : named).join(', '),
  };
  return preflightFinding('ACCOUNT_LENGTH_ADAPTED', params, {
    kind: 'account_row',
    id: null,
    label: params.accounts,
  });
}
