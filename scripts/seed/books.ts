import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { listAccountRows } from '@/lib/documents/account-rows';
import { confirmAccountRows, proposePreset } from '@/lib/documents/change-account-rows';
import { saveCompanySettings } from '@/lib/documents/company-settings';
import { storeCashEntries } from '@/lib/documents/store-cash-entries';
import { storeEInvoice } from '@/lib/documents/store-e-invoice';
import { storeInvoices } from '@/lib/documents/store-invoices';
import type { Platform } from '@/lib/platform';
import { demoCashEntries } from './demo-cash';
import type { DemoInvoice } from './demo-invoices';
import { demoEInvoices } from './e-invoices';
import { invoicePdf } from './pdf';
import { demoCompany, type SeededCompany } from './people';

/** The Berater takes over the standard accounts of SKR03 and stands for them. */
export async function seedAccountTable(platform: Platform, { actors }: SeededCompany): Promise<void> {
  const { adviser, admin } = actors;
  await saveCompanySettings(platform, admin, {
    partnerAccounts: {
      mode: 'collective',
      collective: { customer: '10000', supplier: '70000' },
      firstFree: { customer: '10100', supplier: '70100' },
    },
  });
  await proposePreset(platform, adviser, { chart: 'SKR03', accountLength: 4 });
  const rows = await listAccountRows(platform, adviser);
  await confirmAccountRows(platform, adviser, { rowIds: rows.map(({ id }) => id), accountLength: 4 });
}

/** Stores invoices with a real PDF each. */
export async function seedInvoices(
  platform: Platform,
  { actors }: SeededCompany,
  invoices: readonly DemoInvoice[],
): Promise<void> {
  const inputs = await Promise.all(
    invoices.map(async (invoice) => ({
      ...invoice,
      attachment: {
        fileName: `${invoice.number.replace(/[^A-Za-z0-9-]/g, '_')}.pdf`,
        contentType: 'application/pdf',
        base64: Buffer.from(await invoicePdf(invoice, demoCompany)).toString('base64'),
      },
    })),
  );
  for (const result of await storeInvoices(platform, actors.customer, inputs, 'seed')) {
    if (result.kind === 'invalid' || result.kind === 'conflict')
      throw new Error(`seed: ${JSON.stringify(result)}`);
  }
}

/** Stores the month's incoming e-invoices as their senders made them. */
export async function seedEInvoices(
  platform: Platform,
  { actors }: SeededCompany,
  month: AccountingMonth,
): Promise<void> {
  for (const file of await demoEInvoices(month, demoCompany)) {
    const result = await storeEInvoice(platform, actors.customer, { ...file, direction: 'incoming' });
    if (result.kind === 'invalid' || result.kind === 'conflict')
      throw new Error(`seed: ${JSON.stringify(result)}`);
  }
}

export async function seedCashBook(
  platform: Platform,
  { actors }: SeededCompany,
  months: readonly AccountingMonth[],
): Promise<void> {
  const entries = months.flatMap((month, index) => demoCashEntries(month, index === 0));
  for (const result of await storeCashEntries(platform, actors.customer, entries)) {
    if (result.kind === 'invalid' || result.kind === 'conflict')
      throw new Error(`seed: ${JSON.stringify(result)}`);
  }
}
