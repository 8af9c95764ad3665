import type { Actor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { BusinessPartner } from '@/lib/platform/generated/prisma/client';
import type { StoreDecision } from '../document-states';
import { lockPartnerAccounts } from '../partner-accounts';
import { storedJson } from '../stored-json';
import { ofRow } from './map-invoices';
import { type ImportedPartner, type MappedPartner, type MappedPartners, mapPartners } from './map-partners';
import { byLine, type ImportPlan, type PlannedItem } from './plan';
import { csvProblem, type RowProblem } from './problems';
import type { ReadFile } from './read-file';

/** What the partners of the file would become; nothing is stored. */
export async function planPartners(
  platform: Platform,
  actor: Actor,
  file: ReadFile,
  accountLength: number | null,
): Promise<ImportPlan> {
  const mapped = mapPartners(file.rows, file.mapping, accountLength);
  const { items, problems } = await decide(platform.db, actor.companyId, file, mapped);
  return { items: items.map(({ planned }) => planned), problems: byLine(problems) };
}

/** Stores them; the audit keeps every account that was given or changed (B4, S4). */
export async function importPartners(
  platform: Platform,
  actor: Actor,
  file: ReadFile,
  accountLength: number | null,
): Promise<ImportPlan> {
  const { companyId } = actor;
  const mapped = mapPartners(file.rows, file.mapping, accountLength);
  return platform.db.$transaction(
    async (tx) => {
      await lockPartnerAccounts(tx, companyId);
      const { items, problems } = await decide(tx, companyId, file, mapped);
      const accounts: { name: string; before: string | null; after: string }[] = [];
      for (const { before, partner, planned } of items) {
        if (planned.decision === 'unchanged') continue;
        await write(tx, companyId, before, partner);
        const after = partner.accountNo;
        if (after !== null && after !== (before?.accountNo ?? null)) {
          accounts.push({ name: partner.name, before: before?.accountNo ?? null, after });
        }
      }
      if (accounts.length > 0) {
        const details = storedJson({ accounts });
        await recordAudit(tx, { actor, action: 'partner_accounts.imported', subject: companyId, details });
      }
      return { items: items.map(({ planned }) => planned), problems: byLine(problems) };
    },
    { timeout: 60_000, maxWait: 20_000 },
  );
}

interface DecidedPartner {
  readonly partner: ImportedPartner;
  readonly before: BusinessPartner | null;
  readonly planned: PlannedItem;
}

async function decide(db: Tx, companyId: string, file: ReadFile, { items, problems }: MappedPartners) {
  const known = await db.businessPartner.findMany({ where: { companyId } });
  const byKey = new Map(known.map((row) => [keyOf(row), row]));
  const found: RowProblem[] = [...problems];
  const decided: DecidedPartner[] = [];
  const owners = ownersAfter(known, items);
  for (const item of items) {
    const { partner } = item;
    const owner = partner.accountNo === null ? undefined : owners.get(partner.accountNo);
    if (partner.accountNo !== null && owner && keyOf(owner) !== keyOf(partner)) {
      const params = { accountNo: partner.accountNo, partner: owner.name };
      found.push(ofRow(item.row, csvProblem('CSV_ACCOUNT_TAKEN', params, 'accountNo'), file.mapping));
      continue;
    }
    const before = byKey.get(keyOf(partner)) ?? null;
    decided.push({ partner, before, planned: plannedPartner(item, decisionOf(before, partner)) });
  }
  return { items: decided, problems: found };
}

/** Who has which account already. A partner whose account the file changes frees his old one only for the next import. */
function ownersAfter(known: readonly BusinessPartner[], items: readonly MappedPartner[]) {
  const fromFile = items.flatMap(({ partner }) =>
    partner.accountNo === null ? [] : [[partner.accountNo, partner] as const],
  );
  const kept = known.flatMap((row) => (row.accountNo === null ? [] : [[row.accountNo, row] as const]));
  return new Map<string, { kind: string; matchKey: string; name: string }>([...fromFile, ...kept]);
}

function keyOf({ kind, matchKey }: { readonly kind: string; readonly matchKey: string }): string {
  return `${kind} ${matchKey}`;
}

/** What the file says wins; what it does not say stays. */
function merged(before: BusinessPartner | null, partner: ImportedPartner) {
  return {
    name: partner.name,
    city: partner.city ?? before?.city ?? null,
    country: partner.country ?? before?.country ?? null,
    vatId: partner.vatId ?? before?.vatId ?? null,
    iban: partner.iban ?? before?.iban ?? null,
    accountNo: partner.accountNo ?? before?.accountNo ?? null,
  };
}

function decisionOf(before: BusinessPartner | null, partner: ImportedPartner): StoreDecision {
  if (!before) return 'create';
  const fields = Object.entries(merged(before, partner)) as [
    keyof ReturnType<typeof merged>,
    string | null,
  ][];
  return fields.every(([field, value]) => before[field] === value) ? 'unchanged' : 'new_version';
}

async function write(
  tx: Tx,
  companyId: string,
  before: BusinessPartner | null,
  partner: ImportedPartner,
): Promise<void> {
  const { kind, matchKey } = partner;
  const data = merged(before, partner);
  if (before) await tx.businessPartner.update({ where: { id: before.id }, data });
  else await tx.businessPartner.create({ data: { companyId, kind, matchKey, ...data } });
}

function plannedPartner({ lines, partner }: MappedPartner, decision: StoreDecision): PlannedItem {
  const about = [partner.accountNo, partner.city].filter((part) => part !== null).join(' · ');
  return { lines, decision, title: partner.name, about, date: null, amount: null, currency: null };
}
