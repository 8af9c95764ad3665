import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { payrollProblemCodes } from '@/lib/bookkeeping/payroll/problem-codes';
import type { ProblemCode } from '@/lib/bookkeeping/problem-code';
import { bookkeepingProblemCodes } from '@/lib/bookkeeping/problem-codes';
import { connectionProblemCodes } from '@/lib/connection/problem-codes';
import { belegsatzProblemCodes } from '@/lib/datev/belegsatz/problem-codes';
import { dxsoProblemCodes } from '@/lib/datev/dxso/problem-codes';
import { documentedRefusals, undocumentedRefusals } from '@/lib/datev/dxso/refusal-table';
import { extfProblemCodes } from '@/lib/datev/extf/problem-codes';
import { extfFilesProblemCodes } from '@/lib/datev/extf-files/problem-codes';
import { hrFilesProblemCodes } from '@/lib/datev/hr-files/problem-codes';
import { csvProblemCodes } from '@/lib/documents/csv/problem-codes';
import { eInvoiceProblemCodes } from '@/lib/e-invoice/problem-codes';
import { generalDataProblemCodes } from '@/lib/general-data/problem-codes';
import { areaOf, catalogue, catalogueAreas } from '@/lib/preflight/catalogue';
import { type CatalogueEntry, findingLocales } from '@/lib/preflight/catalogue/entry';
import { unexpectedCode } from '@/lib/preflight/catalogue/unexpected';
import { placeholdersOf } from '@/lib/preflight/finding-text';
import { preflightProblemCodes } from '@/lib/preflight/problem-codes';
import { textForms } from '@/lib/preflight/text-forms';
import { transferProblemCodes } from '@/lib/transfer/problem-codes';
import german from '@/messages/de.json';
import english from '@/messages/en.json';

const rooms: Readonly<Record<string, readonly ProblemCode[]>> = {
  bookkeeping: bookkeepingProblemCodes,
  belegsatz: belegsatzProblemCodes,
  dxso: dxsoProblemCodes,
  payroll: payrollProblemCodes,
  extf: extfProblemCodes,
  'hr-files': hrFilesProblemCodes,
  'extf-files': extfFilesProblemCodes,
  'e-invoice': eInvoiceProblemCodes,
  connection: connectionProblemCodes,
  csv: csvProblemCodes,
  transfer: transferProblemCodes,
  preflight: preflightProblemCodes,
  'general-data': generalDataProblemCodes,
};
const everyCode = Object.values(rooms).flat();
const parts = ['title', 'cause', 'remedy'] as const;

function textsOf(entry: CatalogueEntry) {
  return [entry, ...Object.values(entry.byOperation ?? {})];
}

function namesIn(text: string): string[] {
  return [...new Set(placeholdersOf(text).map(({ name }) => name))].sort();
}

describe.each(Object.entries(rooms))('texts for the codes of %s (M8)', (_, codes) => {
  it.each(codes.map((row) => [row.code, row] as const))('%s', (code, row) => {
    const entry = catalogue[code];
    expect(entry, 'an entry in the catalogue').toBeDefined();
    if (!entry) return;
    expect({ severity: entry.severity, owner: entry.owner }).toEqual({
      severity: row.severity,
      owner: row.owner,
    });
    for (const texts of textsOf(entry)) {
      for (const locale of findingLocales) {
        for (const part of parts) {
          expect(texts[locale][part].trim(), `${locale} ${part}`).not.toBe('');
          expect(row.params, `${locale} ${part}: params`).toEqual(
            expect.arrayContaining(namesIn(texts[locale][part])),
          );
        }
      }
    }
  });
});

describe('the catalogue', () => {
  it('has no entry that nobody uses', () => {
    const used = new Set([...everyCode.map(({ code }) => code), unexpectedCode]);
    expect(Object.keys(catalogue).filter((code) => !used.has(code))).toEqual([]);
  });

  it('has each code in one area only', () => {
    const codes = Object.values(catalogueAreas).flatMap((area) => Object.keys(area));
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect(areaOf('EXTENDED_FORM_MISSING')).toBe('clientSetup');
    expect(areaOf('NO_SUCH_CODE')).toBe('unexpected');
  });

  it('has no code that two rooms claim', () => {
    const codes = everyCode.map(({ code }) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it('uses only forms that exist, in well-formed placeholders', () => {
    for (const [code, entry] of Object.entries(catalogue)) {
      for (const texts of textsOf(entry)) {
        for (const locale of findingLocales) {
          for (const part of parts) {
            const text = texts[locale][part];
            const forms = placeholdersOf(text).flatMap(({ form }) => (form === null ? [] : [form]));
            expect(
              forms.filter((form) => !textForms.has(form)),
              code,
            ).toEqual([]);
            expect(text.replaceAll(/\{\w+(\|\w+)?\}/g, ''), `${code} ${locale}`).not.toMatch(/[{}]/);
          }
        }
      }
    }
  });

  it('names our pages in the language of the reader, as his navigation does', () => {
    const [ours, theirs] = [Object.values(german.navigation), new Set(Object.values(english.navigation))];
    const foreign = ours.filter((name) => !theirs.has(name)).map((name) => `“${name}”`);
    for (const [code, entry] of Object.entries(catalogue)) {
      for (const { en } of textsOf(entry)) {
        const said = Object.values(en).join(' ');
        expect(
          foreign.filter((name) => said.includes(name)),
          code,
        ).toEqual([]);
      }
    }
  });

  it('speaks to the reader: the German texts use Sie, never du, and every sentence ends', () => {
    for (const [code, { de, en }] of Object.entries(catalogue)) {
      expect(`${de.title} ${de.cause} ${de.remedy}`, code).not.toMatch(/\b(du|dein|deine|dir|dich)\b/i);
      expect(de.remedy, code).toMatch(/[.]$/);
      expect(en.remedy, code).toMatch(/[.]$/);
      expect(en.remedy, `${code} is translated`).not.toBe(de.remedy);
      expect(en.title, `${code} is translated`).not.toBe(de.title);
    }
  });

  it('names who acts in what an adviser, an admin or the operator has to do', () => {
    const persons: Partial<Record<CatalogueEntry['owner'], { de: RegExp; en: RegExp }>> = {
      adviser: { de: /Berater|nichts zu tun/, en: /tax adviser|nothing to do/ },
      admin: { de: /Admin|Bitte|Sie /, en: /admin|please|you /i },
      us: { de: /Betreiber|Support|nichts zu tun/, en: /operator|support|nothing to do/ },
    };
    for (const [code, entry] of Object.entries(catalogue)) {
      const person = persons[entry.owner];
      if (!person) continue;
      expect(entry.de.remedy, code).toMatch(person.de);
      expect(entry.en.remedy, code).toMatch(person.en);
    }
  });

  it("has a finding of its own, with DATEV's help page, for every documented error code and operation (T6)", () => {
    for (const { problemCode, code, operations } of [...documentedRefusals, ...undocumentedRefusals]) {
      const entry = catalogue[problemCode];
      expect(entry, `${operations.join()} ${code}`).toBeDefined();
      if (code !== null) {
        expect(entry?.helpUrl).toBe(`https://apps.datev.de/knowledge/help/search?q=${code}`);
      }
    }
  });

  it('links only to https pages of DATEV', () => {
    const links = Object.values(catalogue).flatMap(({ helpUrl }) => helpUrl ?? []);
    expect(links.length).toBeGreaterThan(20);
    for (const link of links) expect(new URL(link).origin).toMatch(/^https:\/\/(\w+\.)*datev\.de$/);
  });

  it('has no finding of this room that no code makes', () => {
    const source = sourceOf(path.resolve('lib'), [path.resolve('lib/preflight/catalogue')]);
    // Differences between snapshots put their code together from a prefix.
    const plain = preflightProblemCodes.filter(({ code }) => !code.startsWith('CONFIGURATION_'));
    expect(plain.filter(({ code }) => !source.includes(`'${code}'`)).map(({ code }) => code)).toEqual([]);
  });
});

/** All sources below a folder except generated code, the catalogue and the lists of codes. */
function sourceOf(folder: string, except: readonly string[]): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const file = path.join(folder, entry.name);
      if (except.includes(file) || entry.name === 'generated' || entry.name.startsWith('problem-codes'))
        return '';
      if (entry.isDirectory()) return sourceOf(file, except);
      return entry.name.endsWith('.ts') ? readFileSync(file, 'utf8') : '';
    })
    .join('\n');
}
