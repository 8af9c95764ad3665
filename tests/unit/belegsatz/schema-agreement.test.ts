import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadExtraSchemaFolder } from '@/lib/datev/belegsatz/extra-schemas';
import { validateDocumentXml, validateLedgerXml } from '@/lib/datev/belegsatz/validate-xml';
import { documentXml, ledgerXml, singleDeviations } from './arbitrary-xml';
import { datevSchemaFolder, hasReference } from './reference-files';

const seconds = 1_000;

describe.skipIf(!hasReference)("our schemas agree with DATEV's own on generated documents (B2)", () => {
  it('LedgerImport: every value of every field by itself', () => {
    const { ledger } = loadExtraSchemaFolder(datevSchemaFolder);
    const verdicts = singleDeviations().map(({ name, xml }) => {
      const theirs = ledger?.check(xml) ?? [];
      const ours = validateLedgerXml('x.xml', xml);
      return { name, theirs: theirs.length === 0, ours: ours.length === 0 };
    });
    expect(verdicts.filter(({ theirs, ours }) => theirs !== ours)).toEqual([]);
    expect(verdicts.filter(({ theirs }) => theirs).length).toBeGreaterThan(250);
  });

  it(
    'LedgerImport: 10,000 documents, valid and broken',
    () => {
      const { ledger } = loadExtraSchemaFolder(datevSchemaFolder);
      const counts = { valid: 0, invalid: 0 };
      fc.assert(
        fc.property(ledgerXml, (xml) => {
          const theirs = ledger?.check(xml) ?? [];
          counts[theirs.length === 0 ? 'valid' : 'invalid'] += 1;
          expect(validateLedgerXml('x.xml', xml).length === 0, theirs[0]?.message).toBe(theirs.length === 0);
        }),
        { numRuns: 10_000 },
      );
      // A comparison on broken documents alone would prove nothing about the valid ones, and the other way round.
      expect(Math.min(counts.valid, counts.invalid)).toBeGreaterThan(1_000);
    },
    60 * seconds,
  );

  it(
    'document.xml: 10,000 documents, valid and broken',
    () => {
      const { document } = loadExtraSchemaFolder(datevSchemaFolder);
      const counts = { valid: 0, invalid: 0 };
      fc.assert(
        fc.property(documentXml, (xml) => {
          const theirs = document?.check(xml) ?? [];
          counts[theirs.length === 0 ? 'valid' : 'invalid'] += 1;
          expect(validateDocumentXml(xml).length === 0, theirs[0]?.message).toBe(theirs.length === 0);
        }),
        { numRuns: 10_000 },
      );
      expect(Math.min(counts.valid, counts.invalid)).toBeGreaterThan(1_000);
    },
    60 * seconds,
  );
});
