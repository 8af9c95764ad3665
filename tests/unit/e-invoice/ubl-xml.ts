import { escapeXml, type InvoiceModel, type ModelParty } from './invoice-model';

const namespaces =
  'xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" ' +
  'xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"';

function basic(name: string, value: string | undefined, attributes = ''): string {
  return value === undefined ? '' : `<b:${name}${attributes}>${escapeXml(value)}</b:${name}>`;
}

function aggregate(name: string, ...children: readonly string[]): string {
  const content = children.join('');
  return content === '' ? '' : `<a:${name}>${content}</a:${name}>`;
}

/** The model as UBL Invoice or CreditNote, with prefixes nobody else uses. */
export function ublXml(model: InvoiceModel, root: 'Invoice' | 'CreditNote' = 'Invoice'): string {
  const money = (name: string, value: string | undefined, currency = model.currency) =>
    basic(name, value, ` currencyID="${currency}"`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2" ${namespaces}>${[
    basic('CustomizationID', model.specification),
    basic('ID', model.number),
    basic('IssueDate', model.issueDate),
    root === 'Invoice' ? basic('DueDate', model.dueDate) : '',
    basic(`${root}TypeCode`, model.typeCode),
    basic('Note', model.note),
    basic('DocumentCurrencyCode', model.currency),
    basic('TaxCurrencyCode', model.taxCurrency),
    aggregate('InvoicePeriod', basic('EndDate', model.periodEnd)),
    aggregate('OrderReference', basic('ID', model.orderId)),
    aggregate('BillingReference', aggregate('InvoiceDocumentReference', basic('ID', model.preceding))),
    aggregate('AccountingSupplierParty', party(model.seller)),
    aggregate('AccountingCustomerParty', party(model.buyer)),
    aggregate('PayeeParty', aggregate('PartyName', basic('Name', model.payee))),
    aggregate('TaxRepresentativeParty', taxScheme(model.representativeVatId, 'VAT')),
    aggregate(
      'Delivery',
      basic('ActualDeliveryDate', model.deliveryDate),
      aggregate(
        'DeliveryLocation',
        aggregate('Address', aggregate('Country', basic('IdentificationCode', model.deliverTo))),
      ),
    ),
    paymentMeans(model, root),
    aggregate('PaymentTerms', basic('Note', model.terms)),
    ...(model.allowances ?? []).map((item) =>
      aggregate(
        'AllowanceCharge',
        basic('ChargeIndicator', String(item.isCharge)),
        money('Amount', item.amount),
        category('TaxCategory', item.category, item.rate),
      ),
    ),
    aggregate(
      'TaxExchangeRate',
      basic('SourceCurrencyCode', model.exchange?.source),
      basic('TargetCurrencyCode', model.exchange?.target),
      basic('CalculationRate', model.exchange?.rate),
    ),
    aggregate(
      'TaxTotal',
      money('TaxAmount', model.tax),
      ...(model.shares ?? []).map((share) =>
        aggregate(
          'TaxSubtotal',
          money('TaxableAmount', share.basis),
          money('TaxAmount', share.tax),
          category('TaxCategory', share.category, share.rate, share.reasonCode, share.reason),
        ),
      ),
    ),
    aggregate('TaxTotal', money('TaxAmount', model.taxInTaxCurrency, model.taxCurrency)),
    aggregate(
      'LegalMonetaryTotal',
      money('LineExtensionAmount', model.lineTotal),
      money('TaxExclusiveAmount', model.net),
      money('TaxInclusiveAmount', model.gross),
      money('AllowanceTotalAmount', model.allowanceTotal),
      money('ChargeTotalAmount', model.chargeTotal),
      money('PrepaidAmount', model.prepaid),
      money('PayableRoundingAmount', model.rounding),
      money('PayableAmount', model.payable),
    ),
    ...(model.lines ?? []).map((line, index) =>
      aggregate(
        `${root}Line`,
        basic('ID', String(index + 1)),
        basic(root === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity', '1', ' unitCode="C62"'),
        money('LineExtensionAmount', line.net),
        aggregate(
          'Item',
          basic('Name', line.name ?? 'Ware'),
          category('ClassifiedTaxCategory', line.category, line.rate),
        ),
      ),
    ),
  ].join('')}</${root}>`;
}

function party(model: ModelParty | undefined): string {
  if (!model) return '';
  return aggregate(
    'Party',
    aggregate('PartyIdentification', basic('ID', model.gln, ' schemeID="0088"')),
    aggregate('PartyIdentification', basic('ID', model.id)),
    aggregate(
      'PostalAddress',
      basic('StreetName', model.street),
      basic('CityName', model.city),
      basic('PostalZone', model.postCode),
      aggregate('Country', basic('IdentificationCode', model.country)),
    ),
    taxScheme(model.taxNumber, 'FC'),
    taxScheme(model.vatId, 'VAT'),
    aggregate('PartyLegalEntity', basic('RegistrationName', model.name)),
  );
}

function taxScheme(id: string | undefined, scheme: string): string {
  return id === undefined
    ? ''
    : aggregate('PartyTaxScheme', basic('CompanyID', id), aggregate('TaxScheme', basic('ID', scheme)));
}

function category(name: string, id?: string, rate?: string, reasonCode?: string, reason?: string): string {
  if (id === undefined) return '';
  return aggregate(
    name,
    basic('ID', id),
    basic('Percent', rate),
    basic('TaxExemptionReasonCode', reasonCode),
    basic('TaxExemptionReason', reason),
    aggregate('TaxScheme', basic('ID', 'VAT')),
  );
}

function paymentMeans(model: InvoiceModel, root: 'Invoice' | 'CreditNote'): string {
  const dueDate = root === 'CreditNote' ? basic('PaymentDueDate', model.dueDate) : '';
  const credited = aggregate(
    'PayeeFinancialAccount',
    basic('ID', model.iban),
    aggregate('FinancialInstitutionBranch', basic('ID', model.bic)),
  );
  const debited = aggregate(
    'PaymentMandate',
    aggregate('PayerFinancialAccount', basic('ID', model.debitedIban)),
  );
  return dueDate + credited + debited === ''
    ? ''
    : aggregate('PaymentMeans', basic('PaymentMeansCode', '58'), dueDate, credited, debited);
}
