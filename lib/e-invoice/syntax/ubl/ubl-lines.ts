import type { FieldReader } from '../../semantic/field-reader';
import type { InvoiceLine } from '../../semantic/semantic-invoice';
import { allAt, attributeOf, firstAt, textAt, textOf, type XmlElement } from '../../xml/xml-element';
import { readUblAllowanceCharges } from './ubl-amounts';

/** BG-25; sub-lines of the XRechnung extension are already part of their line's amount. */
export function readUblLines(root: XmlElement, fields: FieldReader): readonly InvoiceLine[] {
  const lines = [...allAt(root, 'InvoiceLine'), ...allAt(root, 'CreditNoteLine')];
  return lines.map((line) => readLine(line, fields));
}

function readLine(line: XmlElement, fields: FieldReader): InvoiceLine {
  const quantity = firstAt(line, 'InvoicedQuantity') ?? firstAt(line, 'CreditedQuantity');
  const taxCategory = firstAt(line, 'Item/ClassifiedTaxCategory');
  const description = [textAt(line, 'Item/Description'), textAt(line, 'Note')].filter(
    (text) => text !== null,
  );
  return {
    id: textAt(line, 'ID'),
    name: textAt(line, 'Item/Name'),
    description: description.length === 0 ? null : description.join('\n'),
    quantity: textOf(quantity),
    unitCode: attributeOf(quantity, 'unitCode'),
    price: textAt(line, 'Price/PriceAmount'),
    priceQuantity: textAt(line, 'Price/BaseQuantity'),
    net: fields.amount(firstAt(line, 'LineExtensionAmount'), 'BT-131'),
    category: textAt(taxCategory, 'ID')?.toUpperCase() ?? null,
    rate: fields.percent(textAt(taxCategory, 'Percent'), 'BT-152'),
    allowanceCharges: readUblAllowanceCharges(line, fields),
    isCounted: true,
  };
}
