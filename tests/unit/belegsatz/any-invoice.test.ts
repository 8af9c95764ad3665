import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presetRows } from '@/lib/bookkeeping/account-presets';
import type { AccountRow } from '@/lib/bookkeeping/account-table';
import { bookInvoice, defaultBookingRules } from '@/lib/bookkeeping/book-invoice';
import { accountingMonthOf } from '@/lib/bookkeeping/calendar';
import { ledgerOf } from '@/lib/bookkeeping/invoice';
import { readInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import { isBlocker } from '@/lib/bookkeeping/problems';
import { buildJobFiles } from '@/lib/datev/belegsatz/build-job-files';
import { checkLedgerRules } from '@/lib/datev/belegsatz/check-ledger-rules';
import { type ExtraSchemas, loadExtraSchemaFolder } from '@/lib/datev/belegsatz/extra-schemas';
import { documentGuid } from '@/lib/datev/belegsatz/guid';
import { readDocumentXml } from '@/lib/datev/belegsatz/read-document-xml';
import { readLedgerXml } from '@/lib/datev/belegsatz/read-ledger-xml';
import { validateDocumentXml } from '@/lib/datev/belegsatz/validate-xml';
import { invoiceJson } from './arbitrary-invoice';
import { datevSchemaFolder, hasReference } from './reference-files';

const oss: AccountRow = {
  direction: 'outgoing',
  taxCase: 'oss',
  taxRate: '*',
  rule: '',
  accountNo: '8320',
  taxKey: '10',
  isAutomatic: false,
  state: 'confirmed',
};
const table = { rows: [...presetRows('skr03').map((row) => ({ ...row, state: 'confirmed' as const })), oss] };
const rules = { ...defaultBookingRules, accountLength: 4 };
const image = { contentType: 'application/pdf', size: 1_000, sha256: '0'.repeat(64) };

describe('any invoice the API accepts (B2, B3, T9)', () => {
  it('gives files that fit schema and rules, or is held back with a reason: 10,000 invoices', () => {
    const extraSchemas = hasReference ? loadExtraSchemaFolder(datevSchemaFolder) : undefined;
    const counts = { sent: 0, held: 0 };
    fc.assert(
      fc.property(invoiceJson, (json) => {
        const isSent = checkInvoice(json, extraSchemas);
        counts[isSent ? 'sent' : 'held'] += 1;
      }),
      { numRuns: 10_000 },
    );
    // Both ends have to be reached, else the statement is empty.
    expect(Math.min(counts.sent, counts.held)).toBeGreaterThan(500);
  }, 60_000);
});

/** Returns whether the invoice was sent. */
function checkInvoice(json: unknown, extraSchemas: ExtraSchemas | undefined): boolean {
  const read = readInvoiceJson(json);
  if (!read.ok) throw new Error(`the generator made what the API refuses: ${JSON.stringify(read.problems)}`);
  const { invoice } = read.value;
  const booked = bookInvoice(invoice, table, rules);
  if (!booked.ok) {
    expect(booked.problems.some(isBlocker)).toBe(true);
    return false;
  }
  const month = accountingMonthOf(invoice.issueDate);
  const year = invoice.issueDate.slice(0, 4);
  const job = buildJobFiles({
    ledger: ledgerOf(invoice.direction),
    month,
    folderName: 'Ordner',
    folderNames: ['Ordner'],
    companyName: 'Muster GmbH 1',
    softwareName: 'Belegbote',
    createdAt: new Date('2026-02-01T09:00:00Z'),
    fiscalYear: { start: `${year}-01-01`, end: `${year}-12-31` },
    accountLength: 4,
    automaticAccounts: new Set(['8400', '8300', '3400', '3300']),
    ...(extraSchemas ? { extraSchemas } : {}),
    documents: [
      {
        id: 'a',
        number: invoice.number,
        booking: booked.value,
        guid: documentGuid({ companyId: 'c', documentId: invoice.externalId, version: 1 }),
        images: [image],
      },
    ],
  });
  // What was booked without a blocker must come out as valid files: holding it back here would mean that a check is missing above.
  expect(job.heldBack).toEqual([]);
  expect(job.problems).toEqual([]);
  expect(job.files.map(({ kind }) => kind)).toEqual(['ledger', 'image', 'document_xml']);
  const [ledgerFile, , documentFile] = job.files;
  checkLedgerFile(ledgerFile?.content, invoice.grossAmount, month);
  expect(validateDocumentXml(documentFile?.content ?? '', extraSchemas)).toEqual([]);
  expect(readDocumentXml(documentFile?.content ?? '').ok).toBe(true);
  return true;
}

/** The bytes are read back: what stands in the file counts, not what was meant. */
function checkLedgerFile(content: Uint8Array | null | undefined, total: number, month: string): void {
  const ledger = readLedgerXml('ledger.xml', content ?? '');
  if (!ledger.ok) throw new Error(JSON.stringify(ledger.problems));
  const context = {
    fileName: 'ledger.xml',
    month: accountingMonthOf(`${month}-01` as never),
    accountLength: 4,
  };
  expect(checkLedgerRules(ledger.value, context)).toEqual([]);
  const sum = ledger.value.rows.reduce((cents, row) => cents + Number(row.amount?.replace('.', '')), 0);
  expect(sum).toBe(total);
  expect(Number(ledger.value.consolidatedAmount.replace('.', ''))).toBe(total);
}
