import { z } from 'zod';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import { proposePreset } from '@/lib/documents/change-account-rows';
import { pushGeneralData } from '@/lib/general-data/push/push-general';
import { createApiKey } from '@/lib/identity/api-keys';
import { inviteMember } from '@/lib/identity/invitations';
import type { Platform } from '@/lib/platform';
import { saveSchedule } from '@/lib/schedules/change-schedule';
import { addComment } from '@/lib/transfer/comments';
import { requestTransfer } from '@/lib/transfer/request-transfer';
import { connectDemoCompany } from '../demo/connect';
import { seedInvoices } from '../seed/books';
import { seedDemo } from '../seed/demo';
import { demoInvoices } from '../seed/demo-invoices';
import { demoMonths } from '../seed/demo-months';
import { type SeededCompany, seedCompany } from '../seed/people';

/** Mail domain of the company that has not begun yet. */
export const newcomersDomain = 'holzmann.belegbote.test';

/** Ids that addresses of pages need, by their name there. */
export interface PictureIds {
  readonly invoice: string;
  readonly heldBackInvoice: string;
  readonly transfer: string;
  readonly push: string;
  readonly employee: string;
  readonly call: string;
  /** The link a person got who was asked in. */
  readonly invitation: string;
  /** The open month: `2026-10`. */
  readonly month: string;
}

/**
 * A situation in which every page has something to show: one month transferred, one open with documents that are held back, a
 * schedule, a comment, an invitation; and a second company whose Berater has something to do.
 */
export async function setPictureScene(platform: Platform): Promise<PictureIds> {
  const company = await seedDemo(platform);
  if (!company) throw new Error('Die Bilder brauchen eine leere Datenbank.');
  await connectDemoCompany(platform);
  const [sent] = demoMonths(platform.clock.now());
  const transfer = await transferMonth(platform, company, 'accounts_receivable', sent);
  await transferMonth(platform, company, 'accounts_payable', sent);
  const invitation = await talkAndPlan(platform, company, transfer);
  await callAsProgram(platform, company);
  await seedCompanyWithTasks(platform);
  return { ...(await idsOf(platform, company, transfer)), invitation };
}

async function transferMonth(
  platform: Platform,
  { actors }: SeededCompany,
  ledger: Ledger,
  month: AccountingMonth,
): Promise<string> {
  const result = await requestTransfer(platform, actors.customer, { ledger, month });
  if (result.kind !== 'requested') throw new Error(`${ledger} ${month}: ${result.kind}`);
  const end = Date.now() + 60_000;
  for (;;) {
    const { state } = await platform.db.transfer.findUniqueOrThrow({ where: { id: result.transferId } });
    if (['succeeded', 'partial', 'failed'].includes(state)) return result.transferId;
    if (Date.now() > end) throw new Error(`Die Übertragung steht noch bei „${state}“.`);
    await new Promise((wake) => setTimeout(wake, 300));
  }
}

async function talkAndPlan(
  platform: Platform,
  { actors }: SeededCompany,
  transferId: string,
): Promise<string> {
  await addComment(platform, actors.adviser, {
    transferId,
    text: 'Alles da. Bitte bei der nächsten Rechnung an Möbel Müller die Kostenstelle mitgeben.',
  });
  await saveSchedule(platform, actors.admin, {
    rule: { rhythm: 'monthly', dayOfMonth: 5, hour: 6 },
    ledgers: ['accounts_receivable', 'accounts_payable'],
  });
  const invited = await inviteMember(platform, actors.admin, {
    email: 'neu@belegbote.test',
    name: 'Nora Neu',
    role: 'customer',
    language: 'de',
  });
  const pushed = await pushGeneralData(platform, actors.admin, { isForced: false });
  if (pushed.kind !== 'done') throw new Error(`push: ${pushed.kind}`);
  if (invited.kind !== 'invited' || !invited.link) throw new Error(`invitation: ${invited.kind}`);
  return invited.link;
}

/** A call of the published door, so that the list of calls has one. */
async function callAsProgram(platform: Platform, { actors, companyId }: SeededCompany): Promise<void> {
  const made = await createApiKey(platform, actors.admin, { name: 'Warenwirtschaft' });
  if (made.kind !== 'created') throw new Error(made.kind);
  const { integrationId } = await platform.db.company.findUniqueOrThrow({ where: { id: companyId } });
  const answer = await fetch(`${platform.settings.appUrl}/api/v1/custom/datev/system-information`, {
    headers: { authorization: `Bearer ${made.key}`, 'X-Integration-Id': integrationId },
  });
  if (!answer.ok) throw new Error(`system-information: ${answer.status}`);
}

/** Not connected, accounts proposed and not confirmed: red, with tasks for the Berater. */
async function seedCompanyWithTasks(platform: Platform): Promise<void> {
  const company = await seedCompany(
    platform,
    { name: 'Schreinerei Holzmann', city: 'Erlangen', vatId: 'DE222333444' },
    newcomersDomain,
  );
  const { id: userId } = await platform.db.user.findUniqueOrThrow({
    where: { email: 'berater@belegbote.test' },
  });
  await platform.db.membership.create({ data: { userId, companyId: company.companyId, role: 'adviser' } });
  await proposePreset(platform, company.actors.adviser, { chart: 'SKR03', accountLength: 4 });
  const [, open] = demoMonths(platform.clock.now());
  await seedInvoices(platform, company, demoInvoices(open).slice(0, 3));
}

async function idsOf(
  { db, clock }: Platform,
  { companyId }: SeededCompany,
  transferId: string,
): Promise<Omit<PictureIds, 'invitation'>> {
  const where = { companyId };
  const document = await db.transferDocument.findFirstOrThrow({
    where: { job: { transferId }, result: 'accepted' },
    orderBy: { position: 'asc' },
  });
  const heldBack = await db.invoice.findFirstOrThrow({
    where: { ...where, externalId: { startsWith: 'demo-', endsWith: '-r2' } },
  });
  const push = await db.dataPush.findFirstOrThrow({ where });
  const employee = await db.employee.findFirstOrThrow({ where, orderBy: { lastName: 'asc' } });
  const call = await db.interaction.findFirstOrThrow({ where });
  return {
    invoice: z.string().parse(document.invoiceId),
    heldBackInvoice: heldBack.id,
    transfer: transferId,
    push: push.id,
    employee: employee.id,
    call: call.id,
    month: demoMonths(clock.now())[1],
  };
}
