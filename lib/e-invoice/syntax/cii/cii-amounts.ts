import type { Cents } from '@/lib/bookkeeping/money';
import type { FieldReader } from '../../semantic/field-reader';
import type { AllowanceCharge, CurrencyExchange, TaxShare, Totals } from '../../semantic/semantic-invoice';
import { allAt, attributeOf, firstAt, isTrueAt, textAt, type XmlElement } from '../../xml/xml-element';
import { isPlainFactor } from '../plain-factor';
import type { CiiDialect } from './cii-dialect';

interface CiiCurrencies {
  readonly currency: string;
  readonly taxCurrency: string | null;
}

/** Reads the header's monetary summation (BG-22). null: no total, which is reported. */
export function readCiiTotals(
  sums: XmlElement | null,
  fields: FieldReader,
  currencies: CiiCurrencies,
): Totals | null {
  const gross = fields.requiredCents(firstAt(sums, 'GrandTotalAmount'), 'BT-112');
  const totals = {
    lines: fields.cents(firstAt(sums, 'LineTotalAmount'), 'BT-106'),
    allowances: fields.cents(firstAt(sums, 'AllowanceTotalAmount'), 'BT-107'),
    charges: fields.cents(firstAt(sums, 'ChargeTotalAmount'), 'BT-108'),
    net: fields.cents(firstAt(sums, 'TaxBasisTotalAmount'), 'BT-109'),
    prepaid: fields.cents(firstAt(sums, 'TotalPrepaidAmount'), 'BT-113'),
    rounding: fields.cents(firstAt(sums, 'RoundingAmount'), 'BT-114'),
    payable: fields.cents(firstAt(sums, 'DuePayableAmount'), 'BT-115'),
    thirdParty: null,
    ...readTaxTotals(sums, fields, currencies),
  };
  return gross === null ? null : { ...totals, gross };
}

/** BT-110 and BT-111 are the same element and differ by their currency. */
function readTaxTotals(sums: XmlElement | null, fields: FieldReader, currencies: CiiCurrencies) {
  let tax: Cents | null = null;
  let taxInTaxCurrency: Cents | null = null;
  for (const amount of allAt(sums, 'TaxTotalAmount')) {
    const stated = attributeOf(amount, 'currencyID') ?? currencies.currency;
    if (stated === currencies.taxCurrency && stated !== currencies.currency) {
      taxInTaxCurrency = fields.cents(amount, 'BT-111', stated);
    } else {
      tax ??= fields.cents(amount, 'BT-110');
    }
  }
  return { tax, taxInTaxCurrency };
}

/** BG-23. */
export function readCiiTaxShares(
  settlement: XmlElement | null,
  fields: FieldReader,
  names: CiiDialect,
): readonly TaxShare[] {
  return allAt(settlement, 'ApplicableTradeTax').flatMap((share) => {
    const basis = fields.requiredCents(firstAt(share, 'BasisAmount'), 'BT-116');
    const tax = fields.requiredCents(firstAt(share, 'CalculatedAmount'), 'BT-117');
    if (basis === null || tax === null) return [];
    return [
      {
        basis,
        tax,
        category: categoryOf(share) ?? '',
        rate: fields.percent(textAt(share, names.rate), 'BT-119') ?? '0.00',
        exemptionReason: textAt(share, 'ExemptionReason'),
        exemptionCode: textAt(share, 'ExemptionReasonCode'),
      },
    ];
  });
}

/** Allowances and charges of the document or of a line, freight charges of ZUGFeRD included. */
export function readCiiAllowanceCharges(
  settlement: XmlElement | null,
  fields: FieldReader,
  names: CiiDialect,
): readonly AllowanceCharge[] {
  const allowanceCharges = allAt(settlement, 'SpecifiedTradeAllowanceCharge').flatMap((element) => {
    const isCharge = isTrueAt(element, 'ChargeIndicator/Indicator');
    const amount = fields.amount(firstAt(element, 'ActualAmount'), isCharge ? 'BT-99' : 'BT-92');
    const tax = firstAt(element, 'CategoryTradeTax');
    const reason = textAt(element, 'Reason') ?? textAt(element, 'ReasonCode');
    return amount === null ? [] : [{ isCharge, amount, reason, ...readCategory(tax, fields, names) }];
  });
  const freight = allAt(settlement, 'SpecifiedLogisticsServiceCharge').flatMap((element) => {
    const amount = fields.amount(firstAt(element, 'AppliedAmount'), 'BT-99');
    const tax = firstAt(element, 'AppliedTradeTax');
    const reason = textAt(element, 'Description');
    return amount === null ? [] : [{ isCharge: true, amount, reason, ...readCategory(tax, fields, names) }];
  });
  return [...allowanceCharges, ...freight];
}

function readCategory(tax: XmlElement | null, fields: FieldReader, names: CiiDialect) {
  return { category: categoryOf(tax), rate: fields.percent(textAt(tax, names.rate), 'BT-119') };
}

/** Category of a tax element; ZUGFeRD 1.0 may leave it out, and then a rate means the standard case. */
export function categoryOf(tax: XmlElement | null): string | null {
  const category = textAt(tax, 'CategoryCode')?.toUpperCase() ?? null;
  if (category !== null) return category;
  const percent = textAt(tax, 'ApplicablePercent');
  return percent !== null && /[1-9]/.test(percent) ? 'S' : null;
}

/** The rate the amounts were converted with (ZUGFeRD EXTENDED). */
export function readCiiExchange(settlement: XmlElement | null): CurrencyExchange | null {
  for (const name of ['TaxApplicableTradeCurrencyExchange', 'InvoiceApplicableTradeCurrencyExchange']) {
    const element = firstAt(settlement, name);
    const source = textAt(element, 'SourceCurrencyCode');
    const target = textAt(element, 'TargetCurrencyCode');
    const rate = textAt(element, 'ConversionRate');
    const isPlain = isPlainFactor(element, ['SourceUnitBasisNumeric', 'TargetUnitBasisNumeric']);
    if (source !== null && target !== null && rate !== null && isPlain) return { source, target, rate };
  }
  return null;
}
