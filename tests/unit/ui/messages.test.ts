import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { clientMessages, clientNamespaces } from '@/components/i18n/client-messages';
import german from '@/messages/de.json';
import english from '@/messages/en.json';
import { clientSources, screenSources } from './support/sources';
import { namespacesOf, usedTexts } from './support/used-texts';

type Texts = { readonly [key: string]: string | Texts };

function flat(texts: Texts, before = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
  );
}

const de = new Map(flat(german));
const en = new Map(flat(english));
const sources = screenSources();

/** Names of the values a text needs, of all branches. */
function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name = '']) => name))].sort();
}

describe('the texts of the screen', () => {
  it('has the same keys in German and English (U2)', () => {
    expect([...en.keys()].filter((key) => !de.has(key))).toEqual([]);
    expect([...de.keys()].filter((key) => !en.has(key))).toEqual([]);
  });

  it('says nothing empty (U2)', () => {
    expect([...de, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('asks for the same values in both languages (U2)', () => {
    const different = [...de].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(en.get(key) ?? '').join(),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it.each(['de', 'en'] as const)('can be written with values of any number in %s (U2)', (locale) => {
    const faults: string[] = [];
    const texts = locale === 'de' ? de : en;
    const t = createTranslator({
      locale,
      messages: locale === 'de' ? german : english,
      onError: (error) => faults.push(error.message),
    }) as (key: string, values: Record<string, string | number>) => string;
    for (const [key, text] of texts) {
      for (const count of [0, 1, 2]) {
        const counted = [...text.matchAll(/\{(\w+), plural/g)].map(([, name = '']) => name);
        const values = placeholders(text).map(
          (name) => [name, counted.includes(name) ? count : 'x'] as const,
        );
        t(key, Object.fromEntries(values));
      }
    }
    expect(faults).toEqual([]);
  });

  it('has every text a page or component asks for (U2)', () => {
    const used = sources.flatMap(usedTexts);
    expect(used.length).toBeGreaterThan(300);
    const keys = [...de.keys()];
    const missing = used.filter(({ pattern }) => !keys.some((key) => pattern.test(key)));
    expect(missing.map(({ path, line, shown }) => `${path}:${line} ${shown}`)).toEqual([]);
  });

  it('has no text that nobody asks for (U2)', () => {
    const used = sources.flatMap(usedTexts);
    const idle = [...de.keys()].filter((key) => !used.some(({ pattern }) => pattern.test(key)));
    expect(idle).toEqual([]);
  });

  it('sends the browser the texts its components ask for, and no others', () => {
    const asked = [...new Set(clientSources(sources).flatMap(namespacesOf))];
    const whole = asked.filter((name) => !asked.some((other) => name.startsWith(`${other}.`)));
    expect([...clientNamespaces].sort()).toEqual(whole.sort());
  });

  it.each(['de', 'en'] as const)(
    'sends every text of those parts, and nothing beside them, in %s (U2)',
    (locale) => {
      const sent = new Map(flat(clientMessages(locale === 'de' ? german : english) as Texts));
      const wanted = [...(locale === 'de' ? de : en)].filter(([key]) =>
        clientNamespaces.some((name) => key.startsWith(`${name}.`)),
      );
      expect([...sent].sort()).toEqual(wanted.sort());
      expect(sent.size).toBeLessThan(de.size * 0.6);
    },
  );
});
