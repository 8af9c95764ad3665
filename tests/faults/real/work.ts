import { storeCashEntries } from '@/lib/documents/store-cash-entries';
import { retryHeldTransfer } from '@/lib/transfer/resume-jobs';
import type { CompanyScene } from '@/tests/integration/identity/scene';
import { addInvoice, click, readyCompany } from '@/tests/integration/transfer/scene';
import type { RealWorld } from './world';

/** Customers who keep clicking. */
export interface Customers {
  /** One more transfer, of two invoices or two cash entries. */
  click(): Promise<void>;
  /** Everything of theirs that waits for somebody is tried again. */
  retryHeld(): Promise<number>;
}

/** Every so many clicks goes to the cash book, whose jobs must keep their order (T4). */
const cashEvery = 4;

export async function hireCustomers(world: RealWorld, count: number): Promise<Customers> {
  const companies: CompanyScene[] = [];
  for (let index = 0; index < count; index += 1) companies.push(await readyCompany(world));
  let clicks = 0;
  return {
    async click() {
      const company = companies[clicks % companies.length];
      if (!company) throw new Error('no companies');
      clicks += 1;
      const ledger = clicks % cashEvery === 0 ? 'cash' : 'accounts_receivable';
      const documentIds =
        ledger === 'cash'
          ? await addCashEntries(world, company, clicks)
          : [await addInvoice(world, company), await addInvoice(world, company)];
      await click(world, company, { ledger, documentIds }).catch(async (cause: unknown) => {
        throw new Error(`${String(cause)}\n${await unusualJobs(world, company)}`, { cause });
      });
    },
    async retryHeld() {
      let resumed = 0;
      for (const { customer, companyId } of companies) {
        const held = await world.platform.db.transferJob.findMany({
          where: { companyId, hold: { not: null } },
          distinct: ['transferId'],
        });
        for (const { transferId } of held) {
          resumed += (await retryHeldTransfer(world.platform, customer, { transferId })).resumed;
        }
      }
      return resumed;
    },
  };
}

/** Jobs of a company that did not simply go: why a click of its people was refused. */
async function unusualJobs({ platform }: RealWorld, { companyId }: CompanyScene): Promise<string> {
  const jobs = await platform.db.transferJob.findMany({
    where: {
      companyId,
      OR: [{ state: { not: 'done' } }, { documents: { some: { result: { not: 'accepted' } } } }],
    },
    select: {
      ledger: true,
      state: true,
      hold: true,
      finding: true,
      abandoned: true,
      restarts: true,
      datevStatus: true,
      documents: { select: { number: true, result: true, findings: true, releasedAt: true } },
    },
  });
  return jobs.map((job) => JSON.stringify(job)).join('\n');
}

async function addCashEntries(world: RealWorld, company: CompanyScene, turn: number): Promise<string[]> {
  const entries = [1, 2].map((part) => ({
    externalId: `cash_${turn}_${part}`,
    // Later clicks are later entries: one day after the other, then the hours of the last one.
    date: `2026-01-${String(Math.min(31, 1 + Math.floor(turn / cashEvery))).padStart(2, '0')}`,
    amount: '12.00',
    text: `Bareinnahme ${turn}/${part}`,
    number: `K${turn}-${part}`,
    accountNo: '8400',
  }));
  const results = await storeCashEntries(world.platform, company.customer, entries);
  return results.map((result) => {
    if (result.kind !== 'created') throw new Error(`not stored: ${JSON.stringify(result)}`);
    return result.entry.id;
  });
}
