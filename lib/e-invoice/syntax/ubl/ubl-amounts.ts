import { type Cents, sumCents } from '@/lib/bookkeeping/money';
import type { FieldReader } from '../../semantic/field-reader';
import type { AllowanceCharge, CurrencyExchange, TaxShare, Totals } from '../../semantic/semantic-invoice';
import { allAt, attributeOf, firstAt, isTrueAt, textAt, type XmlElement } from '../../xml/xml-element';
import { isPlainFactor } from '../plain-factor';

export interface UblCurrencies {
  readonly currency: string;
  readonly taxCurrency: string | null;
}

/** Reads `cac:LegalMonetaryTotal` and the two forms of `cac:TaxTotal` (BG-22). null: no total, which is reported. */
export function readUblTotals(
  root: XmlElement,
  fields: FieldReader,
  currencies: UblCurrencies,
): Totals | null {
  const sums = firstAt(root, 'LegalMonetaryTotal');
  const gross = fields.requiredCents(firstAt(sums, 'TaxInclusiveAmount'), 'BT-112');
  const totals = {
    lines: fields.cents(firstAt(sums, 'LineExtensionAmount'), 'BT-106'),
    allowances: fields.cents(firstAt(sums, 'AllowanceTotalAmount'), 'BT-107'),
    charges: fields.cents(firstAt(sums, 'ChargeTotalAmount'), 'BT-108'),
    net: fields.cents(firstAt(sums, 'TaxExclusiveAmount'), 'BT-109'),
    prepaid: fields.cents(firstAt(sums, 'PrepaidAmount'), 'BT-113'),
    rounding: fields.cents(firstAt(sums, 'PayableRoundingAmount'), 'BT-114'),
    payable: fields.cents(firstAt(sums, 'PayableAmount'), 'BT-115'),
    thirdParty: readThirdParty(root, fields),
    ...readTaxTotals(root, fields, currencies),
  };
  return gross === null ? null : { ...totals, gross };
}

/** BT-110 stands with the breakdown; BT-111 is a TaxTotal of its own in the other currency. */
function readTaxTotals(root: XmlElement, fields: FieldReader, currencies: UblCurrencies) {
  const { taxCurrency } = currencies;
  const [total = null] = taxTotals(root, currencies, 'document');
  const [converted = null] = taxTotals(root, currencies, 'tax');
  return {
    tax: fields.cents(firstAt(total, 'TaxAmount'), 'BT-110'),
    taxInTaxCurrency: fields.cents(firstAt(converted, 'TaxAmount'), 'BT-111', taxCurrency),
  };
}

/** The totals in the currency of the document, or those in the tax currency where that is another one. */
function taxTotals(root: XmlElement, { currency, taxCurrency }: UblCurrencies, wanted: 'document' | 'tax') {
  return allAt(root, 'TaxTotal').filter((total) => {
    const stated = attributeOf(firstAt(total, 'TaxAmount'), 'currencyID');
    const isConverted = stated !== null && stated === taxCurrency && stated !== currency;
    return isConverted === (wanted === 'tax');
  });
}

function readThirdParty(root: XmlElement, fields: FieldReader): Cents | null {
  const amounts = allAt(root, 'PrepaidPayment/PaidAmount').map((amount) => fields.cents(amount, 'BT-113'));
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : sumCents(known);
}

/** BG-23. */
export function readUblTaxShares(
  root: XmlElement,
  fields: FieldReader,
  currencies: UblCurrencies,
): readonly TaxShare[] {
  const shares = taxTotals(root, currencies, 'document').flatMap((total) => allAt(total, 'TaxSubtotal'));
  return shares.flatMap((share) => {
    const basis = fields.requiredCents(firstAt(share, 'TaxableAmount'), 'BT-116');
    const tax = fields.requiredCents(firstAt(share, 'TaxAmount'), 'BT-117');
    const category = textAt(share, 'TaxCategory/ID');
    if (category === null) fields.missing('BT-118');
    if (basis === null || tax === null || category === null) return [];
    return [
      {
        basis,
        tax,
        category: category.toUpperCase(),
        rate: fields.percent(textAt(share, 'TaxCategory/Percent'), 'BT-119') ?? '0.00',
        exemptionReason: textAt(share, 'TaxCategory/TaxExemptionReason'),
        exemptionCode: textAt(share, 'TaxCategory/TaxExemptionReasonCode'),
      },
    ];
  });
}

/** `cac:AllowanceCharge` of the document or of a line; a line's has no tax category of its own. */
export function readUblAllowanceCharges(parent: XmlElement, fields: FieldReader): readonly AllowanceCharge[] {
  return allAt(parent, 'AllowanceCharge').flatMap((element) => {
    const isCharge = isTrueAt(element, 'ChargeIndicator');
    const amount = fields.amount(firstAt(element, 'Amount'), isCharge ? 'BT-99' : 'BT-92');
    if (amount === null) return [];
    return [
      {
        isCharge,
        amount,
        category: textAt(element, 'TaxCategory/ID')?.toUpperCase() ?? null,
        rate: fields.percent(textAt(element, 'TaxCategory/Percent'), 'BT-119'),
        reason: textAt(element, 'AllowanceChargeReason') ?? textAt(element, 'AllowanceChargeReasonCode'),
      },
    ];
  });
}

/** UBL has exchange rates although EN 16931 does not use them; those who give one mean it. */
export function readUblExchange(root: XmlElement): CurrencyExchange | null {
  for (const name of ['TaxExchangeRate', 'PricingExchangeRate', 'PaymentExchangeRate']) {
    const element = firstAt(root, name);
    const source = textAt(element, 'SourceCurrencyCode');
    const target = textAt(element, 'TargetCurrencyCode');
    const rate = textAt(element, 'CalculationRate');
    const isPlain =
      isPlainFactor(element, ['SourceCurrencyBaseRate', 'TargetCurrencyBaseRate']) &&
      /^(\*|multiply)$/i.test(textAt(element, 'MathematicOperatorCode') ?? '*');
    if (source !== null && target !== null && rate !== null && isPlain) return { source, target, rate };
  }
  return null;
}
