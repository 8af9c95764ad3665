import type { FieldReader } from '../../semantic/field-reader';
import type { InvoiceLine } from '../../semantic/semantic-invoice';
import { allAt, attributeOf, firstAt, textAt, textOf, type XmlElement } from '../../xml/xml-element';
import { categoryOf, readCiiAllowanceCharges } from './cii-amounts';
import type { CiiDialect } from './cii-dialect';

/** BG-25. Lines without amount are texts between the lines (ZUGFeRD 1.0). */
export function readCiiLines(
  transaction: XmlElement | null,
  fields: FieldReader,
  names: CiiDialect,
): readonly InvoiceLine[] {
  return allAt(transaction, 'IncludedSupplyChainTradeLineItem').map((line) => readLine(line, fields, names));
}

function readLine(line: XmlElement, fields: FieldReader, names: CiiDialect): InvoiceLine {
  const settlement = firstAt(line, names.lineSettlement);
  const tax = firstAt(settlement, 'ApplicableTradeTax');
  const quantity = firstAt(line, `${names.lineDelivery}/BilledQuantity`);
  const price = firstAt(line, `${names.lineAgreement}/NetPriceProductTradePrice`);
  const notes = allAt(line, 'AssociatedDocumentLineDocument/IncludedNote/Content').map(textOf);
  const description = [textAt(line, 'SpecifiedTradeProduct/Description'), ...notes].filter(
    (text) => text !== null,
  );
  const status = textAt(line, 'AssociatedDocumentLineDocument/LineStatusReasonCode');
  return {
    id: textAt(line, 'AssociatedDocumentLineDocument/LineID'),
    name: textAt(line, 'SpecifiedTradeProduct/Name'),
    description: description.length === 0 ? null : description.join('\n'),
    quantity: textOf(quantity),
    unitCode: attributeOf(quantity, 'unitCode'),
    price: textAt(price, 'ChargeAmount'),
    priceQuantity: textAt(price, 'BasisQuantity'),
    net: fields.amount(firstAt(settlement, `${names.lineSummation}/LineTotalAmount`), 'BT-131'),
    category: categoryOf(tax),
    rate: fields.percent(textAt(tax, names.rate), 'BT-152'),
    allowanceCharges: readCiiAllowanceCharges(settlement, fields, names),
    isCounted: status === null || status === 'DETAIL',
  };
}
