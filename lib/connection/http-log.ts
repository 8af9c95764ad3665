import type { HttpExchange, OnExchange } from '@/lib/datev/http/exchange';
import type { Platform } from '@/lib/platform';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

type Row = Prisma.HttpLogEntryCreateManyInput;

/** What a call to DATEV was made for. */
export interface CallContext {
  readonly companyId: string;
  readonly transferJobId?: string;
}

/** Entries of one process on their way into the table. */
interface LogDesk {
  /** Written together, at the latest after a moment: a month of files is a few statements, not hundreds. */
  waiting: Row[];
  timer: NodeJS.Timeout | null;
  readonly writes: Set<Promise<void>>;
}

const desks = new WeakMap<Platform['db'], LogDesk>();
const longestWaitMs = 100;
const mostTogether = 64;

/**
 * Writes every exchange into the technical log (P6). An `HttpExchange` can't hold a token, so neither can the table.
 * Nobody waits for the write: inside the refresh lock that would need a second database connection while one is held,
 * and a transfer would pay for it with every file. They are written in bundles, a tenth of a second later at most. A write that
 * fails is an error in the product's own log.
 */
export function httpLogOf(platform: Platform, context: CallContext): OnExchange {
  return (exchange) => {
    countExchange(platform, exchange);
    const desk = deskOf(platform);
    desk.waiting.push(entryOf(exchange, context));
    if (desk.waiting.length >= mostTogether) writeWaiting(platform, desk);
    else desk.timer ??= setTimeout(() => writeWaiting(platform, desk), longestWaitMs);
  };
}

/** Waits until everything recorded so far is written: before a process ends, and in tests. */
export async function settleHttpLog(platform: Platform): Promise<void> {
  const desk = deskOf(platform);
  writeWaiting(platform, desk);
  await Promise.all(desk.writes);
}

function deskOf(platform: Platform): LogDesk {
  const desk = desks.get(platform.db) ?? { waiting: [], timer: null, writes: new Set() };
  desks.set(platform.db, desk);
  return desk;
}

function writeWaiting(platform: Platform, desk: LogDesk): void {
  if (desk.timer) clearTimeout(desk.timer);
  desk.timer = null;
  const rows = desk.waiting;
  desk.waiting = [];
  if (rows.length === 0) return;
  const write = writeRows(platform, rows).finally(() => desk.writes.delete(write));
  desk.writes.add(write);
}

async function writeRows({ db, log }: Pick<Platform, 'db' | 'log'>, rows: readonly Row[]): Promise<void> {
  try {
    await db.httpLogEntry.createMany({ data: [...rows] });
  } catch (error) {
    // One that PostgreSQL does not take must not cost the others.
    if (rows.length === 1) log.error({ err: error }, 'technical log entry not written');
    else for (const row of rows) await writeRows({ db, log }, [row]);
  }
}

function entryOf(exchange: HttpExchange, context: CallContext): Row {
  const headers = exchange.responseHeaders;
  return {
    at: exchange.at,
    companyId: context.companyId,
    transferJobId: context.transferJobId ?? null,
    operation: exchange.operation,
    method: exchange.method,
    url: exchange.url,
    requestHeaders: { ...exchange.requestHeaders },
    status: exchange.status,
    ...(headers ? { responseHeaders: { ...headers } } : {}),
    responseBody: exchange.responseBody,
    durationMs: exchange.durationMs,
    globalTransactionId: headers?.['x-global-transaction-id'] ?? null,
    capRequestId: headers?.['v-cap-request-id'] ?? null,
    failure: exchange.failure,
  };
}

/** Outcome by the hundred, `none` without an answer: the error rate (T7) is read off these. */
function countExchange(platform: Platform, exchange: HttpExchange): void {
  const outcome = exchange.status === null ? 'none' : `${Math.floor(exchange.status / 100)}xx`;
  platform.metrics.datevRequests.inc({ operation: exchange.operation, outcome });
  platform.metrics.datevSeconds.observe({ operation: exchange.operation }, exchange.durationMs / 1000);
}
