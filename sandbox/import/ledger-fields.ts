import {
  country,
  currency,
  decimal,
  exactly,
  isoDate,
  pattern,
  text,
  type ValueCheck,
  whole,
} from './value-checks';

/** An element of a ledger row; rows hold their elements in the order of the table. */
export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly allows: ValueCheck;
}

export type LedgerKind = 'accountsPayableLedger' | 'accountsReceivableLedger' | 'cashLedger';

export const ledgerKinds: readonly LedgerKind[] = [
  'accountsPayableLedger',
  'accountsReceivableLedger',
  'cashLedger',
];

const required = (name: string, allows: ValueCheck): Field => ({ name, required: true, allows });
const optional = (name: string, allows: ValueCheck): Field => ({ name, required: false, allows });

const positiveAmount = decimal(2, '0.01', '9999999999.99');
const negativeAmount = decimal(2, '-9999999999.99', '-0.01');
const amount: ValueCheck = (value) => positiveAmount(value) || negativeAmount(value);
const discountAmount = decimal(2, '0.01', '99999999.99');
const percentage = decimal(2, '0.00', '99.99');
const invoiceId = pattern(/^[a-zA-Z0-9$%&*+\-/]{0,36}$/);
const costCategory = pattern(/^(\S[\S ]{0,34}\S|\S?)$/);
const vatId = pattern(/^[0-9a-zA-Z. _]{1,15}$/);
const boolean = pattern(/^(true|false|1|0)$/);

const commonFields: readonly Field[] = [
  required('date', isoDate),
  required('amount', amount),
  optional('discountAmount', discountAmount),
  optional('accountNo', whole(1, 999_999_999)),
  optional('buCode', whole(0, 9_999)),
  optional('costAmount', decimal(4, '0.0001', '999999999999.9999')),
  optional('costCategoryId', costCategory),
  optional('costCategoryId2', costCategory),
  optional('tax', percentage),
  optional('information', text(1, 120)),
];

const invoiceFields: readonly Field[] = [
  required('currencyCode', currency),
  required('invoiceId', invoiceId),
  optional('bookingText', text(1, 60)),
  optional('typeOfReceivable', text(1, 10)),
  optional('ownVatId', vatId),
  optional('shipFromCountry', country),
  optional('partyId', text(1, 15)),
  optional('paidAt', isoDate),
  optional('internalInvoiceId', pattern(/^[a-zA-Z0-9$%&*+\-/]{1,12}$/)),
  optional('vatId', vatId),
  optional('shipToCountry', country),
  optional('exchangeRate', decimal(6, '0.000001', '9999.999999')),
  optional('bankCode', pattern(/^([1-9]|\d{2,10})$/)),
  optional('bankAccount', text(1, 30)),
  optional('bankCountry', country),
  optional('iban', pattern(/^[A-Z]{2}\d\d[A-Za-z0-9]{11,30}$/)),
  optional('swiftCode', pattern(/^[A-Z]{6}[A-Z0-9]{2,5}$/)),
  optional('accountName', text(1, 40)),
  optional('paymentConditionsId', whole(9, 999)),
  optional('paymentOrder', boolean),
  optional('discountPercentage', percentage),
  optional('discountPaymentDate', isoDate),
  optional('discountAmount2', discountAmount),
  optional('discountPercentage2', percentage),
  optional('discountPaymentDate2', isoDate),
  optional('dueDate', isoDate),
  optional('bpAccountNo', whole(10_000, 999_999_999)),
  optional('deliveryDate', isoDate),
  optional('orderId', pattern(/^[a-zA-Z0-9$%&*+\-./]{1,30}$/)),
];

const cashFields: readonly Field[] = [
  required('currencyCode', exactly('EUR')),
  optional('invoiceId', invoiceId),
  required('bookingText', text(1, 60)),
];

/** Elements of a row in their fixed order. */
export const rowFields: Readonly<Record<LedgerKind, readonly Field[]>> = {
  accountsPayableLedger: [
    ...commonFields,
    ...invoiceFields,
    optional('supplierName', text(1, 50)),
    optional('supplierCity', text(1, 30)),
  ],
  accountsReceivableLedger: [
    ...commonFields,
    ...invoiceFields,
    optional('customerName', text(1, 50)),
    optional('customerCity', text(1, 30)),
  ],
  cashLedger: [...commonFields, ...cashFields],
};

/** The text every file must carry in `xml_data`. */
const XML_DATA = 'Kopie nur zur Verbuchung berechtigt nicht zum Vorsteuerabzug';

export const rootAttributes: readonly Field[] = [
  required('version', exactly('6.0')),
  required('generator_info', text(1, 40)),
  optional('generating_system', text(1, 40)),
  required('xml_data', exactly(XML_DATA)),
];

export const consolidateAttributes: readonly Field[] = [
  required('consolidatedAmount', decimal(2, '-9999999999.99', '9999999999.99')),
  required('consolidatedDate', isoDate),
  optional('consolidatedInvoiceId', invoiceId),
  required('consolidatedCurrencyCode', currency),
  optional('consolidatedDeliveryDate', isoDate),
  optional('consolidatedOrderId', pattern(/^[a-zA-Z0-9$%&*+\-./]{1,30}$/)),
];
