import { z } from 'zod';
import { type IsoDate, parseIsoDate } from './calendar';
import { parseExchangeRate, parsePercent, parseQuantity } from './decimal';
import { type Cents, parseAmount } from './money';

/**
 * The leaf fields of the public JSON. The schemas only check, they do not convert: so the API description can be made from
 * them, and the conversion stands in one place. `params.problem` tells `problemsOfZodError` which code an issue becomes.
 */

function field(problem: string, message: string, accepts: (text: string) => boolean, pattern: string) {
  return z
    .string({
      error: (issue) =>
        issue.input === undefined ? undefined : `${message} Der Wert steht als Text in Anführungszeichen.`,
    })
    .refine(accepts, { error: message, params: { problem } })
    .meta({ pattern });
}

/** Signed amount with at most two decimals, `"-1309.00"`. */
export const amountField = field(
  'INPUT_AMOUNT_UNREADABLE',
  'Beträge sind Dezimalzahlen mit Punkt und höchstens zwei Nachkommastellen, zum Beispiel "1309.00" oder "-25.50".',
  (text) => parseAmount(text) !== null,
  String.raw`^-?\d{1,10}(\.\d{1,2})?$`,
);

/** Calendar date `YYYY-MM-DD` from 1753 on (DATEV's first day). */
export const dateField = field(
  'INPUT_DATE_UNREADABLE',
  'Ein Datum hat die Form JJJJ-MM-TT und muss es im Kalender geben, zum Beispiel "2026-01-15".',
  (text) => parseIsoDate(text) !== null && text >= '1753-01-01',
  String.raw`^\d{4}-\d{2}-\d{2}$`,
);

/** Percent from 0.00 to 99.99. */
export const percentField = field(
  'INPUT_PERCENT_UNREADABLE',
  'Prozentsätze liegen zwischen 0 und 99.99 und haben höchstens zwei Nachkommastellen, zum Beispiel "19.00".',
  (text) => parsePercent(text) !== null,
  String.raw`^\d{1,2}(\.\d{1,2})?$`,
);

/** Foreign units for one euro. */
export const exchangeRateField = field(
  'INPUT_EXCHANGE_RATE_UNREADABLE',
  'Der Wechselkurs sagt, wie viele Fremdwährungseinheiten ein Euro kostet, mit höchstens sechs Nachkommastellen, zum Beispiel "1.147900".',
  (text) => parseExchangeRate(text) !== null,
  String.raw`^\d{1,9}(\.\d{1,6})?$`,
);

/** KOST-Menge. */
export const quantityField = field(
  'INPUT_QUANTITY_UNREADABLE',
  'Mengen sind größer als 0 und haben höchstens vier Nachkommastellen, zum Beispiel "2.5".',
  (text) => parseQuantity(text) !== null,
  String.raw`^\d{1,12}(\.\d{1,4})?$`,
);

/** ISO 4217 code; whether DATEV knows it is a check of its own. */
export const currencyField = field(
  'INPUT_CURRENCY_UNREADABLE',
  'Die Währung ist ein Kürzel aus drei Großbuchstaben nach ISO 4217, zum Beispiel "EUR".',
  (text) => /^[A-Z]{3}$/.test(text),
  '^[A-Z]{3}$',
);

/** ISO 3166-1 alpha-2 code; whether DATEV knows it is a check of its own. */
export const countryField = field(
  'INPUT_COUNTRY_UNREADABLE',
  'Das Land ist ein Kürzel aus zwei Großbuchstaben nach ISO 3166-1, zum Beispiel "DE".',
  (text) => /^[A-Z]{2}$/.test(text),
  '^[A-Z]{2}$',
);

/** Account number, tax key, payment condition: digits as text. */
export const digitsField = field(
  'INPUT_DIGITS_UNREADABLE',
  'Konten, Steuerschlüssel und Zahlungsbedingungen bestehen aus höchstens neun Ziffern, zum Beispiel "8400".',
  (text) => /^\d{1,9}$/.test(text),
  String.raw`^\d{1,9}$`,
);

/** No zero character and no lone half of a surrogate pair: the database takes the first not at all, and the second as another one. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Cs}/u.test(text);
}

/**
 * Free text. The limit only keeps absurd input out of the store; DATEV's shorter limits are checks that can be mended later,
 * so a long text is never cut and never refused here (B5).
 */
export function textField(limit = 2000) {
  return z
    .string()
    .max(limit, { error: `Der Text ist länger als ${limit} Zeichen.` })
    .refine(isStorable, { error: 'Der Text enthält ein Zeichen, das sich nicht speichern lässt.' });
}

/** For values a schema has accepted: a null here would be a bug. */
export function acceptedAmount(text: string): Cents {
  return accepted(parseAmount(text), text);
}

/** See `acceptedAmount`. */
export function acceptedDate(text: string): IsoDate {
  return accepted(parseIsoDate(text), text);
}

/** See `acceptedAmount`. */
export function acceptedPercent(text: string): string {
  return accepted(parsePercent(text), text);
}

/** Value for null and undefined alike, else the conversion. */
export function optional<T>(value: string | null | undefined, convert: (text: string) => T): T | null {
  return value === null || value === undefined ? null : convert(value);
}

/** Text that says something, trimmed of nothing: an empty string in JSON means "not given". */
export function optionalText(value: string | null | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

function accepted<T>(value: T | null, text: string): T {
  if (value === null) throw new Error(`the schema accepted what the parser refuses: ${text}`);
  return value;
}
