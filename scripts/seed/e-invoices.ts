import { AFRelationship, PDFDocument } from '@cantoo/pdf-lib';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { DemoInvoice } from './demo-invoices';
import { type DemoCompany, invoicePdf } from './pdf';

/** What the two e-invoices of a demo month say; net and tax stand beside gross because EN 16931 wants all three. */
interface DemoEInvoice {
  readonly number: string;
  readonly date: string;
  readonly dueDate: string;
  readonly sellerName: string;
  readonly sellerCity: string;
  readonly sellerVatId: string;
  readonly item: string;
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
}

/** An incoming XRechnung (UBL) and an incoming ZUGFeRD PDF (CII) of one month. */
export async function demoEInvoices(
  month: AccountingMonth,
  company: DemoCompany,
): Promise<{ contentType: string; bytes: Uint8Array }[]> {
  const short = month.replace('-', '').slice(2);
  const hosting: DemoEInvoice = {
    number: `XR-${short}-01`,
    date: `${month}-10`,
    dueDate: `${month}-24`,
    sellerName: 'Wolke & Kabel GmbH',
    sellerCity: 'Regensburg',
    sellerVatId: 'DE567890123',
    item: 'Hosting und Datensicherung',
    net: '100.00',
    tax: '19.00',
    gross: '119.00',
  };
  const carrier: DemoEInvoice = {
    number: `ZF-${short}-02`,
    date: `${month}-18`,
    dueDate: `${month}-28`,
    sellerName: 'Spedition Übersee GmbH',
    sellerCity: 'Nürnberg',
    sellerVatId: 'DE678901234',
    item: 'Transport Möbel',
    net: '250.00',
    tax: '47.50',
    gross: '297.50',
  };
  return [
    { contentType: 'application/xml', bytes: new TextEncoder().encode(ublInvoice(hosting, company)) },
    { contentType: 'application/pdf', bytes: await zugferdPdf(carrier, company) },
  ];
}

function ublInvoice(invoice: DemoEInvoice, buyer: DemoCompany): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<ubl:Invoice xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0</cbc:CustomizationID>
  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
  <cbc:ID>${invoice.number}</cbc:ID>
  <cbc:IssueDate>${invoice.date}</cbc:IssueDate>
  <cbc:DueDate>${invoice.dueDate}</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cbc:BuyerReference>K-4711</cbc:BuyerReference>
  <cac:AccountingSupplierParty><cac:Party>
    <cac:PostalAddress><cbc:CityName>${invoice.sellerCity}</cbc:CityName><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyTaxScheme><cbc:CompanyID>${invoice.sellerVatId}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
    <cac:PartyLegalEntity><cbc:RegistrationName>${escaped(invoice.sellerName)}</cbc:RegistrationName></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party>
    <cac:PostalAddress><cbc:CityName>${escaped(buyer.city)}</cbc:CityName><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyTaxScheme><cbc:CompanyID>${buyer.vatId}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
    <cac:PartyLegalEntity><cbc:RegistrationName>${escaped(buyer.name)}</cbc:RegistrationName></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingCustomerParty>
  <cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>DE89370400440532013000</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">${invoice.tax}</cbc:TaxAmount>
    <cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">${invoice.net}</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">${invoice.tax}</cbc:TaxAmount>
      <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">${invoice.net}</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">${invoice.net}</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">${invoice.gross}</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">${invoice.gross}</cbc:PayableAmount></cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">${invoice.net}</cbc:LineExtensionAmount>
    <cac:Item><cbc:Name>${escaped(invoice.item)}</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="EUR">${invoice.net}</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
</ubl:Invoice>
`;
}

function ciiInvoice(invoice: DemoEInvoice, buyer: DemoCompany): string {
  const date = (iso: string) =>
    `<udt:DateTimeString format="102">${iso.replaceAll('-', '')}</udt:DateTimeString>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
  <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument><ram:ID>${invoice.number}</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime>${date(invoice.date)}</ram:IssueDateTime></rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
    <ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct><ram:Name>${escaped(invoice.item)}</ram:Name></ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>${invoice.net}</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">1</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
        <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${invoice.net}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
    <ram:ApplicableHeaderTradeAgreement>
      <ram:SellerTradeParty><ram:Name>${escaped(invoice.sellerName)}</ram:Name><ram:PostalTradeAddress><ram:CityName>${escaped(invoice.sellerCity)}</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${invoice.sellerVatId}</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
      <ram:BuyerTradeParty><ram:Name>${escaped(buyer.name)}</ram:Name><ram:PostalTradeAddress><ram:CityName>${escaped(buyer.city)}</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${buyer.vatId}</ram:ID></ram:SpecifiedTaxRegistration></ram:BuyerTradeParty>
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery><ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime>${date(invoice.date)}</ram:OccurrenceDateTime></ram:ActualDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery>
    <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:ApplicableTradeTax><ram:CalculatedAmount>${invoice.tax}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>${invoice.net}</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
      <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>${date(invoice.dueDate)}</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>${invoice.net}</ram:LineTotalAmount><ram:TaxBasisTotalAmount>${invoice.net}</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">${invoice.tax}</ram:TaxTotalAmount><ram:GrandTotalAmount>${invoice.gross}</ram:GrandTotalAmount><ram:DuePayableAmount>${invoice.gross}</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>
`;
}

async function zugferdPdf(invoice: DemoEInvoice, buyer: DemoCompany): Promise<Uint8Array> {
  const document = await PDFDocument.load(await invoicePdf(asDemoInvoice(invoice), buyer));
  await document.attach(new TextEncoder().encode(ciiInvoice(invoice, buyer)), 'factur-x.xml', {
    mimeType: 'text/xml',
    description: 'Rechnungsdaten im Factur-X-Format',
    afRelationship: AFRelationship.Alternative,
  });
  return await document.save();
}

function asDemoInvoice(invoice: DemoEInvoice): DemoInvoice {
  return {
    externalId: invoice.number,
    direction: 'incoming',
    number: invoice.number,
    issueDate: invoice.date,
    serviceDate: invoice.date,
    dueDate: invoice.dueDate,
    currency: 'EUR',
    grossAmount: invoice.gross,
    orderId: null,
    text: invoice.item,
    partner: {
      name: invoice.sellerName,
      city: invoice.sellerCity,
      country: 'DE',
      vatId: invoice.sellerVatId,
      customerNumber: invoice.number,
      accountNo: '70199',
    },
    positions: [{ grossAmount: invoice.gross, taxRate: '19.00', taxCase: 'domestic', text: invoice.item }],
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
