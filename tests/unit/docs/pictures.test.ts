import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leadingPages, shots } from '@/scripts/pictures/shots';
import { pages } from '../security/router';

describe('pictures (U5)', () => {
  it('there is one of every page', () => {
    const photographed = new Set([...shots.map(({ page }) => page), ...leadingPages]);
    expect(pages().flatMap(({ address }) => (photographed.has(address) ? [] : [address]))).toEqual([]);
  });

  it('none is of a page that no longer exists', () => {
    const known = new Set(pages().map(({ address }) => address));
    expect([...shots.map(({ page }) => page), ...leadingPages].filter((page) => !known.has(page))).toEqual(
      [],
    );
  });

  it('each has a name of its own', () => {
    const names = shots.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('those the documentation shows exist, and the documentation shows each that was made for it', () => {
    const shown = new Set(
      readdirSync('docs')
        .filter((name) => name.endsWith('.md'))
        .flatMap((name) => [
          ...readFileSync(`docs/${name}`, 'utf8').matchAll(/\]\((pictures\/[\w-]+\.png)\)/g),
        ])
        .map(([, path = '']) => path),
    );
    for (const path of shown) expect(existsSync(`docs/${path}`), path).toBe(true);
    const made = readdirSync('docs/pictures').map((name) => `pictures/${name}`);
    expect(made.filter((path) => !shown.has(path))).toEqual([]);
  });
});
