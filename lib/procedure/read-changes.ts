import type { Platform } from '@/lib/platform';
import type { RuleChange } from './procedure-facts';

/** Changes that alter how documents travel; what people do every day is in the protocols. */
const ruleActions = [
  'account_length.',
  'account_row.',
  'account_table.',
  'api_key.',
  'cash_book.',
  'company.',
  'company_settings.',
  'connection.',
  'ledger_folder.',
  'member.',
  'operation.',
  'partner_account.',
  'partner_accounts.',
  'retention.',
  'schedule.',
];

/** What a person decided about single documents, past the usual way. */
const interventionActions = [
  'cash_entry.',
  'document.',
  'invoice.deleted',
  'protocol.purged',
  'transfer.cancel_requested',
  'transfer.document_settled_by_hand',
  'transfer.repeated',
  'transfer.settled_by_hand',
];

/** So many of each kind stand in the description; it says so. */
const shownChanges = 300;

export async function ruleChanges(platform: Platform, companyId: string): Promise<RuleChange[]> {
  return await changesOf(platform, companyId, ruleActions);
}

export async function interventions(platform: Platform, companyId: string): Promise<RuleChange[]> {
  return await changesOf(platform, companyId, interventionActions);
}

async function changesOf(
  { db }: Platform,
  companyId: string,
  beginnings: readonly string[],
): Promise<RuleChange[]> {
  const events = await db.auditEvent.findMany({
    where: { companyId, OR: beginnings.map((beginning) => ({ action: { startsWith: beginning } })) },
    orderBy: { id: 'desc' },
    take: shownChanges,
    select: { at: true, actorName: true, action: true, subject: true, details: true },
  });
  const names = await namesOf(
    { db },
    companyId,
    events.flatMap(({ subject, details }) => [subject, userIdIn(details)]).filter((id) => id !== null),
  );
  return events.map(({ at, actorName, action, subject, details }) => ({
    at,
    actorName,
    action,
    concerns: names.get(userIdIn(details) ?? subject ?? '') ?? null,
    details,
  }));
}

/** People by name, documents by number. */
async function namesOf(
  { db }: Pick<Platform, 'db'>,
  companyId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const id = { in: [...new Set(ids)].filter((text) => uuid.test(text)) };
  const [people, invoices] = await Promise.all([
    db.user.findMany({ where: { id }, select: { id: true, name: true } }),
    db.invoice.findMany({
      where: { id, companyId },
      select: { id: true, number: true },
    }),
  ]);
  return new Map([
    ...people.map((person) => [person.id, person.name] as const),
    ...invoices.map((invoice) => [invoice.id, invoice.number] as const),
  ]);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

function userIdIn(details: unknown): string | null {
  if (typeof details !== 'object' || details === null || !('userId' in details)) return null;
  return typeof details.userId === 'string' ? details.userId : null;
}
