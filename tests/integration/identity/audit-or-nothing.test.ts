import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disconnect } from '@/lib/connection/disconnect';
import { settleHttpLog } from '@/lib/connection/http-log';
import { startConnecting } from '@/lib/connection/start-connecting';
import { listAccountRows } from '@/lib/documents/account-rows';
import { setOpeningBalance } from '@/lib/documents/cash-book';
import {
  confirmAccountRows,
  proposePreset,
  retireAccountRow,
  saveAccountRow,
} from '@/lib/documents/change-account-rows';
import { saveCompanySettings } from '@/lib/documents/company-settings';
import { deleteInvoice } from '@/lib/documents/delete-invoice';
import { assignPartnerAccount } from '@/lib/documents/partner-accounts';
import { saveSettings } from '@/lib/general-data/settings/save-settings';
import { systemActor } from '@/lib/identity/actor';
import { createApiKey, revokeApiKey } from '@/lib/identity/api-keys';
import { foundCompany } from '@/lib/identity/found-company';
import { inviteMember, withdrawInvitation } from '@/lib/identity/invitations';
import { changeRole, removeMember } from '@/lib/identity/memberships';
import { addMember } from '@/lib/identity/people';
import { changeSecondFactorPolicy } from '@/lib/identity/second-factor/company-policy';
import { recordRetention } from '@/lib/operation/record-retention';
import { pauseSchedule, removeSchedule, saveSchedule } from '@/lib/schedules/change-schedule';
import type { ScheduleWish } from '@/lib/schedules/rule';
import { cancelTransfer } from '@/lib/transfer/cancel-transfer';
import { chooseLedgerFolder } from '@/lib/transfer/choose-ledger-folder';
import { addComment } from '@/lib/transfer/comments';
import { markHandledElsewhere, undoHandledElsewhere } from '@/lib/transfer/handled-elsewhere';
import { requestTransfer } from '@/lib/transfer/request-transfer';
import { retryHeldTransfer } from '@/lib/transfer/resume-jobs';
import { settleByHand, settleDocumentByHand } from '@/lib/transfer/settle-by-hand';
import { settleAfterRestore } from '@/scripts/operation/backup/after-restore';
import {
  addInvoice,
  click,
  january,
  onlyJob,
  openTransferScene,
  readyCompany,
  type TransferScene,
} from '../transfer/scene';
import { type CompanyScene, makeCompany } from './scene';

let scene: TransferScene;
let company: CompanyScene;
/** Whose account table is changed: without one nobody can transfer. */
let books: CompanyScene;
beforeAll(async () => {
  scene = await openTransferScene();
  company = await readyCompany(scene);
  books = await makeCompany(scene.platform, 'Bücher GmbH');
  await recordRetention(scene.platform);
  await scene.platform.db.$executeRawUnsafe(`
    CREATE FUNCTION refuse_audit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit log is full'; END $$`);
});
afterAll(() => scene.close());

/** Prepares what the act needs, and hands back the act. */
type Prepared = () => Promise<() => Promise<unknown>>;

const reason = 'In Belege online nachgesehen';

async function heldTransfer(
  hold: 'setup' | 'outcome_unknown',
): Promise<{ transferId: string; jobId: string }> {
  await addInvoice(scene, company);
  const transferId = await click(scene, company);
  const { id: jobId } = await onlyJob(scene, transferId);
  await scene.platform.db.transferJob.update({ where: { id: jobId }, data: { hold, nextRunAt: null } });
  return { transferId, jobId };
}

async function newMember(): Promise<string> {
  const email = `${crypto.randomUUID()}@belegbote.test`;
  await addMember(scene.platform, systemActor(company.companyId), { email, name: 'Mia', role: 'customer' });
  const member = await scene.platform.db.membership.findFirstOrThrow({ where: { user: { email } } });
  return member.id;
}

const row = {
  direction: 'outgoing',
  taxCase: 'domestic',
  taxRate: '19.00',
  rule: '',
  accountNo: '8400',
  taxKey: null,
  isAutomatic: true,
};

async function rowIds(): Promise<string[]> {
  return (await listAccountRows(scene.platform, books.adviser)).map(({ id }) => id);
}

const wish: ScheduleWish = {
  rule: { rhythm: 'monthly', dayOfMonth: 5, hour: 6 },
  ledgers: ['accounts_receivable'],
};

/** One act of each kind, by the entry it writes. */
const acts: Readonly<Record<string, Prepared>> = {
  'member.added': async () => () => newMember(),
  'member.invited': async () => () =>
    inviteMember(scene.platform, company.admin, {
      email: 'neu@belegbote.test',
      name: 'Neu',
      role: 'customer',
      language: 'de',
    }),
  'member.invitation_withdrawn': async () => {
    const { id } = await scene.platform.db.invitation.findFirstOrThrow({
      where: { email: 'neu@belegbote.test' },
    });
    return () => withdrawInvitation(scene.platform, company.admin, { invitationId: id });
  },
  'member.role_changed': async () => {
    const membershipId = await newMember();
    return () => changeRole(scene.platform, company.admin, { membershipId, role: 'adviser' });
  },
  'member.removed': async () => {
    const membershipId = await newMember();
    return () => removeMember(scene.platform, company.admin, { membershipId });
  },
  'company.second_factor_demanded': async () => {
    const demand = { isDemanded: true };
    return () => changeSecondFactorPolicy(scene.platform, systemActor(company.companyId), demand);
  },
  'company.founded': async () => () => foundCompany(scene.platform, { name: 'Neue Firma' }),
  'api_key.created': async () => () => createApiKey(scene.platform, company.admin, { name: 'Kasse' }),
  'api_key.revoked': async () => () =>
    revokeApiKey(scene.platform, company.admin, { apiKeyId: company.apiKeyId }),
  'retention.set': async () => {
    const { platform } = scene;
    const settings = { ...platform.settings, httpLogDays: platform.settings.httpLogDays + 1 };
    return () => recordRetention({ ...platform, settings });
  },
  'account_row.changed': async () => () =>
    saveAccountRow(scene.platform, books.adviser, { row, accountLength: 4 }),
  'account_row.confirmed': async () => {
    const input = { rowIds: await rowIds(), accountLength: 4 };
    return () => confirmAccountRows(scene.platform, books.adviser, input);
  },
  'account_row.retired': async () => {
    const [rowId = ''] = await rowIds();
    return () => retireAccountRow(scene.platform, books.adviser, { rowId });
  },
  'account_table.preset_proposed': async () => () =>
    proposePreset(scene.platform, books.adviser, { chart: 'SKR03', accountLength: 4 }),
  'company_settings.changed': async () => () =>
    saveCompanySettings(scene.platform, company.adviser, { numberMapping: { kind: 'refuse' } }),
  'partner_account.assigned': async () => {
    await addInvoice(scene, company);
    const partner = await scene.platform.db.businessPartner.findFirstOrThrow({
      where: { companyId: company.companyId },
    });
    const assign = { partnerId: partner.id, accountNo: '10001', accountLength: 4 };
    return () => assignPartnerAccount(scene.platform, company.adviser, assign);
  },
  'cash_book.opening_changed': async () => () =>
    setOpeningBalance(scene.platform, company.customer, { amount: '12.00' }),
  'general_data_settings.changed': async () => () => saveSettings(scene.platform, company.admin, {}),
  'ledger_folder.chosen': async () => () =>
    chooseLedgerFolder(scene.platform, company.customer, { ledger: 'cash', folderName: 'Kasse 2' }),
  'schedule.changed': async () => () => saveSchedule(scene.platform, company.admin, wish),
  'schedule.paused': async () => () => pauseSchedule(scene.platform, company.admin, { isPaused: true }),
  'schedule.removed': async () => () => removeSchedule(scene.platform, company.admin),
  'invoice.deleted': async () => {
    const id = await addInvoice(scene, company);
    return () => deleteInvoice(scene.platform, company.customer, id);
  },
  'document.handled_elsewhere': async () => {
    const id = await addInvoice(scene, company, { externalId: 'elsewhere' });
    return () => markHandledElsewhere(scene.platform, company.customer, { kind: 'invoice', id, reason });
  },
  'document.handled_elsewhere_undone': async () => {
    const { id } = await scene.platform.db.invoice.findFirstOrThrow({ where: { externalId: 'elsewhere' } });
    return () => undoHandledElsewhere(scene.platform, company.customer, { kind: 'invoice', id });
  },
  'transfer.requested': async () => {
    await addInvoice(scene, company);
    const request = { ledger: 'accounts_receivable', month: january } as const;
    return () => requestTransfer(scene.platform, company.customer, request);
  },
  'transfer.commented': async () => {
    const { id: transferId } = await scene.platform.db.transfer.findFirstOrThrow();
    return () => addComment(scene.platform, company.adviser, { transferId, text: 'Bitte prüfen' });
  },
  'transfer.cancel_requested': async () => {
    await addInvoice(scene, company);
    const transferId = await click(scene, company);
    return () => cancelTransfer(scene.platform, company.customer, { transferId });
  },
  'transfer.retried': async () => {
    const { transferId } = await heldTransfer('setup');
    return () => retryHeldTransfer(scene.platform, company.customer, { transferId });
  },
  'transfer.settled_by_hand': async () => {
    const { jobId } = await heldTransfer('outcome_unknown');
    return () => settleByHand(scene.platform, company.customer, { jobId, verdict: 'one_by_one', reason });
  },
  'transfer.document_settled_by_hand': async () => {
    const { id: documentId } = await scene.platform.db.transferDocument.findFirstOrThrow({
      where: { result: 'unknown' },
    });
    return () =>
      settleDocumentByHand(scene.platform, company.customer, { documentId, verdict: 'arrived', reason });
  },
  'connection.requested': async () => () =>
    startConnecting(scene.platform, {
      actor: company.admin,
      consultantNumber: '455148',
      clientNumber: '1',
      services: ['rechnungsdatenservice'],
    }),
  'operation.restored': async () => {
    await heldTransfer('setup');
    return () =>
      settleAfterRestore(scene.platform, { since: 'unknown', backupAt: scene.clock.now().toISOString() });
  },
  'connection.disconnecting': async () => {
    const other = await readyCompany(scene);
    return () => disconnect(scene.platform, { actor: other.admin });
  },
};

/** Every row of every table and every message, as one hash a table; only tries are counted before anything is done. */
async function wholeDatabase(): Promise<Record<string, string>> {
  const { db } = scene.platform;
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE (schemaname = 'public' AND tablename <> 'RateWindow') OR (schemaname = 'pgboss' AND tablename LIKE 'job%') ORDER BY 1`;
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ hash: string | null }[]>(
      `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS hash FROM ${name} t`,
    );
    hashes[name] = row?.hash ?? '';
  }
  return hashes;
}

async function withoutAudit<T>(act: () => Promise<T>): Promise<T> {
  const { db } = scene.platform;
  await db.$executeRawUnsafe(
    `CREATE TRIGGER full_audit BEFORE INSERT ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION refuse_audit()`,
  );
  try {
    return await act();
  } finally {
    await db.$executeRawUnsafe('DROP TRIGGER full_audit ON "AuditEvent"');
  }
}

describe('an act whose audit entry cannot be written has not happened (S4)', () => {
  it.each(Object.keys(acts))('%s', async (action) => {
    const act = await acts[action]?.();
    if (!act) throw new Error('no act');
    const { db } = scene.platform;
    // Lines of calls made before reach the technical log a moment later.
    await settleHttpLog(scene.platform);
    const before = await wholeDatabase();
    await withoutAudit(() => expect(act()).rejects.toThrow(/the audit log is full/));
    expect(await wholeDatabase()).toEqual(before);

    // The same act with a working log leaves its entry: it is the act this test believes it to be.
    const last = await db.auditEvent.findFirst({ orderBy: { id: 'desc' } });
    await act();
    const written = await db.auditEvent.findMany({ where: { id: { gt: last?.id ?? 0n } } });
    expect(written.map((entry) => entry.action)).toContain(action);
  });
});
