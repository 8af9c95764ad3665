import { randomBytes } from 'node:crypto';
import { type APIRequestContext, type Page, request } from '@playwright/test';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { finishConnecting } from '@/lib/connection/finish-connecting';
import { startConnecting } from '@/lib/connection/start-connecting';
import { lugImportProfiles } from '@/lib/datev/lug/import-profiles';
import { storeEmployees } from '@/lib/general-data/people/store-employees';
import { passFileThrough } from '@/lib/general-data/push/passthrough';
import { createApiKey } from '@/lib/identity/api-keys';
import { inviteMember } from '@/lib/identity/invitations';
import type { Platform } from '@/lib/platform';
import { requestTransfer } from '@/lib/transfer/request-transfer';
import { consentByHttp } from '@/sandbox/consent-client';
import { seedAccountTable, seedInvoices } from '@/scripts/seed/books';
import { demoInvoices, demoRefusedInvoices } from '@/scripts/seed/demo-invoices';
import { demoMonths } from '@/scripts/seed/demo-months';
import { type SeededCompany, seedCompany, seedOperator } from '@/scripts/seed/people';
import { localDatev } from './local-datev';
import { signInAt } from './sign-in';
import type { Stack } from './start-stack';

/** Everybody who tries every door. */
export type Walker = 'nobody' | 'customer' | 'adviser' | 'admin' | 'stranger' | 'operator';

export interface WalkScene {
  readonly owner: SeededCompany;
  readonly stranger: SeededCompany;
  readonly ownerKey: string;
  readonly strangerKey: string;
  /** Browsers without a window, signed in or not. */
  readonly browsers: Readonly<Record<Walker, APIRequestContext>>;
  /** Ids of the owner's things, by the word that names them in addresses and inputs. */
  readonly ids: Readonly<Record<string, string>>;
  /** Texts that stand on the owner's pages and nowhere else. */
  readonly secrets: readonly string[];
  /** Gives a page the session that somebody has. */
  signInAs(page: Page, walker: Walker): Promise<void>;
  close(): Promise<void>;
}

const ownerCompany = { name: 'Geheim & Söhne GmbH', city: 'Nürnberg', vatId: 'DE111222333' };
const strangerCompany = { name: 'Neugierig AG', city: 'Fürth', vatId: 'DE999888777' };

/** Two companies that know nothing of each other; one has documents, a connection and a transfer with its protocol. */
export async function openWalkScene(platform: Platform, stack: Stack): Promise<WalkScene> {
  // Other tests change the datasets this DATEV knows; the scene wants them as they begin.
  await localDatev(stack.datevUrl).reset();
  const domain = `${randomBytes(5).toString('hex')}.test`;
  const owner = await seedCompany(platform, ownerCompany, `geheim.${domain}`);
  const stranger = await seedCompany(platform, strangerCompany, `neugierig.${domain}`);
  await seedOperator(platform, domain);
  const [, monthText] = demoMonths(new Date());
  const month = parseAccountingMonth(monthText);
  if (!month) throw new Error(monthText);
  for (const company of [owner, stranger]) await seedAccountTable(platform, company);
  await seedInvoices(platform, owner, [...demoInvoices(monthText), ...demoRefusedInvoices(monthText)]);
  await connect(platform, owner);
  const requested = await requestTransfer(platform, owner.actors.admin, {
    ledger: 'accounts_payable',
    month,
  });
  if (requested.kind !== 'requested') throw new Error(JSON.stringify(requested));
  await untilEnded(platform, requested.transferId);
  await keepPeopleData(platform, owner);
  await inviteSomebody(platform, owner);

  const emails = {
    customer: `kunde@geheim.${domain}`,
    adviser: `berater@geheim.${domain}`,
    admin: `admin@geheim.${domain}`,
    stranger: `admin@neugierig.${domain}`,
    operator: `operator@${domain}`,
  };
  const browsers = {
    nobody: await request.newContext({ baseURL: stack.appUrl, maxRedirects: 0 }),
    customer: await signedIn(stack.appUrl, emails.customer),
    adviser: await signedIn(stack.appUrl, emails.adviser),
    admin: await signedIn(stack.appUrl, emails.admin),
    stranger: await signedIn(stack.appUrl, emails.stranger),
    operator: await signedIn(stack.appUrl, emails.operator),
  };
  const ids = await idsOf(platform, owner, requested.transferId);
  const numbers = await platform.db.invoice.findMany({
    where: { companyId: owner.companyId },
    select: { id: true },
  });
  return {
    owner,
    stranger,
    ownerKey: await keyOf(platform, owner),
    strangerKey: await keyOf(platform, stranger),
    browsers,
    ids,
    secrets: [
      // A template's name is no secret.
      ...Object.entries(ids).flatMap(([word, id]) => (word === 'name' ? [] : [id])),
      ...numbers.map(({ id }) => id),
      owner.companyId,
      ownerCompany.name,
      ownerCompany.name.replace('&', '&amp;'),
      `geheim.${domain}`,
    ],
    signInAs: async (page, walker) => {
      const { cookies } = await browsers[walker].storageState();
      await page.context().addCookies(cookies);
    },
    close: async () => {
      for (const browser of Object.values(browsers)) await browser.dispose();
    },
  };
}

async function connect(platform: Platform, company: SeededCompany): Promise<void> {
  const signedInAdmin = company.actors.admin;
  const started = await startConnecting(platform, {
    actor: signedInAdmin,
    consultantNumber: '455148',
    clientNumber: '1',
    services: ['rechnungsdatenservice'],
  });
  if (started.kind === 'refused') throw new Error(JSON.stringify(started.problems));
  const query = new URL(await consentByHttp(started.url)).searchParams;
  const { outcome } = await finishConnecting(platform, { signedIn: signedInAdmin, query });
  if (outcome.kind !== 'connected') throw new Error(JSON.stringify(outcome));
}

/** A person, and a payroll file that waits to be fetched. */
async function keepPeopleData(platform: Platform, { actors }: SeededCompany): Promise<void> {
  const employee = { externalId: 'ma-1', firstName: 'Gerda', lastName: 'Geheim' };
  const [stored] = await storeEmployees(platform, actors.admin, [employee]);
  if (stored?.kind !== 'created') throw new Error(JSON.stringify(stored));
  const month = parseAccountingMonth('2026-01');
  if (!month) throw new Error('month');
  const file = { name: 'geheim.txt', content: 'Geheim', targetSystem: 'lug', kind: 'psd', month } as const;
  const passed = await passFileThrough(platform, actors.admin, { file });
  if (passed.kind !== 'done') throw new Error(JSON.stringify(passed));
}

/** An invitation that waits for its answer. */
async function inviteSomebody(platform: Platform, { actors }: SeededCompany): Promise<void> {
  const guest = { email: `gast@${randomBytes(5).toString('hex')}.test`, name: 'Gisela Gast' };
  const invited = await inviteMember(platform, actors.admin, { ...guest, role: 'customer', language: 'de' });
  if (invited.kind !== 'invited') throw new Error(invited.kind);
}

async function untilEnded(platform: Platform, transferId: string): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const { state } = await platform.db.transfer.findUniqueOrThrow({ where: { id: transferId } });
    if (['succeeded', 'partial', 'failed'].includes(state)) return;
    if (Date.now() > end) throw new Error(`the transfer is still ${state}`);
    await new Promise((wake) => setTimeout(wake, 300));
  }
}

async function keyOf(platform: Platform, company: SeededCompany): Promise<string> {
  const made = await createApiKey(platform, company.actors.admin, { name: 'Schlüssel' });
  if (made.kind !== 'created') throw new Error(made.kind);
  return made.key;
}

/** One id for every word that an address or an action uses for something of a company. */
async function idsOf(
  { db }: Platform,
  { companyId, actors }: SeededCompany,
  transferId: string,
): Promise<Record<string, string>> {
  const where = { companyId };
  const job = await db.transferJob.findFirstOrThrow({ where: { transferId } });
  const sent = await db.transferDocument.findFirstOrThrow({ where: { jobId: job.id } });
  const attachment = await db.attachment.findFirstOrThrow({ where });
  const partner = await db.businessPartner.findFirstOrThrow({ where });
  const row = await db.accountRow.findFirstOrThrow({ where });
  const member = await db.membership.findFirstOrThrow({ where: { ...where, role: 'customer' } });
  const key = await createKey(db, companyId);
  const push = await db.dataPushFile.findFirstOrThrow({ where });
  const employee = await db.employee.findFirstOrThrow({ where });
  const invitation = await db.invitation.findFirstOrThrow({ where });
  const open = await db.invoice.findFirstOrThrow({ where: { ...where, state: 'open' } });
  const interaction = await db.interaction.create({
    data: {
      companyId,
      operation: 'getSystemInformation',
      method: 'GET',
      path: '/custom/datev/system-information',
      httpStatus: 200,
      durationMs: 1,
    },
  });
  const session = await db.userSession.create({
    data: { userId: actors.customer.userId, expiresAt: new Date(Date.now() + 86_400_000) },
  });
  return {
    transferId,
    jobId: job.id,
    transferDocumentId: sent.id,
    invoiceId: sent.invoiceId ?? '',
    attachmentId: attachment.id,
    partnerId: partner.id,
    rowId: row.id,
    membershipId: member.id,
    apiKeyId: key,
    sessionId: session.id,
    dataPushFileId: push.id,
    dataPushId: push.pushId,
    interactionId: interaction.id,
    name: lugImportProfiles[0]?.name ?? '',
    openInvoiceId: open.id,
    employeeId: employee.id,
    employee_id: employee.id,
    companyId,
    invitationId: invitation.id,
    adviserUserId: actors.adviser.userId,
  };
}

async function createKey(db: Platform['db'], companyId: string): Promise<string> {
  const hash = randomBytes(32).toString('hex');
  const { id } = await db.apiKey.create({
    data: { companyId, name: 'Alter Schlüssel', prefix: 'bb_alt', hash },
  });
  return id;
}

/** Every row of a company in one text: two of them differ exactly if something of the company changed. */
export async function fingerprintOf({ db }: Platform, companyId: string): Promise<Record<string, string>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'companyId' ORDER BY 1`;
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ print: string }[]>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS print
       FROM "${name}" t WHERE "companyId"::text = $1`,
      companyId,
    );
    prints[name] = row?.print ?? '';
  }
  return prints;
}

/** A browser without a window in which somebody is signed in. */
export async function signedIn(appUrl: string, email: string): Promise<APIRequestContext> {
  const browser = await request.newContext({ baseURL: appUrl, maxRedirects: 0 });
  await signInAt(appUrl, browser, email);
  return browser;
}
