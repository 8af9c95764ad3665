import { escapeXml, type InvoiceModel, type ModelParty } from './invoice-model';

const namespaces =
  'xmlns="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" ' +
  'xmlns:r="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" ' +
  'xmlns:u="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"';

function leaf(name: string, value: string | undefined, attributes = ''): string {
  return value === undefined ? '' : `<r:${name}${attributes}>${escapeXml(value)}</r:${name}>`;
}

function group(name: string, ...children: readonly string[]): string {
  const content = children.join('');
  return content === '' ? '' : `<r:${name}>${content}</r:${name}>`;
}

function date(name: string, value: string | undefined): string {
  if (value === undefined) return '';
  return group(name, `<u:DateTimeString format="102">${value.replaceAll('-', '')}</u:DateTimeString>`);
}

/** The model as CII, with the document's namespace as default. */
export function ciiXml(model: InvoiceModel): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<CrossIndustryInvoice ${namespaces}>
<ExchangedDocumentContext>${group('GuidelineSpecifiedDocumentContextParameter', leaf('ID', model.specification))}</ExchangedDocumentContext>
<ExchangedDocument>${leaf('ID', model.number)}${leaf('TypeCode', model.typeCode)}${date('IssueDateTime', model.issueDate)}${group('IncludedNote', leaf('Content', model.note))}</ExchangedDocument>
<SupplyChainTradeTransaction>${lines(model)}${agreement(model)}${delivery(model)}${settlement(model)}</SupplyChainTradeTransaction>
</CrossIndustryInvoice>`;
}

function lines(model: InvoiceModel): string {
  return (model.lines ?? [])
    .map((line, index) =>
      group(
        'IncludedSupplyChainTradeLineItem',
        group('AssociatedDocumentLineDocument', leaf('LineID', String(index + 1))),
        group('SpecifiedTradeProduct', leaf('Name', line.name ?? 'Ware')),
        group('SpecifiedLineTradeDelivery', leaf('BilledQuantity', '1', ' unitCode="C62"')),
        group(
          'SpecifiedLineTradeSettlement',
          tax('ApplicableTradeTax', line.category, line.rate),
          group('SpecifiedTradeSettlementLineMonetarySummation', leaf('LineTotalAmount', line.net)),
        ),
      ),
    )
    .join('');
}

function agreement(model: InvoiceModel): string {
  return group(
    'ApplicableHeaderTradeAgreement',
    party('SellerTradeParty', model.seller),
    party('BuyerTradeParty', model.buyer),
    group('SellerTaxRepresentativeTradeParty', registration(model.representativeVatId, 'VA')),
    group('BuyerOrderReferencedDocument', leaf('IssuerAssignedID', model.orderId)),
  );
}

function delivery(model: InvoiceModel): string {
  return group(
    'ApplicableHeaderTradeDelivery',
    group('ShipToTradeParty', group('PostalTradeAddress', leaf('CountryID', model.deliverTo))),
    group('ActualDeliverySupplyChainEvent', date('OccurrenceDateTime', model.deliveryDate)),
  );
}

function settlement(model: InvoiceModel): string {
  return group(
    'ApplicableHeaderTradeSettlement',
    leaf('TaxCurrencyCode', model.taxCurrency),
    leaf('InvoiceCurrencyCode', model.currency),
    group('PayeeTradeParty', leaf('Name', model.payee)),
    group(
      'TaxApplicableTradeCurrencyExchange',
      leaf('SourceCurrencyCode', model.exchange?.source),
      leaf('TargetCurrencyCode', model.exchange?.target),
      leaf('ConversionRate', model.exchange?.rate),
    ),
    paymentMeans(model),
    ...(model.shares ?? []).map((share) =>
      group(
        'ApplicableTradeTax',
        leaf('CalculatedAmount', share.tax),
        leaf('TypeCode', 'VAT'),
        leaf('ExemptionReason', share.reason),
        leaf('BasisAmount', share.basis),
        leaf('CategoryCode', share.category),
        leaf('ExemptionReasonCode', share.reasonCode),
        leaf('RateApplicablePercent', share.rate),
      ),
    ),
    group('BillingSpecifiedPeriod', date('EndDateTime', model.periodEnd)),
    ...(model.allowances ?? []).map((item) =>
      group(
        'SpecifiedTradeAllowanceCharge',
        group('ChargeIndicator', `<u:Indicator>${item.isCharge}</u:Indicator>`),
        leaf('ActualAmount', item.amount),
        tax('CategoryTradeTax', item.category, item.rate),
      ),
    ),
    group(
      'SpecifiedTradePaymentTerms',
      leaf('Description', model.terms),
      date('DueDateDateTime', model.dueDate),
    ),
    summation(model),
    group('InvoiceReferencedDocument', leaf('IssuerAssignedID', model.preceding)),
  );
}

function summation(model: InvoiceModel): string {
  return group(
    'SpecifiedTradeSettlementHeaderMonetarySummation',
    leaf('LineTotalAmount', model.lineTotal),
    leaf('ChargeTotalAmount', model.chargeTotal),
    leaf('AllowanceTotalAmount', model.allowanceTotal),
    leaf('TaxBasisTotalAmount', model.net),
    leaf('TaxTotalAmount', model.tax, ` currencyID="${model.currency}"`),
    leaf('TaxTotalAmount', model.taxInTaxCurrency, ` currencyID="${model.taxCurrency}"`),
    leaf('RoundingAmount', model.rounding),
    leaf('GrandTotalAmount', model.gross),
    leaf('TotalPrepaidAmount', model.prepaid),
    leaf('DuePayableAmount', model.payable),
  );
}

function party(name: string, model: ModelParty | undefined): string {
  if (!model) return '';
  return group(
    name,
    leaf('ID', model.id),
    leaf('GlobalID', model.gln, ' schemeID="0088"'),
    leaf('Name', model.name),
    group(
      'PostalTradeAddress',
      leaf('PostcodeCode', model.postCode),
      leaf('LineOne', model.street),
      leaf('CityName', model.city),
      leaf('CountryID', model.country),
    ),
    registration(model.taxNumber, 'FC'),
    registration(model.vatId, 'VA'),
  );
}

function registration(id: string | undefined, scheme: string): string {
  return id === undefined ? '' : group('SpecifiedTaxRegistration', leaf('ID', id, ` schemeID="${scheme}"`));
}

function tax(name: string, category?: string, rate?: string): string {
  if (category === undefined) return '';
  return group(
    name,
    leaf('TypeCode', 'VAT'),
    leaf('CategoryCode', category),
    leaf('RateApplicablePercent', rate),
  );
}

function paymentMeans(model: InvoiceModel): string {
  if (model.iban === undefined && model.debitedIban === undefined) return '';
  return group(
    'SpecifiedTradeSettlementPaymentMeans',
    leaf('TypeCode', '58'),
    group('PayerPartyDebtorFinancialAccount', leaf('IBANID', model.debitedIban)),
    group('PayeePartyCreditorFinancialAccount', leaf('IBANID', model.iban)),
    group('PayeeSpecifiedCreditorFinancialInstitution', leaf('BICID', model.bic)),
  );
}
