import { datevCountries, datevCurrencies } from '@/lib/bookkeeping/code-lists';
import { ledgerNamespace, xmlDataNotice } from '../ledger-format';
import { codeType, decimalType, optional, patternType, schemaOf, textType } from './facets';

const types = [
  decimalType('Amount', 10, 2, 'notZero'),
  decimalType('Total', 10, 2, 'any'),
  decimalType('DiscountAmount', 8, 2, 'positive'),
  decimalType('Percent', 2, 2, 'notNegative'),
  decimalType('ExchangeRate', 4, 6, 'positive'),
  decimalType('Quantity', 12, 4, 'positive'),
  codeType('Currency', datevCurrencies),
  codeType('Country', datevCountries),
  patternType('Account', '[1-9]\\d{0,8}', 'xs:unsignedInt'),
  patternType('PersonAccount', '[1-9]\\d{4,8}', 'xs:unsignedInt'),
  patternType('TaxKey', '0|[1-9]\\d{0,3}', 'xs:unsignedShort'),
  patternType('PaymentConditions', '\\+?(9|[1-9]\\d{1,2})', 'xs:short'),
  patternType('InvoiceNumber', '[A-Za-z0-9$%&*+\\-/]{0,36}'),
  patternType('InternalNumber', '[A-Za-z0-9$%&*+\\-/]{1,12}'),
  patternType('OrderNumber', '[A-Za-z0-9$%&*+\\-./]{1,30}'),
  patternType('CostCenter', '(\\S([\\S ]{0,34}\\S)?)?'),
  patternType('VatId', '[A-Za-z0-9._ ]{1,15}'),
  patternType('BankCode', '[1-9]|[0-9]{2,10}'),
  patternType('Iban', '[A-Z]{2}\\d\\d[A-Za-z0-9]{11,30}'),
  patternType('Bic', '[A-Z]{6}[A-Z0-9]{2,5}'),
  patternType('Version', '6.0'),
  textType('UpTo10', 10),
  textType('UpTo15', 15),
  textType('UpTo30', 30),
  textType('UpTo40', 40),
  textType('UpTo50', 50),
  textType('UpTo60', 60),
  textType('UpTo120', 120),
  `<xs:simpleType name="Day"><xs:restriction base="xs:date">
    <xs:minInclusive value="1753-01-01"/><xs:maxInclusive value="9999-12-31"/>
    <xs:pattern value="\\d{4}-\\d{2}-\\d{2}"/>
  </xs:restriction></xs:simpleType>`,
];

const bookingFields = `<xs:group name="BookingFields"><xs:sequence>
    <xs:element name="date" type="Day"/>
    <xs:element name="amount" type="Amount"/>
    ${optional('discountAmount', 'DiscountAmount')}
    ${optional('accountNo', 'Account')}
    ${optional('buCode', 'TaxKey')}
    ${optional('costAmount', 'Quantity')}
    ${optional('costCategoryId', 'CostCenter')}
    ${optional('costCategoryId2', 'CostCenter')}
    ${optional('tax', 'Percent')}
    ${optional('information', 'UpTo120')}
  </xs:sequence></xs:group>`;

const invoiceFields = `<xs:group name="InvoiceFields"><xs:sequence>
    <xs:element name="currencyCode" type="Currency"/>
    <xs:element name="invoiceId" type="InvoiceNumber"/>
    ${optional('bookingText', 'UpTo60')}
    ${optional('typeOfReceivable', 'UpTo10')}
    ${optional('ownVatId', 'VatId')}
    ${optional('shipFromCountry', 'Country')}
    ${optional('partyId', 'UpTo15')}
    ${optional('paidAt', 'Day')}
    ${optional('internalInvoiceId', 'InternalNumber')}
    ${optional('vatId', 'VatId')}
    ${optional('shipToCountry', 'Country')}
    ${optional('exchangeRate', 'ExchangeRate')}
    ${optional('bankCode', 'BankCode')}
    ${optional('bankAccount', 'UpTo30')}
    ${optional('bankCountry', 'Country')}
    ${optional('iban', 'Iban')}
    ${optional('swiftCode', 'Bic')}
    ${optional('accountName', 'UpTo40')}
    ${optional('paymentConditionsId', 'PaymentConditions')}
    ${optional('paymentOrder', 'xs:boolean')}
    ${optional('discountPercentage', 'Percent')}
    ${optional('discountPaymentDate', 'Day')}
    ${optional('discountAmount2', 'DiscountAmount')}
    ${optional('discountPercentage2', 'Percent')}
    ${optional('discountPaymentDate2', 'Day')}
    ${optional('dueDate', 'Day')}
    ${optional('bpAccountNo', 'PersonAccount')}
    ${optional('deliveryDate', 'Day')}
    ${optional('orderId', 'OrderNumber')}
  </xs:sequence></xs:group>`;

function invoiceRow(name: string, partner: 'customer' | 'supplier'): string {
  return `<xs:complexType name="${name}"><xs:sequence>
    <xs:group ref="BookingFields"/>
    <xs:group ref="InvoiceFields"/>
    ${optional(`${partner}Name`, 'UpTo50')}
    ${optional(`${partner}City`, 'UpTo30')}
  </xs:sequence></xs:complexType>`;
}

const cashRow = `<xs:complexType name="cashLedger"><xs:sequence>
    <xs:group ref="BookingFields"/>
    <xs:element name="currencyCode" type="Currency" fixed="EUR"/>
    ${optional('invoiceId', 'InvoiceNumber')}
    <xs:element name="bookingText" type="UpTo60"/>
  </xs:sequence></xs:complexType>`;

const root = `<xs:element name="LedgerImport"><xs:complexType>
    <xs:sequence><xs:element name="consolidate"><xs:complexType>
      <xs:choice>
        <xs:element name="accountsReceivableLedger" type="accountsReceivableLedger" maxOccurs="5000"/>
        <xs:element name="accountsPayableLedger" type="accountsPayableLedger" maxOccurs="5000"/>
        <xs:element name="cashLedger" type="cashLedger" maxOccurs="5000"/>
      </xs:choice>
      <xs:attribute name="consolidatedAmount" type="Total" use="required"/>
      <xs:attribute name="consolidatedDate" type="Day" use="required"/>
      <xs:attribute name="consolidatedCurrencyCode" type="Currency" use="required"/>
      <xs:attribute name="consolidatedInvoiceId" type="InvoiceNumber"/>
      <xs:attribute name="consolidatedDeliveryDate" type="Day"/>
      <xs:attribute name="consolidatedOrderId" type="OrderNumber"/>
    </xs:complexType></xs:element></xs:sequence>
    <xs:attribute name="version" type="Version" use="required"/>
    <xs:attribute name="generator_info" type="UpTo40" use="required"/>
    <xs:attribute name="generating_system" type="UpTo40"/>
    <xs:attribute name="xml_data" type="xs:string" use="required" fixed="${xmlDataNotice}"/>
  </xs:complexType></xs:element>`;

/** Schema of LedgerImport v6.0 in DATEV's namespace: gives the same verdict as DATEV's, which the tests compare (B2). */
export const ledgerSchema = schemaOf(
  ledgerNamespace,
  [
    root,
    invoiceRow('accountsReceivableLedger', 'customer'),
    invoiceRow('accountsPayableLedger', 'supplier'),
    cashRow,
    bookingFields,
    invoiceFields,
    ...types,
  ].join('\n'),
);
