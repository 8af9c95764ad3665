import { z } from 'zod';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { UserActor } from '@/lib/identity/actor';
import { createApiKey, revokeApiKey } from '@/lib/identity/api-keys';
import type { Platform } from '@/lib/platform';

const transferSchema = z.object({
  id: z.string(),
  state: z.string(),
  jobs: z.array(
    z.object({
      datevJobId: z.string().nullable(),
      datevStatus: z.number().nullable(),
      accountingMonth: z.string(),
      ledgerFolderName: z.string().nullable(),
      filesSent: z.number(),
      filesTotal: z.number(),
      documents: z.array(z.object({ number: z.string(), result: z.string() })),
    }),
  ),
});

const entrySchema = z.object({
  time: z.string().nullable(),
  type: z.string().nullable(),
  text: z.string().nullable(),
  context: z.string().nullable(),
  filename: z.string().nullable(),
});

/** A finished transfer as the public API tells it. */
export type DemoTransfer = z.infer<typeof transferSchema> & {
  readonly ledger: string;
  readonly protocolEntries: readonly z.infer<typeof entrySchema>[];
};

const finalStates = new Set(['succeeded', 'partial', 'failed', 'cancelled', 'held']);
const longestWaitMs = 120_000;

/** Transfers outgoing and incoming invoices of a month through the public API, as a customer's program would. */
export async function transferDemoMonth(
  platform: Platform,
  admin: UserActor,
  month: AccountingMonth,
): Promise<DemoTransfer[]> {
  const key = await createApiKey(platform, admin, { name: 'Vorführung' });
  if (key.kind !== 'created') throw new Error('no API key');
  try {
    const call = apiOf(platform.settings.appUrl, key.key);
    const ledgers = ['accounts_receivable', 'accounts_payable'];
    const started = await Promise.all(
      ledgers.map(async (ledger) => ({ ledger, id: await startTransfer(call, ledger, month) })),
    );
    return await Promise.all(started.map(({ ledger, id }) => waitForTransfer(call, ledger, id)));
  } finally {
    await revokeApiKey(platform, admin, { apiKeyId: key.id });
  }
}

type Call = (path: string, init?: RequestInit) => Promise<{ status: number; body: unknown }>;

function apiOf(appUrl: string, key: string): Call {
  return async (path, init = {}) => {
    const response = await fetch(`${appUrl}/api/v1${path}`, {
      ...init,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    });
    return { status: response.status, body: await response.json() };
  };
}

/** A month that is under way or sent already keeps its transfer: the demo can run twice. */
async function startTransfer(call: Call, ledger: string, month: AccountingMonth): Promise<string> {
  const { status, body } = await call('/transfers', {
    method: 'POST',
    body: JSON.stringify({ ledger, month }),
  });
  if (status === 202) return z.object({ id: z.string() }).parse(body).id;
  const earlier = await call(`/transfers?ledger=${ledger}&month=${month}&limit=1`);
  const [latest] = z.object({ data: z.array(z.object({ id: z.string() })) }).parse(earlier.body).data;
  if (latest) return latest.id;
  throw new Error(`POST /transfers antwortete ${status}: ${JSON.stringify(body)}`);
}

async function waitForTransfer(call: Call, ledger: string, id: string): Promise<DemoTransfer> {
  const end = Date.now() + longestWaitMs;
  for (;;) {
    const { body } = await call(`/transfers/${id}`);
    const transfer = transferSchema.parse(body);
    if (finalStates.has(transfer.state)) {
      const entries = await call(`/transfers/${id}/protocol-entries?limit=200`);
      return {
        ...transfer,
        ledger,
        protocolEntries: z.object({ data: z.array(entrySchema) }).parse(entries.body).data,
      };
    }
    if (Date.now() > end)
      throw new Error(`Die Übertragung ${id} steht nach zwei Minuten bei „${transfer.state}“.`);
    await new Promise((wake) => setTimeout(wake, 500));
  }
}
