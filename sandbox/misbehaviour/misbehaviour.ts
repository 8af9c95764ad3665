import type { FaultCode } from '../dxso/faults';

/**
 * What goes wrong.
 * - `answer`: another answer instead of the operation's; `afterExecuting` lets the operation take effect first.
 * - `drop_request`: the connection breaks before anything is executed.
 * - `drop_answer`: the operation takes effect, then the connection breaks.
 * - `hang`: the operation takes effect (or not, see `afterExecuting`) and no answer ever comes.
 * - `delay`: the answer comes late.
 */
export type Mischief =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly code?: FaultCode | undefined;
      readonly retryAfterSeconds?: number | undefined;
      readonly bodyForm?: 'empty' | 'html' | 'json' | 'broken_json' | undefined;
      readonly afterExecuting?: boolean | undefined;
    }
  | { readonly kind: 'drop_request' }
  | { readonly kind: 'drop_answer' }
  | { readonly kind: 'hang'; readonly afterExecuting?: boolean | undefined }
  | { readonly kind: 'delay'; readonly milliseconds: number };

export interface MischiefOrder {
  readonly id: number;
  /** An operation's id, or `*` for all of DATEV (never for control and overview). */
  readonly operation: string;
  /** Chance from 0 to 1 that the order strikes when it applies. */
  readonly probability: number;
  /** The first so many requests pass unharmed. */
  skip: number;
  /** How often it still strikes; `null` = until it is cancelled. */
  remaining: number | null;
  strikes: number;
  readonly mischief: Mischief;
}

export interface NewOrder {
  readonly operation: string;
  readonly mischief: Mischief;
  readonly probability?: number | undefined;
  readonly skip?: number | undefined;
  /** `null`: until cancelled. */
  readonly times?: number | null | undefined;
}

/** Orders to misbehave, in the order they were given; one strikes per request, delays besides. */
export class Misbehaviour {
  private orders: MischiefOrder[] = [];
  private nextId = 1;
  /** Every answer takes at least this long. */
  latencyMs = 0;
  private readonly latencyByOperation = new Map<string, number>();
  private minute = { startedAt: 0, requests: 0 };
  /** Requests a minute before 429; `null` = no limit. */
  requestsPerMinute: number | null = null;

  constructor(private readonly random: () => number = Math.random) {}

  order(order: NewOrder): MischiefOrder {
    const placed: MischiefOrder = {
      id: this.nextId,
      operation: order.operation,
      probability: order.probability ?? 1,
      skip: order.skip ?? 0,
      remaining: order.times === undefined ? 1 : order.times,
      strikes: 0,
      mischief: order.mischief,
    };
    this.nextId += 1;
    this.orders.push(placed);
    return placed;
  }

  cancel(id: number): boolean {
    const before = this.orders.length;
    this.orders = this.orders.filter((order) => order.id !== id);
    return this.orders.length < before;
  }

  clear(): void {
    this.orders = [];
    this.latencyMs = 0;
    this.latencyByOperation.clear();
    this.requestsPerMinute = null;
  }

  pending(): readonly MischiefOrder[] {
    return this.orders;
  }

  setLatency(milliseconds: number, operation?: string): void {
    if (operation === undefined) this.latencyMs = milliseconds;
    else this.latencyByOperation.set(operation, milliseconds);
  }

  latencyOf(operation: string): number {
    return this.latencyByOperation.get(operation) ?? this.latencyMs;
  }

  latencies(): Record<string, number> {
    return { '*': this.latencyMs, ...Object.fromEntries(this.latencyByOperation) };
  }

  /** Decides about one request; the order it returns has been used up by one. */
  strike(operation: string, nowMs: number): Mischief | null {
    const limited = this.overLimit(nowMs);
    if (limited !== null) return { kind: 'answer', status: 429, retryAfterSeconds: limited };
    for (const order of this.orders) {
      if (order.operation !== '*' && order.operation !== operation) continue;
      if (order.remaining === 0) continue;
      if (order.skip > 0) {
        order.skip -= 1;
        continue;
      }
      if (this.random() >= order.probability) continue;
      if (order.remaining !== null) order.remaining -= 1;
      order.strikes += 1;
      return order.mischief;
    }
    return null;
  }

  /** Seconds until the minute is over when the limit is reached, else `null`. */
  private overLimit(nowMs: number): number | null {
    if (this.requestsPerMinute === null) return null;
    if (nowMs - this.minute.startedAt >= 60_000) this.minute = { startedAt: nowMs, requests: 0 };
    this.minute.requests += 1;
    if (this.minute.requests <= this.requestsPerMinute) return null;
    return Math.ceil((this.minute.startedAt + 60_000 - nowMs) / 1000);
  }
}
