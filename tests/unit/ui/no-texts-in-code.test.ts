import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { screenSources, visit } from './support/sources';

/** Attributes that people read or hear. */
const spokenAttributes = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'description']);

/** The same in every language: names, technical words, and languages by their own name. */
const sameEverywhere = new Set(['Belegbote', 'Deutsch', 'English', 'openapi.json', 'SHA-256']);

/** The page that appears when not even the catalogue could be loaded. */
const withoutCatalogue = 'app/global-error.tsx';

describe('pages and components', () => {
  it('take every word from the catalogue (U2)', () => {
    const texts: string[] = [];
    for (const { path, file } of screenSources()) {
      if (path === withoutCatalogue) continue;
      visit(file, (node) => {
        const text = wordsOf(node);
        if (!text || !/\p{L}{2}/u.test(text) || sameEverywhere.has(text)) return;
        const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        texts.push(`${path}:${line} ${text}`);
      });
    }
    expect(texts).toEqual([]);
  });
});

function wordsOf(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text.trim();
  if (!ts.isJsxAttribute(node) || !node.initializer || !ts.isStringLiteral(node.initializer)) return null;
  const name = node.name.getText();
  return spokenAttributes.has(name) ? node.initializer.text.trim() : null;
}
