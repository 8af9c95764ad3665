import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bookkeepingProblemCodes } from '@/lib/bookkeeping/problem-codes';
import { belegsatzProblemCodes } from '@/lib/datev/belegsatz/problem-codes';

const rooms = [
  { room: 'lib/bookkeeping', codes: bookkeepingProblemCodes },
  { room: 'lib/datev/belegsatz', codes: belegsatzProblemCodes },
];

/** Said by the screen that gives out person accounts, which knows it as an outcome and not as a problem. */
const outcomes = new Set(['PARTNER_ACCOUNTS_EXHAUSTED']);

/** Source of a room without its own list of codes. */
function sourceOf(room: string): string {
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('problem-codes'))
    .map((name) => readFileSync(path.join(room, name), 'utf8'))
    .join('\n');
}

describe('problem codes', () => {
  it('are unique over both rooms', () => {
    const codes = rooms.flatMap((room) => room.codes.map(({ code }) => code));
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it.each(rooms)('of $room are all in use there or in the rooms above', ({ room, codes }) => {
    const above = ['lib/preflight', 'lib/documents', 'lib/transfer', 'scripts/belegsatz']
      .map(sourceOf)
      .join('\n');
    const source = `${sourceOf(room)}\n${sourceOf('lib/bookkeeping')}\n${above}`;
    const unused = codes.filter(({ code }) => !outcomes.has(code) && !source.includes(`'${code}'`));
    expect(unused.map(({ code }) => code)).toEqual([]);
  });
});
