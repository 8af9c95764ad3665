import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Row {
  readonly item: string;
  readonly state: string;
  readonly paths: readonly string[];
  readonly note: string;
}

/** Rows of the last section of docs/security.md. */
const rows: readonly Row[] = readFileSync('docs/security.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+/.test(line))
  .map((line) => {
    const [, item = '', , state = '', code = '', tests = '', note = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    const paths = [...`${code} ${tests}`.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
    return { item, state, paths, note };
  });

describe('docs/security.md (S2)', () => {
  it('speaks of every chapter, each item once', () => {
    const chapters = new Set(rows.map(({ item }) => Number(item.split('.')[0])));
    expect([...chapters].sort((left, right) => left - right)).toEqual(
      Array.from({ length: 17 }, (_, i) => i + 1),
    );
    expect(new Set(rows.map(({ item }) => item)).size).toBe(rows.length);
  });

  it('names code and tests that exist', () => {
    const gone = rows.flatMap(({ item, paths }) =>
      paths.filter((path) => !existsSync(path)).map((path) => `${item}: ${path}`),
    );
    expect(gone).toEqual([]);
  });

  it('says of each item how it stands, and what is missing where it is not met', () => {
    for (const { item, state, note, paths } of rows) {
      expect(['met', 'partly', 'not', 'deployer', 'n/a'], item).toContain(state);
      if (state === 'partly') expect(note.length + paths.length, `${item} says nothing`).toBeGreaterThan(0);
    }
  });
});
