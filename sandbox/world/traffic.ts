/** One request as it came and went, for the overview and for tests. */
export interface Exchange {
  readonly at: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** `null` when the connection was broken or no answer was given. */
  readonly status: number | null;
}

const KEPT = 500;

/** Counts requests by operation and keeps the latest ones. */
export class Traffic {
  private readonly counts = new Map<string, number>();
  private latest: Exchange[] = [];

  note(exchange: Exchange): void {
    this.counts.set(exchange.operation, (this.counts.get(exchange.operation) ?? 0) + 1);
    this.latest.push(exchange);
    if (this.latest.length > KEPT) this.latest = this.latest.slice(-KEPT);
  }

  countOf(operation: string): number {
    return this.counts.get(operation) ?? 0;
  }

  byOperation(): Record<string, number> {
    return Object.fromEntries(this.counts);
  }

  exchanges(): readonly Exchange[] {
    return this.latest;
  }

  clear(): void {
    this.counts.clear();
    this.latest = [];
  }
}
