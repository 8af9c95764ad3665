import { textAt, type XmlElement } from '../xml/xml-element';

/**
 * Whether an exchange rate holds for one unit of each currency, as everybody reads it. A rate for a hundred yen is asked for: by
 * a factor of a hundred nobody may be wrong (E2).
 * @param bases elements that say for how many units it holds; missing means one
 */
export function isPlainFactor(exchange: XmlElement | null, bases: readonly string[]): boolean {
  return bases.every((base) => /^0*1(?:\.0+)?$/.test(textAt(exchange, base) ?? '1'));
}
