import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CopiedValue } from '@/lib/platform/copied-value';

const header = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const end = Buffer.from([0xff, 0xff]);

function copyOf(content: Buffer | null): Buffer {
  if (content === null) return Buffer.concat([header, end]);
  const head = Buffer.alloc(6);
  head.writeInt16BE(1, 0);
  head.writeInt32BE(content.length, 2);
  return Buffer.concat([header, head, content, end]);
}

function read(stream: Buffer, cuts: readonly number[]): Buffer | null {
  const value = new CopiedValue();
  let from = 0;
  for (const cut of [...cuts, stream.length]) {
    value.take(stream.subarray(from, cut));
    from = cut;
  }
  return value.finish();
}

describe('a value out of a binary COPY', () => {
  it('comes out whole however the stream is cut', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.array(fc.nat(230), { maxLength: 8 }), (length, places) => {
        const content = randomBytes(length);
        const stream = copyOf(content);
        const cuts = places
          .map((place) => Math.min(place, stream.length))
          .sort((left, right) => left - right);
        expect(read(stream, cuts)?.equals(content)).toBe(true);
      }),
    );
  });

  it('is null without a row, and an error when it broke off', () => {
    expect(read(copyOf(null), [])).toBeNull();
    expect(read(copyOf(null), [5, 20])).toBeNull();
    expect(() => read(copyOf(randomBytes(50)).subarray(0, 60), [])).toThrow(/broke off/);
  });
});
