import { type AccountingMonth, parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { finishConnecting } from '@/lib/connection/finish-connecting';
import { startConnecting } from '@/lib/connection/start-connecting';
import type { Platform } from '@/lib/platform';
import { requestTransfer } from '@/lib/transfer/request-transfer';
import { consentByHttp } from '@/sandbox/consent-client';
import type { SeededCompany } from '@/scripts/seed/people';

/** What a test needs done before it begins, without a browser. */

/** Connects the company with a dataset of the local DATEV. */
export async function connectCompany(
  platform: Platform,
  { actors }: SeededCompany,
  clientNumber = '1',
): Promise<void> {
  const started = await startConnecting(platform, {
    actor: actors.admin,
    consultantNumber: '455148',
    clientNumber,
    services: ['rechnungsdatenservice'],
  });
  if (started.kind === 'refused') throw new Error(JSON.stringify(started.problems));
  const query = new URL(await consentByHttp(started.url)).searchParams;
  const { outcome } = await finishConnecting(platform, { signedIn: actors.admin, query });
  if (outcome.kind !== 'connected') throw new Error(JSON.stringify(outcome));
}

const resting = ['held', 'failed', 'partial', 'succeeded'];

/** Transfers outgoing invoices of a month and waits until the transfer waits for somebody or has ended. */
export async function transferOutgoing(
  platform: Platform,
  { actors }: SeededCompany,
  month: string,
): Promise<string> {
  const result = await requestTransfer(platform, actors.customer, {
    ledger: 'accounts_receivable',
    month: monthOf(month),
  });
  if (result.kind !== 'requested') throw new Error(JSON.stringify(result));
  const end = Date.now() + 40_000;
  for (;;) {
    const where = { id: result.transferId };
    const { state } = await platform.db.transfer.findUniqueOrThrow({ where });
    if (resting.includes(state)) return result.transferId;
    if (Date.now() > end) throw new Error(`the transfer is still ${state}`);
    await new Promise((wake) => setTimeout(wake, 150));
  }
}

/** Takes back what the Berater has confirmed. */
export async function unconfirmAccounts({ db }: Platform, { companyId }: SeededCompany): Promise<void> {
  await db.accountRow.updateMany({
    where: { companyId },
    data: { state: 'proposed', confirmedAt: null, confirmedByName: null, confirmedByUserId: null },
  });
}

function monthOf(text: string): AccountingMonth {
  const month = parseAccountingMonth(text);
  if (!month) throw new Error(text);
  return month;
}
