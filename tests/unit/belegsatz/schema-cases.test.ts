import { describe, expect, it } from 'vitest';
import { loadExtraSchemaFolder } from '@/lib/datev/belegsatz/extra-schemas';
import { validateDocumentXml, validateLedgerXml } from '@/lib/datev/belegsatz/validate-xml';
import { datevSchemaFolder, edgeCases, hasReference, sample } from './reference-files';

describe.skipIf(!hasReference)('our schemas against the published cases (B2)', () => {
  const cases = hasReference ? edgeCases() : [];

  it('knows all 109 cases', () => {
    expect(cases).toHaveLength(109);
  });

  it.each(cases)("gives the verdict of DATEV's schema: $name", ({ kind, xml, isValid }) => {
    const problems = kind === 'L' ? validateLedgerXml('case.xml', xml) : validateDocumentXml(xml);
    expect(problems.length === 0, JSON.stringify(problems)).toBe(isValid);
  });

  it.each(cases)("would see it if DATEV's own schema disagreed: $name", ({ kind, xml, isValid }) => {
    const extra = loadDatevSchemas();
    const schema = kind === 'L' ? extra.ledger : extra.document;
    expect(schema?.check(xml).length === 0).toBe(isValid);
  });

  it.each([
    ['ameax', 'Rechnungsdaten_RA_R-2023-101.xml'],
    ['ameax', 'Rechnungsdaten_RA_R-2023-101-EU.xml'],
    ['ameax', 'Rechnungsdaten_RA_R-2023-204.xml'],
    ['ameax', 'Provisionsgutschrift_GS-2023-101.xml'],
    ['ameax', 'zip/RE12345.xml'],
    ['smoice', 'AccountsPayableLedgerTest_0_as_v060.xml'],
    ['smoice', 'AccountsReceivableLedgerTest_0_as_v060.xml'],
  ])('accepts the foreign LedgerImport %s/%s', (...parts) => {
    expect(validateLedgerXml('sample.xml', sample(...parts))).toEqual([]);
  });

  it.each([
    ['ameax', 'document.xml'],
    ['ameax', 'zip/document.xml'],
    ['smoice', 'ArchiveTest_0_as_v060.xml'],
    ['smoice', 'ArchiveTest_1_as_v060.xml'],
    ['official', 'document_v060_portal.xml'],
  ])('accepts the foreign document.xml %s/%s', (...parts) => {
    expect(validateDocumentXml(sample(...parts))).toEqual([]);
  });
});

describe('validation', () => {
  it('says file, line and reason of a violation (B2)', () => {
    const [problem] = validateLedgerXml('x.xml', '<LedgerImport/>');
    expect(problem?.code).toBe('LEDGER_SCHEMA_VIOLATION');
    expect(problem?.params.fileName).toBe('x.xml');
    expect(problem?.params.message).toMatch(/Zeile 1/);
  });

  it('reports a file that is no XML instead of throwing', () => {
    expect(validateLedgerXml('x.xml', 'kein XML')[0]?.code).toBe('LEDGER_SCHEMA_VIOLATION');
    expect(validateDocumentXml(new Uint8Array([0xff, 0xfe, 0x00]))[0]?.code).toBe('PACKAGE_SCHEMA_VIOLATION');
  });

  it.skipIf(!hasReference)('checks an additional schema folder when one is given (DATEV_XSD_DIR)', () => {
    const extraSchemas = loadDatevSchemas();
    const xml = sample('edge', 'amount_zero.xml');
    const codes = validateLedgerXml('x.xml', xml, extraSchemas).map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['LEDGER_SCHEMA_VIOLATION', 'LEDGER_EXTRA_SCHEMA_VIOLATION']));
  });
});

let datevSchemas: ReturnType<typeof loadExtraSchemaFolder> | undefined;

function loadDatevSchemas() {
  datevSchemas ??= loadExtraSchemaFolder(datevSchemaFolder);
  return datevSchemas;
}
