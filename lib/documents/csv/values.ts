import { berlinDay, type IsoDate, parseIsoDate } from '@/lib/bookkeeping/calendar';
import { datevCountries, datevCurrencies } from '@/lib/bookkeeping/code-lists';
import { parsePercent } from '@/lib/bookkeeping/decimal';
import type { Direction, TaxCase } from '@/lib/bookkeeping/invoice';
import { type Cents, parseAmount } from '@/lib/bookkeeping/money';
import type { PartnerKind } from '@/lib/bookkeeping/partner-accounts';

/** How a file writes decimals: `1.234,56` or `1,234.56`. */
export const decimalMarks = [',', '.'] as const;
export type DecimalMark = (typeof decimalMarks)[number];

const plainNumber: Readonly<Record<DecimalMark, RegExp>> = {
  ',': /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/,
  '.': /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/,
};

/**
 * Which mark the numbers of a file use. Only numbers that can be read in one way alone are evidence: `1.234` could be either,
 * and a file of nothing else is read the German way, which the preview shows.
 */
export function detectDecimalMark(values: readonly string[]): DecimalMark {
  let german = 0;
  let english = 0;
  for (const value of values) {
    const { digits } = bareNumber(value);
    const readings = decimalMarks.filter((mark) => plainNumber[mark].test(digits));
    if (readings.length !== 1) continue;
    if (readings[0] === ',') german += 1;
    else english += 1;
  }
  return english > german ? '.' : ',';
}

/** Sign and digits of what people write: `-12,00`, `12,00-`, `(12,00)`, `1.234,00 €`, `EUR 5`. */
function bareNumber(value: string): { readonly sign: '' | '-'; readonly digits: string } {
  const text = value
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/^(?:EUR|€)|(?:EUR|€)$/gi, '')
    .replace(/^[−–]/, '-');
  const bracketed = /^\((.+)\)$/.exec(text)?.[1];
  if (bracketed !== undefined) return { sign: '-', digits: bracketed };
  const trailing = /^([^-]+)-$/.exec(text)?.[1];
  if (trailing !== undefined) return { sign: '-', digits: trailing };
  return text.startsWith('-')
    ? { sign: '-', digits: text.slice(1) }
    : { sign: '', digits: text.replace(/^\+/, '') };
}

/** A number as decimal text with a point, any number of decimals; null if it is none in this way of writing. */
export function readDecimal(value: string, mark: DecimalMark): string | null {
  const { sign, digits } = bareNumber(value);
  const [, whole, fraction] = plainNumber[mark].exec(digits) ?? [];
  if (whole === undefined) return null;
  const plain = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  return `${sign}${plain}${fraction === undefined ? '' : `.${fraction}`}`;
}

/**
 * `1.085` in a file with decimal commas: 1085, or a rate of three decimals that another program wrote. An amount cannot be meant
 * that way, a rate can.
 */
export function isEitherThousandsOrDecimals(value: string, mark: DecimalMark): boolean {
  const { digits } = bareNumber(value);
  return (mark === ',' ? /^\d{1,3}\.\d{3}$/ : /^\d{1,3},\d{3}$/).test(digits);
}

/** An amount in cents. More than two decimals are an amount only if the rest is zero: nothing is rounded (B3). */
export function readAmount(value: string, mark: DecimalMark): Cents | null {
  const decimal = readDecimal(value, mark);
  return decimal === null ? null : parseAmount(decimal.replace(/(\.\d{2})0+$/, '$1'));
}

/** An instant of UTC, as programs write it that store instants. */
const instantPattern = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z$/;

/**
 * `15.01.2026`, `15.1.26`, `2026-01-15`, each also with a time of day behind it; an instant (`Z`) is the day it is in Germany, where
 * `2025-12-31T23:00:00Z` is New Year. Two digits of a year mean 20..; null otherwise.
 */
export function readDate(value: string): IsoDate | null {
  if (instantPattern.test(value)) {
    const instant = new Date(value.replace(' ', 'T'));
    const isReal = parseIsoDate(value.slice(0, 10)) !== null && !Number.isNaN(instant.getTime());
    return isReal ? berlinDay(instant) : null;
  }
  const day = value.replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/, '');
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(day);
  if (!german) return parseIsoDate(day);
  const [, date = '', month = '', year = ''] = german;
  const fullYear = year.length === 2 ? `20${year}` : year;
  return parseIsoDate(`${fullYear}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

/** `14`, `14 Tage`; null for what is no number of days up to a year. */
export function readDays(value: string): string | null {
  const days = /^0*(\d{1,3})(?:,0+|\.0+)?\s*(?:Tage?|T\.?|days?)?$/i.exec(value.trim())?.[1];
  return days === undefined || Number(days) > 366 ? null : String(Number(days));
}

export type RateReading =
  | { readonly kind: 'rate'; readonly rate: string }
  | { readonly kind: 'fraction'; readonly meant: string }
  | { readonly kind: 'unreadable' };

/** `19`, `19 %`, `19,00%`. `0,19` is what Excel makes of 19 %: asked back, as nobody has a tax of 0.19 %. */
export function readRate(value: string, mark: DecimalMark): RateReading {
  const decimal = readDecimal(value.replace(/\s*%$/, ''), mark);
  const rate = decimal === null ? null : parsePercent(decimal.replace(/(\.\d{2})0+$/, '$1'));
  if (rate === null) return { kind: 'unreadable' };
  const isFraction = /^0\.(?!00)/.test(rate) && !value.includes('%');
  return isFraction ? { kind: 'fraction', meant: `${Number(rate.slice(2))} %` } : { kind: 'rate', rate };
}

/**
 * What makes two ways of writing the same word: case, blanks and signs do not count, umlauts are spelled out. The sign of a
 * paragraph counts: `19` is a rate, `§ 19` is not.
 */
export function plainWord(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('§', 'par')
    .replace(/[^a-z0-9]/g, '');
}

function wordReader<T extends string>(words: Readonly<Record<T, readonly string[]>>) {
  const known = new Map(
    (Object.entries(words) as [T, readonly string[]][]).flatMap(([value, synonyms]) =>
      [value, ...synonyms].map((word) => [plainWord(word), value] as const),
    ),
  );
  return (text: string): T | null => known.get(plainWord(text)) ?? null;
}

export const readDirection = wordReader<Direction>({
  outgoing: ['Ausgang', 'Ausgangsrechnung', 'Rechnungsausgang', 'RA', 'Verkauf', 'Erlös', 'Debitor'],
  incoming: ['Eingang', 'Eingangsrechnung', 'Rechnungseingang', 'RE', 'Einkauf', 'Aufwand', 'Kreditor'],
});

export const readPartnerKind = wordReader<PartnerKind>({
  customer: ['Kunde', 'Debitor', 'D', 'Abnehmer'],
  supplier: ['Lieferant', 'Kreditor', 'K', 'Verkäufer', 'vendor'],
});

export const readTaxCase = wordReader<TaxCase>({
  domestic: ['Inland', 'steuerpflichtig', 'Normal', 'Regelsteuersatz'],
  intra_eu_supply: ['innergemeinschaftliche Lieferung', 'igL', 'ig. Lieferung', 'EU-Lieferung'],
  export: ['Ausfuhr', 'Ausfuhrlieferung', 'Drittland', 'Export in Drittland'],
  reverse_charge: [
    'Reverse Charge',
    '§ 13b',
    '§ 13b UStG',
    '13b',
    '13b UStG',
    'Steuerschuldnerschaft des Leistungsempfängers',
  ],
  small_business: ['Kleinunternehmer', '§ 19', '§ 19 UStG', '19 UStG', 'Kleinunternehmerregelung'],
  exempt: ['steuerfrei', 'umsatzsteuerfrei', 'ohne Steuer'],
  oss: ['OSS', 'One-Stop-Shop'],
  intra_eu_acquisition: ['innergemeinschaftlicher Erwerb', 'igE', 'ig. Erwerb', 'EU-Erwerb'],
  not_taxable: ['nicht steuerbar'],
});

const countryNames = countryReader();

/** `DE`, `Deutschland`, `Germany`, `D`; null for what is no country DATEV knows. */
export function readCountry(text: string): string | null {
  return countryNames.get(plainWord(text)) ?? null;
}

function countryReader(): ReadonlyMap<string, string> {
  const languages = ['de', 'en'].map((language) => new Intl.DisplayNames(language, { type: 'region' }));
  const names = datevCountries.flatMap((code) =>
    [code, ...languages.map((language) => language.of(code) ?? code)].map(
      (name) => [plainWord(name), code] as const,
    ),
  );
  return new Map([...names, ['d', 'DE'], ['a', 'AT'], ['brd', 'DE'], ['el', 'GR'], ['uk', 'GB']]);
}

/** `EUR`, `€`; null for what is no currency DATEV knows. */
export function readCurrency(text: string): string | null {
  const code = text === '€' ? 'EUR' : text.trim().toUpperCase();
  return datevCurrencies.includes(code) ? code : null;
}
