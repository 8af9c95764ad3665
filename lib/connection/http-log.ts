import type { HttpExchange, OnExchange } from '@/lib/datev/http/exchange';
import type { Platform } from '@/lib/platform';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** What a call to DATEV was made for. */
export interface CallContext {
  readonly companyId: string;
  readonly transferJobId?: string;
}

const pendingWrites = new WeakMap<Platform['db'], Set<Promise<void>>>();

/**
 * Writes every exchange into the technical log (P6). An `HttpExchange` can't hold a token, so neither can the table.
 * Nobody waits for the write: inside the refresh lock that would need a second database connection while one is held,
 * and a transfer would pay for it with every file. A write that fails is an error in the product's own log.
 */
export function httpLogOf(platform: Platform, context: CallContext): OnExchange {
  return (exchange) => {
    countExchange(platform, exchange);
    const pending = pendingOf(platform);
    const write = platform.db.httpLogEntry
      .create({ data: entryOf(exchange, context) })
      .then(
        () => undefined,
        (error: unknown) => platform.log.error({ err: error }, 'technical log entry not written'),
      )
      .finally(() => pending.delete(write));
    pending.add(write);
  };
}

/** Waits until everything recorded so far is written: before a process ends, and in tests. */
export async function settleHttpLog(platform: Platform): Promise<void> {
  await Promise.all(pendingOf(platform));
}

function pendingOf(platform: Platform): Set<Promise<void>> {
  const pending = pendingWrites.get(platform.db) ?? new Set<Promise<void>>();
  pendingWrites.set(platform.db, pending);
  return pending;
}

function entryOf(exchange: HttpExchange, context: CallContext): Prisma.HttpLogEntryCreateInput {
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
