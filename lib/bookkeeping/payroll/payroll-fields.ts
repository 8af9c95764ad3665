import { z } from 'zod';

/** Leaf fields of the people data's JSON. As in `json-fields.ts` they check the form only; DATEV's ranges are checks that come after. */

function decimalOf(pattern: RegExp, text: string, decimals: number): string | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [, whole = '0', fraction = ''] = match;
  return `${BigInt(whole)}.${fraction.padEnd(decimals, '0')}`;
}

/** `"38.5"` → `"38.50"`; never negative, at most two decimals; anything else is null. */
function parseHundredths(text: string): string | null {
  return decimalOf(/^(\d{1,6})(?:\.(\d{1,2}))?$/, text, 2);
}

/** Tax factor: `"0.9"` → `"0.900"`. */
function parseThousandths(text: string): string | null {
  return decimalOf(/^(\d{1,3})(?:\.(\d{1,3}))?$/, text, 3);
}

function decimalField(parse: (text: string) => string | null, message: string, pattern: string) {
  return z
    .string({
      error: (issue) =>
        issue.input === undefined ? undefined : `${message} Der Wert steht als Text in Anführungszeichen.`,
    })
    .refine((text) => parse(text) !== null, {
      error: message,
      params: { problem: 'PAYROLL_DECIMAL_UNREADABLE' },
    })
    .meta({ pattern });
}

/** Hours, child allowances. */
export const hundredthsField = decimalField(
  parseHundredths,
  'Stunden und Freibeträge sind Dezimalzahlen mit Punkt und höchstens zwei Nachkommastellen, zum Beispiel "38.50".',
  String.raw`^\d{1,6}(\.\d{1,2})?$`,
);

/** Faktor of tax class 4. */
export const thousandthsField = decimalField(
  parseThousandths,
  'Der Faktor ist eine Dezimalzahl mit Punkt und höchstens drei Nachkommastellen, zum Beispiel "0.845".',
  String.raw`^\d{1,3}(\.\d{1,3})?$`,
);

/** See `acceptedAmount` in `json-fields.ts`. */
export function acceptedHundredths(text: string): string {
  return accepted(parseHundredths(text), text);
}

/** See `acceptedAmount` in `json-fields.ts`. */
export function acceptedThousandths(text: string): string {
  return accepted(parseThousandths(text), text);
}

function accepted(value: string | null, text: string): string {
  if (value === null) throw new Error(`the schema accepted what the parser refuses: ${text}`);
  return value;
}
