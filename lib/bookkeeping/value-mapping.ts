import { isDatevCountry } from './code-lists';
import { isValidBic, isValidIban } from './iban';
import { type NumberMappingRule, replaceCharacters } from './number-mapping';
import type { Problem } from './problem';
import { bookkeepingProblem } from './problems';
import { type MappedText, printableText } from './text-mapping';

/**
 * Values with an identity (numbers, ids, codes): they are never shortened, because a shortened number is another number.
 * What does not fit is left out and said, or holds the document back where it matters for booking (B5).
 */

const nothing: MappedText = { value: null, problems: [] };

/** An id of at most `limit` characters; one that does not fit is left out, with a warning. */
export function mapId(
  field: string,
  text: string | null,
  limit: number,
  pattern: RegExp = /^/,
  path = field,
): MappedText {
  if (text === null) return nothing;
  const value = printableText(text);
  if (value === '') return nothing;
  if ([...value].length > limit || !pattern.test(value)) return leftOut(field, text, limit, path);
  return arrivesAs(field, text, value, path);
}

/** Order number: as invoice numbers plus the dot, at most 30. */
export function mapOrderId(text: string | null, rule: NumberMappingRule): MappedText {
  if (text === null) return nothing;
  const printable = printableText(text);
  if (printable === '') return nothing;
  const value = replaceCharacters(printable, rule, '.');
  return value === null || value.length > 30
    ? leftOut('orderId', text, 30, 'orderId')
    : arrivesAs('orderId', text, value, 'orderId');
}

/** VAT id: letters, digits, dot, blank, underscore, at most 15; with other separators they are all taken out. */
export function mapVatId(field: string, text: string | null, path = field): MappedText {
  if (text === null) return nothing;
  const printable = printableText(text);
  if (printable === '') return nothing;
  const isFit = /^[0-9A-Za-z._ ]{1,15}$/.test(printable);
  const value = isFit ? printable : printable.replace(/[\s.\-/_]/g, '');
  if (/^[0-9A-Za-z]{1,15}$/.test(value) || isFit) return arrivesAs(field, text, value, path);
  return held(bookkeepingProblem('VAT_ID_UNREADABLE', { field, vatId: text }, path));
}

/** IBAN without blanks and in capitals, its check digits checked (DATEV does not). */
export function mapIban(text: string | null, path = 'partner.iban'): MappedText {
  if (text === null) return nothing;
  const value = printableText(text).replace(/\s/g, '').toUpperCase();
  if (value === '') return nothing;
  if (isValidIban(value)) return arrivesAs('iban', text, value, path);
  return held(bookkeepingProblem('IBAN_WRONG', { iban: text }, path));
}

/** BIC of 8 or 11 characters; DATEV's schema would let 9 and 10 pass. */
export function mapBic(text: string | null, path = 'partner.bic'): MappedText {
  if (text === null) return nothing;
  const value = printableText(text).replace(/\s/g, '').toUpperCase();
  if (value === '') return nothing;
  if (isValidBic(value)) return arrivesAs('bic', text, value, path);
  return held(bookkeepingProblem('BIC_WRONG', { bic: text }, path));
}

/** Kostenstelle: at most 36 characters; a too long one holds the document back, since it would be booked elsewhere. */
export function mapCostCenter(field: string, text: string | null, path = field): MappedText {
  if (text === null) return nothing;
  const value = printableText(text);
  if (value === '') return nothing;
  if ([...value].length > 36) {
    return held(bookkeepingProblem('COST_CENTER_TOO_LONG', { field, costCenter: text, limit: '36' }, path));
  }
  return arrivesAs(field, text, value, path);
}

/** A country of DATEV's list. */
export function mapCountry(field: string, country: string | null, path = field): MappedText {
  if (country === null || isDatevCountry(country)) return { value: country, problems: [] };
  return held(bookkeepingProblem('COUNTRY_UNKNOWN', { field, country }, path));
}

function arrivesAs(field: string, original: string, value: string, path: string): MappedText {
  const problems =
    value === original ? [] : [bookkeepingProblem('VALUE_MAPPED', { field, original, arrives: value }, path)];
  return { value, problems };
}

function leftOut(field: string, value: string, limit: number, path: string): MappedText {
  return held(bookkeepingProblem('VALUE_LEFT_OUT', { field, value, limit: String(limit) }, path));
}

function held(problem: Problem): MappedText {
  return { value: null, problems: [problem] };
}
