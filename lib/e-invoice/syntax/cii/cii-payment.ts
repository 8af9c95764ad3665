import { formatGermanDate, type IsoDate } from '@/lib/bookkeeping/calendar';
import type { FieldReader } from '../../semantic/field-reader';
import type { BankAccount, DiscountTerm, Payment } from '../../semantic/semantic-invoice';
import { allAt, attributeOf, firstAt, textAt, textOf, type XmlElement } from '../../xml/xml-element';
import { compactId } from '../party-names';

/** BG-16. */
export function readCiiPayment(settlement: XmlElement | null): Payment {
  const means = allAt(settlement, 'SpecifiedTradeSettlementPaymentMeans');
  return {
    meansCode: textAt(settlement, 'SpecifiedTradeSettlementPaymentMeans/TypeCode'),
    remittance: textAt(settlement, 'PaymentReference'),
    accounts: means.flatMap((element) => readAccount(element)),
    debitedIban: compactId(
      textAt(settlement, 'SpecifiedTradeSettlementPaymentMeans/PayerPartyDebtorFinancialAccount/IBANID'),
    ),
  };
}

function readAccount(means: XmlElement): readonly BankAccount[] {
  const account = firstAt(means, 'PayeePartyCreditorFinancialAccount');
  const id = compactId(textAt(account, 'IBANID') ?? textAt(account, 'ProprietaryID'));
  if (id === null) return [];
  const bic = compactId(textAt(means, 'PayeeSpecifiedCreditorFinancialInstitution/BICID'));
  return [{ id, bic, holder: textAt(account, 'AccountName') }];
}

export interface CiiPaymentTerms {
  /** BT-20. */
  readonly text: string | null;
  /** BT-9: the last day of all terms, so that a date with discount is not taken for the due date. */
  readonly dueDate: IsoDate | null;
  readonly discounts: readonly DiscountTerm[];
}

/** BT-9, BT-20 and the structured Skonto of ZUGFeRD EXTENDED and 1.0. */
export function readCiiPaymentTerms(settlement: XmlElement | null, fields: FieldReader): CiiPaymentTerms {
  const terms = allAt(settlement, 'SpecifiedTradePaymentTerms').map((term) => ({
    term,
    due: fields.compactDate(firstAt(term, 'DueDateDateTime/DateTimeString'), 'BT-9'),
  }));
  const dates = terms.flatMap(({ due }) => due ?? []);
  const texts = terms.flatMap(({ term, due }) => termText(term, terms.length > 1 ? due : null));
  return {
    text: texts.length === 0 ? null : texts.join('\n'),
    dueDate: dates.toSorted().at(-1) ?? null,
    discounts: terms.flatMap(({ term, due }) => readDiscounts(term, due, fields)),
  };
}

/** Texts of several terms end in "until", with the day in a field of its own. */
function termText(term: XmlElement, day: IsoDate | null): readonly string[] {
  const texts = allAt(term, 'Description').flatMap((text) => textOf(text) ?? []);
  if (texts.length === 0 || day === null || texts.some((text) => text.includes('#'))) return texts;
  return [`${texts.join(' ')} ${formatGermanDate(day)}`];
}

function readDiscounts(term: XmlElement, due: IsoDate | null, fields: FieldReader): readonly DiscountTerm[] {
  return allAt(term, 'ApplicableTradePaymentDiscountTerms').map((discount) => ({
    percentage: fields.percent(textAt(discount, 'CalculationPercent'), 'Skonto'),
    baseAmount: fields.cents(firstAt(discount, 'BasisAmount'), 'Skonto'),
    amount: fields.cents(firstAt(discount, 'ActualDiscountAmount'), 'Skonto'),
    from: fields.compactDate(firstAt(discount, 'BasisDateTime/DateTimeString'), 'Skonto'),
    days: daysOf(firstAt(discount, 'BasisPeriodMeasure')),
    until: due,
  }));
}

/** Days and weeks of UN/ECE recommendation 20; a month has no fixed number of days and is left to the reader. */
function daysOf(measure: XmlElement | null): number | null {
  const text = textOf(measure);
  if (text === null || !/^\d{1,3}(\.0+)?$/.test(text)) return null;
  const count = Number.parseInt(text, 10);
  switch (attributeOf(measure, 'unitCode')) {
    case 'DAY':
      return count;
    case 'WEE':
      return count * 7;
    default:
      return null;
  }
}
