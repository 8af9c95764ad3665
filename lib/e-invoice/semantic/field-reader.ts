import { type IsoDate, parseIsoDate } from '@/lib/bookkeeping/calendar';
import { parsePercent } from '@/lib/bookkeeping/decimal';
import { type Cents, formatAmount } from '@/lib/bookkeeping/money';
import type { Problem } from '@/lib/bookkeeping/problem';
import { attributeOf, textOf, type XmlElement } from '../xml/xml-element';
import { type BusinessTerm, termName } from './business-term';
import { exactCents, type Millionths, parseMillionths } from './decimal-amount';
import { shortened } from './german-text';

/**
 * Reads typed values out of elements and collects what is missing or unreadable, so that one look at the answer shows
 * everything that is wrong with a file. With any problem the file is refused: a value nobody could read is never left out.
 */
export class FieldReader {
  readonly problems: Problem[] = [];
  readonly #currency: string | null;

  constructor(currency: string | null) {
    this.#currency = currency;
  }

  missing(term: BusinessTerm): void {
    this.problems.push({ code: 'E_INVOICE_FIELD_MISSING', params: { field: termName(term) } });
  }

  unreadable(term: BusinessTerm, value: string): void {
    this.problems.push({
      code: 'E_INVOICE_FIELD_UNREADABLE',
      params: { field: termName(term), value: shortened(value, 60) },
    });
  }

  /** Amount of whole cents in the currency of the invoice (or the one given). */
  cents(element: XmlElement | null, term: BusinessTerm, currency = this.#currency): Cents | null {
    const amount = this.amount(element, term, currency);
    if (amount === null) return null;
    const whole = exactCents(amount);
    if (whole === null) this.unreadable(term, textOf(element) ?? '');
    return whole;
  }

  /** As `cents`; an absent amount is reported. */
  requiredCents(element: XmlElement | null, term: BusinessTerm): Cents | null {
    if (textOf(element) === null) this.missing(term);
    return this.cents(element, term);
  }

  /** Amount with whatever decimals the file gives. */
  amount(element: XmlElement | null, term: BusinessTerm, currency = this.#currency): Millionths | null {
    const text = textOf(element);
    if (text === null) return null;
    const stated = attributeOf(element, 'currencyID');
    if (stated !== null && currency !== null && stated !== currency) {
      this.problems.push({
        code: 'E_INVOICE_CURRENCY_MIXED',
        params: { field: termName(term), currency: shortened(stated, 10), expected: currency },
      });
    }
    const amount = parseMillionths(text);
    if (amount === null) this.unreadable(term, text);
    return amount;
  }

  /** Percent with two decimals; `19`, `19.0000` and `19.00` are the same. */
  percent(text: string | null, term: BusinessTerm): string | null {
    if (text === null) return null;
    const amount = parseMillionths(text);
    const whole = amount === null ? null : exactCents(amount);
    const percent = whole === null ? null : parsePercent(formatAmount(whole));
    if (percent === null) this.unreadable(term, text);
    return percent;
  }

  /** `xs:date`, with or without a time zone, which does not move the day. */
  isoDate(text: string | null, term: BusinessTerm): IsoDate | null {
    if (text === null) return null;
    const day = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]+)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(text)?.[1];
    const date = day === undefined ? null : parseIsoDate(day);
    if (date === null) this.unreadable(term, text);
    return date;
  }

  /** Date of UN/CEFACT: format 102 `YYYYMMDD`, 203 and 204 with a time behind it. */
  compactDate(element: XmlElement | null, term: BusinessTerm): IsoDate | null {
    const text = textOf(element);
    if (text === null) return null;
    const format = attributeOf(element, 'format') ?? '102';
    const match = /^(\d{4})(\d{2})(\d{2})\d*$/.exec(text);
    if (!match || !['102', '203', '204'].includes(format)) return this.isoDate(text, term);
    const date = parseIsoDate(`${match[1]}-${match[2]}-${match[3]}`);
    if (date === null) this.unreadable(term, text);
    return date;
  }
}
