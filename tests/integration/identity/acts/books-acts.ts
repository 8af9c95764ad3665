import { sendSetupGuide } from '@/lib/adviser/send-setup-guide';
import { listAccountRows } from '@/lib/documents/account-rows';
import { adaptAccountLength, previewAccountLength } from '@/lib/documents/adapt-account-length';
import { setOpeningBalance } from '@/lib/documents/cash-book';
import {
  confirmAccountRows,
  proposePreset,
  retireAccountRow,
  saveAccountRow,
} from '@/lib/documents/change-account-rows';
import { saveCompanySettings } from '@/lib/documents/company-settings';
import { importCsv } from '@/lib/documents/csv/import-csv';
import { csvMappingSchema } from '@/lib/documents/csv/mapping';
import { deleteInvoice } from '@/lib/documents/delete-invoice';
import { deleteCashEntry, saveCashEntry } from '@/lib/documents/keep-cash-book';
import { assignPartnerAccount } from '@/lib/documents/partner-accounts';
import { addInvoice } from '../../transfer/scene';
import type { ActScene, ActsOf } from './act';

const row = {
  direction: 'outgoing',
  taxCase: 'domestic',
  taxRate: '19.00',
  rule: '',
  accountNo: '8400',
  taxKey: null,
  isAutomatic: true,
};

export const booksActs: ActsOf = (given) => ({
  'account_row.changed': async () => () =>
    saveAccountRow(given.scene.platform, given.books.adviser, { row, accountLength: 4 }),
  'account_row.confirmed': async () => {
    const input = { rowIds: await rowIds(given), accountLength: 4 };
    return () => confirmAccountRows(given.scene.platform, given.books.adviser, input);
  },
  'account_row.retired': async () => {
    const [rowId = ''] = await rowIds(given);
    return () => retireAccountRow(given.scene.platform, given.books.adviser, { rowId });
  },
  'account_table.preset_proposed': async () => () =>
    proposePreset(given.scene.platform, given.books.adviser, { chart: 'SKR03', accountLength: 4 }),
  'account_length.adapted': async () => {
    const { platform } = given.scene;
    const { changes } = await previewAccountLength(platform, given.books.adviser, 5);
    const confirmed = changes.flatMap(({ id, from, to }) => (to === null ? [] : [{ id, from, to }]));
    return () => adaptAccountLength(platform, given.books.adviser, { accountLength: 5, confirmed });
  },
  'company_settings.changed': async () => () =>
    saveCompanySettings(given.scene.platform, given.company.adviser, { numberMapping: { kind: 'refuse' } }),
  'setup_guide.sent': async () => () =>
    sendSetupGuide(given.scene.platform, given.company.admin, { userIds: [given.company.adviser.userId] }),
  'partner_account.assigned': async () => {
    const { platform } = given.scene;
    await addInvoice(given.scene, given.company);
    const where = { companyId: given.company.companyId };
    const partner = await platform.db.businessPartner.findFirstOrThrow({ where });
    const assign = { partnerId: partner.id, accountNo: '10001', accountLength: 4 };
    return () => assignPartnerAccount(platform, given.company.adviser, assign);
  },
  'partner_accounts.imported': async () => () =>
    importCsv(given.scene.platform, given.company.adviser, {
      kind: 'partners',
      fileName: 'partner.csv',
      accountLength: 4,
      bytes: Buffer.from('Name;Konto\nNeukunde GmbH;10077\n'),
      mapping: csvMappingSchema.parse({
        columns: {
          kind: { constant: 'customer' },
          name: { column: 'Name' },
          accountNo: { column: 'Konto' },
        },
      }),
    }),
  'cash_book.opening_changed': async () => () =>
    setOpeningBalance(given.scene.platform, given.company.customer, { amount: '12.00' }),
  'cash_entry.changed': async () => {
    const { id, version } = await cashEntry(given);
    const change = { cashEntryId: id, version, entry: movement('8.00') };
    return () => saveCashEntry(given.scene.platform, given.company.customer, change);
  },
  'cash_entry.deleted': async () => {
    const { id } = await cashEntry(given);
    return () => deleteCashEntry(given.scene.platform, given.company.customer, id);
  },
  'invoice.deleted': async () => {
    const id = await addInvoice(given.scene, given.company);
    return () => deleteInvoice(given.scene.platform, given.company.customer, id);
  },
});

async function rowIds({ scene, books }: ActScene): Promise<string[]> {
  return (await listAccountRows(scene.platform, books.adviser)).map(({ id }) => id);
}

const movement = (amount: string) => ({ date: '2026-01-05', amount, text: 'Porto', accountNo: '8400' });

async function cashEntry({ scene, company }: ActScene) {
  const outcome = await saveCashEntry(scene.platform, company.customer, {
    cashEntryId: null,
    draftId: crypto.randomUUID(),
    entry: movement('7.00'),
  });
  if (outcome.kind !== 'created') throw new Error(outcome.kind);
  return outcome.entry;
}
