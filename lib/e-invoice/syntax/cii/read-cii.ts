import type { Outcome } from '@/lib/bookkeeping/problem';
import { FieldReader } from '../../semantic/field-reader';
import type { SemanticInvoice } from '../../semantic/semantic-invoice';
import { allAt, firstAt, isTrueAt, textAt, textOf, type XmlElement } from '../../xml/xml-element';
import { compactId, countryCode } from '../party-names';
import { supportingDocument } from '../supporting-document';
import { readCiiAllowanceCharges, readCiiExchange, readCiiTaxShares, readCiiTotals } from './cii-amounts';
import type { CiiDialect } from './cii-dialect';
import { readCiiLines } from './cii-lines';
import { readCiiParty, registration } from './cii-party';
import { readCiiPayment, readCiiPaymentTerms } from './cii-payment';

/** Reads UN/CEFACT CII by the syntax binding of EN 16931, and ZUGFeRD 1.0 with its names (E1). */
export function readCii(root: XmlElement, names: CiiDialect): Outcome<SemanticInvoice> {
  const parts = partsOf(root, names);
  const currency = textAt(parts.settlement, 'InvoiceCurrencyCode');
  const taxCurrency = textAt(parts.settlement, 'TaxCurrencyCode');
  const fields = new FieldReader(currency);
  const number = textAt(parts.document, 'ID');
  const issued = firstAt(parts.document, 'IssueDateTime/DateTimeString');
  const issueDate = fields.compactDate(issued, 'BT-2');
  if (number === null) fields.missing('BT-1');
  if (textOf(issued) === null) fields.missing('BT-2');
  if (currency === null) fields.missing('BT-5');
  const sums = firstAt(parts.settlement, names.summation);
  const totals = readCiiTotals(sums, fields, { currency: currency ?? '', taxCurrency });
  const details = { ...readHeader(parts, fields, names), ...readSettlement(parts, fields, names) };
  if (
    fields.problems.length > 0 ||
    number === null ||
    issueDate === null ||
    currency === null ||
    totals === null
  ) {
    return { ok: false, problems: fields.problems };
  }
  return { ok: true, value: { ...details, number, issueDate, currency, taxCurrency, totals } };
}

interface CiiParts {
  readonly context: XmlElement | null;
  readonly document: XmlElement | null;
  readonly transaction: XmlElement | null;
  readonly agreement: XmlElement | null;
  readonly delivery: XmlElement | null;
  readonly settlement: XmlElement | null;
}

function partsOf(root: XmlElement, names: CiiDialect): CiiParts {
  const transaction = firstAt(root, names.transaction);
  return {
    context: firstAt(root, names.context),
    document: firstAt(root, names.document),
    transaction,
    agreement: firstAt(transaction, names.agreement),
    delivery: firstAt(transaction, names.delivery),
    settlement: firstAt(transaction, names.settlement),
  };
}

function readHeader(parts: CiiParts, fields: FieldReader, names: CiiDialect) {
  const { context, document, transaction, agreement, delivery } = parts;
  const representative = firstAt(agreement, 'SellerTaxRepresentativeTradeParty');
  const delivered = firstAt(delivery, 'ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString');
  return {
    specification: textAt(context, 'GuidelineSpecifiedDocumentContextParameter/ID'),
    isTest: isTrueAt(context, 'TestIndicator/Indicator'),
    typeCode: textAt(document, 'TypeCode') ?? '380',
    notes: allAt(document, 'IncludedNote').flatMap((note) => {
      const text = textAt(note, 'Content');
      return text === null ? [] : [{ subjectCode: textAt(note, 'SubjectCode'), text }];
    }),
    buyerReference: textAt(agreement, 'BuyerReference'),
    orderId: textAt(agreement, `BuyerOrderReferencedDocument/${names.referenceId}`),
    seller: readCiiParty(firstAt(agreement, 'SellerTradeParty')),
    buyer: readCiiParty(firstAt(agreement, 'BuyerTradeParty')),
    taxRepresentativeVatId: compactId(registration(representative, 'VA')),
    deliveryDate: fields.compactDate(delivered, 'BT-72'),
    deliverToCountry: countryCode(textAt(delivery, 'ShipToTradeParty/PostalTradeAddress/CountryID')),
    lines: readCiiLines(transaction, fields, names),
    attachments: allAt(agreement, 'AdditionalReferencedDocument').flatMap((reference) =>
      readAttachment(reference, names),
    ),
  };
}

function readSettlement({ settlement }: CiiParts, fields: FieldReader, names: CiiDialect) {
  const terms = readCiiPaymentTerms(settlement, fields);
  const period = firstAt(settlement, 'BillingSpecifiedPeriod');
  return {
    exchange: readCiiExchange(settlement),
    dueDate: terms.dueDate,
    paymentTerms: terms.text,
    discountTerms: terms.discounts,
    precedingInvoices: allAt(settlement, `InvoiceReferencedDocument/${names.referenceId}`).flatMap(
      (id) => textOf(id) ?? [],
    ),
    payeeName: textAt(settlement, 'PayeeTradeParty/Name'),
    period: {
      start: fields.compactDate(firstAt(period, 'StartDateTime/DateTimeString'), 'BT-73'),
      end: fields.compactDate(firstAt(period, 'EndDateTime/DateTimeString'), 'BT-74'),
    },
    payment: readCiiPayment(settlement),
    allowanceCharges: readCiiAllowanceCharges(settlement, fields, names),
    taxShares: readCiiTaxShares(settlement, fields, names),
  };
}

function readAttachment(reference: XmlElement, names: CiiDialect) {
  const document = supportingDocument({
    id: textAt(reference, names.referenceId),
    description: textAt(reference, 'Name'),
    uri: textAt(reference, 'URIID'),
    embedded: firstAt(reference, 'AttachmentBinaryObject'),
  });
  return document ? [document] : [];
}
