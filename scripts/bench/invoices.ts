/**
 * Books, builds and checks a job of 1,000 invoices with three positions (schema and rules, B2), against the bound: plain
 * fast-xml-parser building of the same elements and plain libxml2 validation of the same bytes.
 */
import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { ParseOption, XmlDocument, XsdValidator } from 'libxml2-wasm';
import { presetRows } from '@/lib/bookkeeping/account-presets';
import { bookInvoice, defaultBookingRules } from '@/lib/bookkeeping/book-invoice';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { buildJobFiles } from '@/lib/datev/belegsatz/build-job-files';
import { documentGuid } from '@/lib/datev/belegsatz/guid';
import { documentSchema } from '@/lib/datev/belegsatz/schema/document-schema';
import { ledgerSchema } from '@/lib/datev/belegsatz/schema/ledger-schema';
import { invoiceJson, invoiceOf } from './support/invoices';
import { reportRow } from './support/report';
import { bestOf, computingClock, milliseconds } from './support/timing';

const count = 1_000;
const rounds = 25;
const month = parseAccountingMonth('2026-01');
if (!month) throw new Error('no month');

const table = { rows: presetRows('skr03').map((row) => ({ ...row, state: 'confirmed' as const })) };
const rules = { ...defaultBookingRules, accountLength: 4 };
const image = { contentType: 'application/pdf', size: 50_000, sha256: '0'.repeat(64) };
const automaticAccounts = new Set(table.rows.map(({ accountNo }) => accountNo));
const invoices = Array.from({ length: count }, (_, index) => invoiceOf(invoiceJson(index)));

function product() {
  return buildJobFiles({
    ledger: 'accounts_receivable',
    month: month as NonNullable<typeof month>,
    folderName: 'Ausgangsrechnungen',
    folderNames: ['Ausgangsrechnungen'],
    companyName: 'Muster GmbH 1',
    softwareName: 'Belegbote',
    createdAt: new Date('2026-02-01T09:00:00Z'),
    fiscalYear: { start: '2026-01-01', end: '2026-12-31' },
    accountLength: 4,
    automaticAccounts,
    documents: invoices.map((invoice) => {
      const booked = bookInvoice(invoice, table, rules);
      if (!booked.ok) throw new Error(JSON.stringify(booked.problems));
      const guid = documentGuid({ companyId: 'c', documentId: invoice.externalId, version: 1 });
      return { id: invoice.externalId, number: invoice.number, booking: booked.value, guid, images: [image] };
    }),
  });
}

const made = product();
if (made.problems.length > 0 || made.heldBack.length > 0) throw new Error('the invoices are not accepted');
const files = made.files.flatMap(({ kind, content }) =>
  content === null ? [] : [{ kind, content, text: new TextDecoder().decode(content) }],
);

/** The same elements as plain objects, and the plain tools. */
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false });
const trees = files.map(({ kind, text }) => ({ kind, tree: parser.parse(text) as Record<string, unknown> }));
const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  format: true,
  indentBy: ' ',
});
const schemas = { ledger: validatorOf(ledgerSchema), document_xml: validatorOf(documentSchema) };

function validatorOf(schema: string): XsdValidator {
  return XsdValidator.fromDoc(XmlDocument.fromString(schema, { option: ParseOption.XML_PARSE_NONET }));
}

function bound(): number {
  let bytes = 0;
  for (const [index, { kind, tree }] of trees.entries()) {
    bytes += builder.build(tree).length;
    const document = XmlDocument.fromBuffer(files[index]?.content ?? new Uint8Array());
    schemas[kind === 'ledger' ? 'ledger' : 'document_xml'].validate(document);
    document.dispose();
  }
  return bytes;
}

const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
if (Math.abs(bound() - bytes) / bytes > 0.02) throw new Error('the bound does not build the same files');
const [measured = 0, best = 1] = await bestOf(rounds, [product, bound], computingClock);
reportRow({
  what: '1.000 Rechnungen buchen, bauen, prüfen',
  measured: milliseconds(measured),
  bound: `${milliseconds(best)} (nur bauen und prüfen)`,
  value: measured / best,
  unit: '×',
  target: 1.5,
});
