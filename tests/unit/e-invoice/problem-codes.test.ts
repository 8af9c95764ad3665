import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eInvoiceProblemCodes } from '@/lib/e-invoice/problem-codes';

const room = resolve('lib/e-invoice');

/** Every code the sources speak of, the list itself left out. */
function codesInSources(): ReadonlySet<string> {
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('problem-codes'),
  );
  const texts = files.map((name) => readFileSync(join(room, name), 'utf8'));
  return new Set(texts.flatMap((text) => text.match(/E_INVOICE_[A-Z_]+/g) ?? []));
}

describe('the list of problem codes (M8)', () => {
  it('has every code the room reports, and no other', () => {
    const listed = eInvoiceProblemCodes.map(({ code }) => code);
    expect([...listed].toSorted()).toEqual([...codesInSources()].toSorted());
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('gives each a meaning in German', () => {
    for (const { meaning } of eInvoiceProblemCodes) expect(meaning).toMatch(/^[A-ZÄÖÜ„].*[.?]$/);
  });
});
