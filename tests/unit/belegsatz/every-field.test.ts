import { describe, expect, it } from 'vitest';
import { bookCashEntry } from '@/lib/bookkeeping/book-cash-entry';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { readCashEntryJson } from '@/lib/bookkeeping/cash-entry-json';
import type { InvoiceJson } from '@/lib/bookkeeping/invoice-json';
import { archiveOfJob } from '@/lib/datev/belegsatz/archive-of-job';
import { buildDocumentXml } from '@/lib/datev/belegsatz/build-document-xml';
import { buildLedgerXml } from '@/lib/datev/belegsatz/build-ledger-xml';
import { rowElements } from '@/lib/datev/belegsatz/ledger-format';
import { ledgerOfBooking } from '@/lib/datev/belegsatz/ledger-of-booking';
import { documentSchema } from '@/lib/datev/belegsatz/schema/document-schema';
import { ledgerSchema } from '@/lib/datev/belegsatz/schema/ledger-schema';
import { validateDocumentXml, validateLedgerXml } from '@/lib/datev/belegsatz/validate-xml';
import { booked, rulesOfFour, skr03 } from '../bookkeeping/example-invoice';

/** Everything the public JSON can say, apart from what excludes each other. */
const full: Partial<InvoiceJson> = {
  currency: 'USD',
  exchangeRate: '1.1479',
  orderId: 'B-77',
  information: 'Bitte prüfen',
  ownVatId: 'DE333456789',
  shipFromCountry: 'DE',
  shipToCountry: 'US',
  paymentOrder: true,
  paidAt: '2026-01-20',
  internalInvoiceId: '42',
  typeOfReceivable: 'Miete',
  description: 'Beratung',
  keywords: 'Januar',
  partner: {
    name: 'Muster Inc.',
    city: 'Boston',
    vatId: 'US1',
    customerNumber: 'K1',
    accountNo: '10100',
    iban: 'DE33762500000121540061',
    bic: 'COBADEFFXXX',
    bankCode: '1234',
    bankAccount: '99',
    bankCountry: 'US',
  },
  positions: [
    {
      grossAmount: '119.00',
      taxRate: '19',
      taxCase: 'domestic',
      accountNo: '8200',
      taxKey: '3',
      costCenter1: '10',
      costCenter2: '20',
      costQuantity: '2',
      text: 'Beratung',
      accountName: 'Erlöse',
    },
  ],
  skonto: [
    { percentage: '3', amount: '3.57', date: '2026-01-22' },
    { percentage: '2', amount: '2.38', date: '2026-01-29' },
  ],
};

const generator = { info: 'Muster GmbH 1', system: 'Belegbote' };
const elementsIn = (xml: string) =>
  new Set([...xml.matchAll(/<([A-Za-z0-9]+)[ >/]/g)].map(([, name]) => name ?? ''));
const attributesIn = (xml: string) =>
  new Set([...xml.matchAll(/ ([A-Za-z_]+)="/g)].map(([, name]) => name ?? ''));

describe('every field of the format can be filled from our data (B1)', () => {
  const withSkonto = buildLedgerXml(ledgerOfBooking(booked(full), generator));
  const conditions = { ...full, skonto: [], dueDate: null, paymentConditionsId: '10' };
  const withConditions = buildLedgerXml(ledgerOfBooking(booked(conditions), generator));

  it('rows of outgoing invoices', () => {
    const missing = rowElements.accountsReceivableLedger.filter(
      (name) => !elementsIn(withSkonto).has(name) && !elementsIn(withConditions).has(name),
    );
    expect(missing).toEqual([]);
    expect([withSkonto, withConditions].flatMap((xml) => validateLedgerXml('x.xml', xml))).toEqual([]);
  });

  it('rows of incoming invoices', () => {
    const incoming = {
      direction: 'incoming' as const,
      partner: { name: 'Lieferant', city: 'Ulm', accountNo: '70100' },
    };
    const xml = buildLedgerXml(ledgerOfBooking(booked(incoming), generator));
    expect([...elementsIn(xml)]).toEqual(
      expect.arrayContaining(['accountsPayableLedger', 'supplierName', 'supplierCity']),
    );
  });

  it('rows of the cash ledger; Skonto has no place in a cash book', () => {
    const read = readCashEntryJson({
      externalId: 'c',
      date: '2026-01-05',
      amount: '-11.90',
      text: 'Porto',
      number: 'K1',
      taxRate: '19',
      accountNo: '4910',
      taxKey: '9',
      costCenter1: '1',
      costCenter2: '2',
      costQuantity: '1',
      information: 'Beleg folgt',
    });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const booking = bookCashEntry(read.value.entry, skr03, rulesOfFour);
    if (!booking.ok) throw new Error(JSON.stringify(booking.problems));
    const xml = buildLedgerXml(ledgerOfBooking(booking.value, generator));
    expect(rowElements.cashLedger.filter((name) => !elementsIn(xml).has(name))).toEqual(['discountAmount']);
    expect(validateLedgerXml('x.xml', xml)).toEqual([]);
  });

  it('attributes of the head', () => {
    const known = [
      'version',
      'generator_info',
      'generating_system',
      'xml_data',
      'consolidatedAmount',
      'consolidatedDate',
      'consolidatedInvoiceId',
      'consolidatedCurrencyCode',
      'consolidatedDeliveryDate',
      'consolidatedOrderId',
    ];
    expect(known.filter((name) => !attributesIn(withSkonto).has(name))).toEqual([]);
  });

  it('document.xml', () => {
    const booking = booked(full);
    const guid = '9ffd1116-da0c-4a30-95d4-ef93fe31097a';
    const repository = ['Buchführung', '2026', '01'].map((name, index) => ({ id: String(index + 1), name }));
    const document = {
      id: 'a',
      number: 'RE-1',
      booking,
      guid,
      images: [],
      process: 'archive' as const,
      repository,
    };
    const archive = archiveOfJob(
      {
        ledger: 'accounts_receivable',
        month: '2026-01' as AccountingMonth,
        folderName: 'Ausgangsrechnungen',
        folderNames: null,
        companyName: 'Muster GmbH 1',
        softwareName: 'Belegbote',
        createdAt: new Date('2026-02-01T09:00:00Z'),
        documents: [document],
        archive: {
          guid,
          description: 'Januar',
          target: { consultantNumber: 455148, clientNumber: 1, clientName: 'Muster' },
          repository,
        },
        fiscalYear: null,
        accountLength: 4,
        automaticAccounts: new Set(),
      },
      [{ document, names: { data: 'a.xml', images: ['a.pdf'] } }],
      generator,
    );
    const xml = buildDocumentXml(archive);
    expect(validateDocumentXml(xml)).toEqual([]);
    const elements = [...documentSchema.matchAll(/<xs:element name="([a-zA-Z]+)"/g)].map(
      ([, name]) => name ?? '',
    );
    expect(elements.filter((name) => !elementsIn(xml).has(name))).toEqual(['documentintern']);
    const attributes = [...documentSchema.matchAll(/<xs:attribute name="([a-zA-Z]+)"/g)].map(
      ([, name]) => name ?? '',
    );
    expect(attributes.filter((name) => !attributesIn(xml).has(name))).toEqual([]);
  });

  it("the list of elements is the schema's", () => {
    const declared = [...ledgerSchema.matchAll(/<xs:element name="([a-zA-Z0-9]+)"/g)].map(
      ([, name]) => name ?? '',
    );
    const structure = [
      'LedgerImport',
      'consolidate',
      'accountsReceivableLedger',
      'accountsPayableLedger',
      'cashLedger',
    ];
    expect(new Set(declared)).toEqual(new Set([...structure, ...Object.values(rowElements).flat()]));
  });
});
