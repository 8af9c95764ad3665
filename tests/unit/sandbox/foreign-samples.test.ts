import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArchive } from '@/sandbox/import/document-xml';
import { readLedgerFile } from '@/sandbox/import/ledger-file';
import { hasSharedFolder, sharedFolder } from './shared-samples';

const sample = (path: string) => readFileSync(resolve(sharedFolder, 'samples', path));

describe.skipIf(!hasSharedFolder)('files other makers wrote (B1)', () => {
  it.each([
    'ameax/Rechnungsdaten_RA_R-2023-101.xml',
    'ameax/Rechnungsdaten_RA_R-2023-101-EU.xml',
    'ameax/Rechnungsdaten_RA_R-2023-204.xml',
    'ameax/Provisionsgutschrift_GS-2023-101.xml',
    'smoice/AccountsPayableLedgerTest_0_as_v060.xml',
    'smoice/AccountsReceivableLedgerTest_0_as_v060.xml',
  ])('%s has the form of a Belegsatzdatendatei', (path) => {
    expect(readLedgerFile(sample(path))).toMatchObject({ kind: 'read' });
  });

  it.each(['ameax/document.xml', 'ameax/zip/document.xml', 'official/document_v060_portal.xml'])(
    '%s has the form of document.xml',
    (path) => {
      expect(readArchive(sample(path))).toMatchObject({ kind: 'read' });
    },
  );

  it.each(['smoice/AccountsPayableLedgerTest_0_v040.xml', 'ameax/document.xml'])(
    '%s is no ledger file',
    (path) => {
      expect(readLedgerFile(sample(path))).toMatchObject({ kind: 'refused' });
    },
  );
});

it('reads 4,999 documents and 5,000 rows, and not one more (T1)', () => {
  const document = '<document><extension xsi:type="File" name="a.pdf"/></document>';
  const archive = (count: number) =>
    Buffer.from(
      `<archive xmlns="http://xml.datev.de/bedi/tps/document/v06.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="6.0"><header><date>2026-02-01T10:00:00</date></header><content>${document.repeat(count)}</content></archive>`,
    );
  expect([readArchive(archive(4_999)).kind, readArchive(archive(5_000)).kind]).toEqual(['read', 'refused']);
  const row =
    '<cashLedger><date>2026-01-12</date><amount>1.00</amount><currencyCode>EUR</currencyCode><bookingText>x</bookingText></cashLedger>';
  const ledger = (count: number) =>
    Buffer.from(
      `<LedgerImport xmlns="http://xml.datev.de/bedi/tps/ledger/v060" version="6.0" generator_info="G" xml_data="Kopie nur zur Verbuchung berechtigt nicht zum Vorsteuerabzug"><consolidate consolidatedAmount="1.00" consolidatedDate="2026-01-12" consolidatedCurrencyCode="EUR">${row.repeat(count)}</consolidate></LedgerImport>`,
    );
  expect([readLedgerFile(ledger(5_000)).kind, readLedgerFile(ledger(5_001)).kind]).toEqual([
    'read',
    'refused',
  ]);
});
