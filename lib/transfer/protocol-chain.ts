import { createHash } from 'node:crypto';

/** A row of the protocol as the chain seals it: everything DATEV said, when, and for which job. */
export type ChainedRow =
  | {
      readonly kind: 'status';
      readonly companyId: string;
      readonly jobId: string;
      readonly receivedAt: Date;
      readonly status: number | null;
      readonly raw: string;
      readonly keepUntil: Date;
    }
  | {
      readonly kind: 'entry';
      readonly companyId: string;
      readonly jobId: string;
      readonly receivedAt: Date;
      readonly fetch: number;
      readonly position: number;
      readonly time: string | null;
      readonly type: string | null;
      readonly text: string | null;
      readonly context: string | null;
      readonly fileName: string | null;
      readonly raw: string;
      readonly keepUntil: Date;
    };

/** What a company's first row follows. */
export const chainStart = '0'.repeat(64);

/** Hash of a row at its place: SHA-256 over the hash before it, the place, and every field (P2). */
export function chainHash(previousHash: string, position: bigint, row: ChainedRow): string {
  return createHash('sha256')
    .update(JSON.stringify(sealedFields(previousHash, position, row)))
    .digest('hex');
}

/** A list, not an object: order and number of the fields are part of what is sealed. */
function sealedFields(previousHash: string, position: bigint, row: ChainedRow): readonly unknown[] {
  const place = [previousHash, String(position), row.kind, row.companyId, row.jobId];
  const times = [row.receivedAt.toISOString(), row.keepUntil.toISOString()];
  switch (row.kind) {
    case 'status':
      return [...place, ...times, row.status, row.raw];
    case 'entry': {
      const { fetch, position: line, time, type, text, context, fileName, raw } = row;
      return [...place, ...times, fetch, line, time, type, text, context, fileName, raw];
    }
  }
}

/** A row with its seal, as stored. */
export interface SealedRow {
  readonly chainPosition: bigint;
  readonly previousHash: string;
  readonly hash: string;
  readonly row: ChainedRow;
}

export type ChainFault =
  | { readonly kind: 'gap'; readonly expected: bigint; readonly found: bigint }
  | { readonly kind: 'broken_link'; readonly position: bigint }
  | { readonly kind: 'altered'; readonly position: bigint }
  | { readonly kind: 'cut_off'; readonly expected: bigint; readonly found: bigint };

/** Where a chain begins (after a purge not at 1) and where it must end. */
export interface ChainEnds {
  readonly startPosition: bigint;
  readonly startHash: string;
  readonly endPosition: bigint;
  readonly endHash: string;
}

/** Checks rows in the order of their places, a page at a time, so that millions of them need no memory. */
export class ChainVerifier {
  private position: bigint;
  private hash: string;
  readonly faults: ChainFault[] = [];

  constructor(private readonly ends: ChainEnds) {
    this.position = ends.startPosition;
    this.hash = ends.startHash;
  }

  check(rows: readonly SealedRow[]): void {
    for (const { chainPosition, previousHash, hash, row } of rows) {
      const expected = this.position + 1n;
      if (chainPosition !== expected) this.faults.push({ kind: 'gap', expected, found: chainPosition });
      else if (previousHash !== this.hash) this.faults.push({ kind: 'broken_link', position: chainPosition });
      if (chainHash(previousHash, chainPosition, row) !== hash) {
        this.faults.push({ kind: 'altered', position: chainPosition });
      }
      this.position = chainPosition;
      this.hash = hash;
    }
  }

  /** After the last row: a tail that was cut off leaves the chain shorter than its recorded end. */
  finish(): readonly ChainFault[] {
    const { endPosition, endHash } = this.ends;
    if (this.position !== endPosition || (this.faults.length === 0 && this.hash !== endHash)) {
      this.faults.push({ kind: 'cut_off', expected: endPosition, found: this.position });
    }
    return this.faults;
  }
}
