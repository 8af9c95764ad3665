import type { Outcome } from '@/lib/bookkeeping/problem';
import { FieldReader } from '../../semantic/field-reader';
import type { BankAccount, Note, Payment, SemanticInvoice } from '../../semantic/semantic-invoice';
import { allAt, firstAt, textAt, textOf, type XmlElement } from '../../xml/xml-element';
import { compactId, countryCode } from '../party-names';
import { supportingDocument } from '../supporting-document';
import { readUblAllowanceCharges, readUblExchange, readUblTaxShares, readUblTotals } from './ubl-amounts';
import { readUblLines } from './ubl-lines';
import { readUblParty, taxId } from './ubl-party';

/** Reads UBL 2.1 Invoice and CreditNote by the syntax binding of EN 16931 (XRechnung, Peppol) (E1). */
export function readUbl(root: XmlElement): Outcome<SemanticInvoice> {
  const currency = textAt(root, 'DocumentCurrencyCode');
  const taxCurrency = textAt(root, 'TaxCurrencyCode');
  const fields = new FieldReader(currency);
  const number = textAt(root, 'ID');
  const issueDate = fields.isoDate(textAt(root, 'IssueDate'), 'BT-2');
  if (number === null) fields.missing('BT-1');
  if (textAt(root, 'IssueDate') === null) fields.missing('BT-2');
  if (currency === null) fields.missing('BT-5');
  const currencies = { currency: currency ?? '', taxCurrency };
  const totals = readUblTotals(root, fields, currencies);
  const taxShares = readUblTaxShares(root, fields, currencies);
  const details = readDetails(root, fields);
  if (
    fields.problems.length > 0 ||
    number === null ||
    issueDate === null ||
    currency === null ||
    totals === null
  ) {
    return { ok: false, problems: fields.problems };
  }
  return { ok: true, value: { ...details, number, issueDate, currency, taxCurrency, totals, taxShares } };
}

type Details = Omit<
  SemanticInvoice,
  'number' | 'issueDate' | 'currency' | 'taxCurrency' | 'totals' | 'taxShares'
>;

function readDetails(root: XmlElement, fields: FieldReader): Details {
  const isCreditNote = root.name === 'CreditNote';
  return {
    specification: textAt(root, 'CustomizationID'),
    isTest: false,
    typeCode:
      textAt(root, 'InvoiceTypeCode') ?? textAt(root, 'CreditNoteTypeCode') ?? (isCreditNote ? '381' : '380'),
    exchange: readUblExchange(root),
    dueDate: fields.isoDate(textAt(root, 'DueDate') ?? textAt(root, 'PaymentMeans/PaymentDueDate'), 'BT-9'),
    buyerReference: textAt(root, 'BuyerReference'),
    orderId: readOrderId(root),
    precedingInvoices: allAt(root, 'BillingReference/InvoiceDocumentReference/ID').flatMap(
      (id) => textOf(id) ?? [],
    ),
    notes: allAt(root, 'Note').flatMap((note) => readNote(textOf(note))),
    paymentTerms: readPaymentTerms(root),
    discountTerms: [],
    seller: readUblParty(firstAt(root, 'AccountingSupplierParty/Party')),
    buyer: readUblParty(firstAt(root, 'AccountingCustomerParty/Party')),
    payeeName:
      textAt(root, 'PayeeParty/PartyName/Name') ??
      textAt(root, 'PayeeParty/PartyLegalEntity/RegistrationName'),
    taxRepresentativeVatId: compactId(
      taxId(firstAt(root, 'TaxRepresentativeParty'), (scheme) => scheme === 'VAT'),
    ),
    deliveryDate: fields.isoDate(textAt(root, 'Delivery/ActualDeliveryDate'), 'BT-72'),
    period: {
      start: fields.isoDate(textAt(root, 'InvoicePeriod/StartDate'), 'BT-73'),
      end: fields.isoDate(textAt(root, 'InvoicePeriod/EndDate'), 'BT-74'),
    },
    deliverToCountry: countryCode(
      textAt(root, 'Delivery/DeliveryLocation/Address/Country/IdentificationCode'),
    ),
    payment: readPayment(root),
    allowanceCharges: readUblAllowanceCharges(root, fields),
    lines: readUblLines(root, fields),
    attachments: allAt(root, 'AdditionalDocumentReference').flatMap((reference) => readAttachment(reference)),
  };
}

/** UBL demands an order id even where only the seller's number is known; then it says "NA". */
function readOrderId(root: XmlElement): string | null {
  const id = textAt(root, 'OrderReference/ID');
  return id === 'NA' ? null : id;
}

/** The subject code (BT-21) stands in front of the text: `#ADU#…`. */
function readNote(text: string | null): readonly Note[] {
  if (text === null) return [];
  const match = /^#([A-Z]{3})#\s*([\s\S]*)$/.exec(text);
  return [match ? { subjectCode: match[1] ?? null, text: match[2] ?? '' } : { subjectCode: null, text }];
}

function readPaymentTerms(root: XmlElement): string | null {
  const notes = allAt(root, 'PaymentTerms/Note').flatMap((note) => textOf(note) ?? []);
  return notes.length === 0 ? null : notes.join('\n');
}

function readPayment(root: XmlElement): Payment {
  return {
    meansCode: textAt(root, 'PaymentMeans/PaymentMeansCode'),
    remittance: textAt(root, 'PaymentMeans/PaymentID'),
    accounts: allAt(root, 'PaymentMeans/PayeeFinancialAccount').flatMap((account) => readAccount(account)),
    debitedIban: compactId(textAt(root, 'PaymentMeans/PaymentMandate/PayerFinancialAccount/ID')),
  };
}

function readAccount(account: XmlElement): readonly BankAccount[] {
  const id = compactId(textAt(account, 'ID'));
  if (id === null) return [];
  return [
    { id, bic: compactId(textAt(account, 'FinancialInstitutionBranch/ID')), holder: textAt(account, 'Name') },
  ];
}

function readAttachment(reference: XmlElement) {
  const document = supportingDocument({
    id: textAt(reference, 'ID'),
    description: textAt(reference, 'DocumentDescription'),
    uri: textAt(reference, 'Attachment/ExternalReference/URI'),
    embedded: firstAt(reference, 'Attachment/EmbeddedDocumentBinaryObject'),
  });
  return document ? [document] : [];
}
