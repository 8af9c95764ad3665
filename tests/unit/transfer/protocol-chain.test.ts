import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChainedRow,
  type ChainFault,
  ChainVerifier,
  chainHash,
  chainStart,
  type SealedRow,
} from '@/lib/transfer/protocol-chain';

const received = new Date('2026-02-03T12:00:00.123Z');
const keepUntil = new Date('2034-02-03T12:00:00.123Z');

function entry(text: string, position: number): ChainedRow {
  return {
    kind: 'entry',
    companyId: 'c',
    jobId: 'j',
    receivedAt: received,
    keepUntil,
    fetch: 1,
    position,
    time: '2026-02-03T13:00:00+01:00',
    type: 'information',
    text,
    context: null,
    fileName: 'a.xml',
    raw: '{}',
  };
}

function sealed(texts: readonly string[]): SealedRow[] {
  let previousHash = chainStart;
  return texts.map((text, index) => {
    const chainPosition = BigInt(index + 1);
    const row = entry(text, index);
    const hash = chainHash(previousHash, chainPosition, row);
    const link = { chainPosition, previousHash, hash, row };
    previousHash = hash;
    return link;
  });
}

function verify(rows: readonly SealedRow[], original: readonly SealedRow[]): readonly ChainFault[] {
  const last = original.at(-1);
  const verifier = new ChainVerifier({
    startPosition: 0n,
    startHash: chainStart,
    endPosition: last?.chainPosition ?? 0n,
    endHash: last?.hash ?? chainStart,
  });
  verifier.check(rows);
  return verifier.finish();
}

const texts = fc.array(fc.string(), { minLength: 1, maxLength: 12 });

describe('hash chain of the protocol (P2)', () => {
  it('is whole when nothing was touched, also page by page', () => {
    fc.assert(
      fc.property(texts, (words) => {
        const rows = sealed(words);
        expect(verify(rows, rows)).toEqual([]);
      }),
    );
  });

  it('finds every single changed character', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (words, pick) => {
        const rows = sealed(words);
        const index = pick % rows.length;
        const altered = rows.map((link, at) =>
          at === index ? { ...link, row: entry(`${words[index]}!`, index) } : link,
        );
        expect(verify(altered, rows)).toContainEqual({ kind: 'altered', position: BigInt(index + 1) });
      }),
    );
  });

  it('finds a row that is missing, at the beginning, in the middle and at the end', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (words, pick) => {
        const rows = sealed(words);
        const index = pick % rows.length;
        expect(
          verify(
            rows.filter((_, at) => at !== index),
            rows,
          ),
        ).not.toEqual([]);
      }),
    );
  });

  it('finds a row that was rewritten together with its own hash', () => {
    const rows = sealed(['eins', 'zwei', 'drei']);
    const forged = sealed(['eins', 'ZWEI', 'drei'])[1];
    const mixed = rows.map((link, at) => (at === 1 && forged ? forged : link));
    expect(verify(mixed, rows)).toContainEqual({ kind: 'broken_link', position: 3n });
  });

  it('tells fields apart: moving a character from one to the next changes the hash', () => {
    const left = entry('ab', 0);
    const right = { ...entry('a', 0), context: 'b' };
    expect(chainHash(chainStart, 1n, left)).not.toBe(chainHash(chainStart, 1n, right));
  });
});
