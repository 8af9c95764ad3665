import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Row {
  readonly id: string;
  readonly code: readonly string[];
  readonly tests: readonly string[];
}

/** Rows of docs/conformance.md: `| id | requirement | code | tests |`. */
function rows(): Row[] {
  return readFileSync('docs/conformance.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| [A-Z]\d+ +\|/.test(line))
    .map((line) => {
      const [, id = '', , code = '', tests = ''] = line.split('|').map((cell) => cell.trim());
      return { id, code: paths(code), tests: paths(tests) };
    });
}

function paths(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
}

function textOf(path: string): string {
  if (!statSync(path).isDirectory()) return readFileSync(path, 'utf8');
  return readdirSync(path)
    .map((name) => textOf(join(path, name)))
    .join('\n');
}

describe('docs/conformance.md', () => {
  it('has one row for each requirement', () => {
    const ids = rows().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const groups = { C: 12, M: 9, T: 13, P: 6, B: 6, E: 3, K: 8, U: 5, S: 4, O: 3 };
    const wanted = Object.entries(groups).flatMap(([group, count]) =>
      Array.from({ length: count }, (_, index) => `${group}${index + 1}`),
    );
    expect([...ids].sort()).toEqual([...wanted].sort());
  });

  it.each(rows())('$id names code that exists and tests that speak of it', ({ id, code, tests }) => {
    expect(code.length, 'no code').toBeGreaterThan(0);
    expect(tests.length, 'no test').toBeGreaterThan(0);
    for (const path of [...code, ...tests]) expect(existsSync(path), path).toBe(true);
    const speaking = tests.filter(
      (path) => new RegExp(`\\b${id}\\b`).test(textOf(path)) || speaksOfRange(id, textOf(path)),
    );
    expect(speaking, `none of the tests names ${id}`).not.toEqual([]);
  });
});

/** `C1–C4` speaks of C3 too. */
function speaksOfRange(id: string, text: string): boolean {
  const [group, number] = [id[0], Number(id.slice(1))];
  return [...text.matchAll(/\b([A-Z])(\d+)[–-]\1?(\d+)\b/g)].some(
    ([, letter, from, to]) => letter === group && Number(from) <= number && number <= Number(to),
  );
}
