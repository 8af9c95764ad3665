import type { Problem } from './problem';
import { bookkeepingProblem } from './problems';

/**
 * How a company wants invoice numbers outside DATEV's character set to be treated (B5): refused, or each foreign character
 * replaced by one allowed character. The number is Belegfeld 1, by which open items are cleared, so whatever arrives is shown.
 */
export type NumberMappingRule =
  | { readonly kind: 'refuse' }
  | { readonly kind: 'replace'; readonly replacement: NumberReplacement };

export const numberReplacements = ['-', '/', '+', '*', '$', '%', '&'] as const;
type NumberReplacement = (typeof numberReplacements)[number];

export const defaultNumberMapping: NumberMappingRule = { kind: 'replace', replacement: '-' };

/** DATEV's longest invoice number. */
const invoiceNumberLimit = 36;

const allowed = /^[A-Za-z0-9$%&*+\-/]$/;
const spelledOut: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['Ä', 'AE'],
  ['Ö', 'OE'],
  ['Ü', 'UE'],
  ['ß', 'ss'],
]);

/** A number and what DATEV sees of it; the pair is stored, so the way back is always known. */
export interface MappedNumber {
  readonly original: string;
  /** Null: held back, see `problems`. */
  readonly mapped: string | null;
  readonly problems: readonly Problem[];
}

/** Maps an invoice number to DATEV's character set; never shortens it. */
export function mapInvoiceNumber(original: string, rule: NumberMappingRule, path = 'number'): MappedNumber {
  const number = original.normalize('NFC').trim();
  if (number === '') return refused(original, bookkeepingProblem('INVOICE_NUMBER_MISSING', {}, path));
  const foreign = [...new Set([...number].filter((character) => !allowed.test(character)))];
  const replaced = foreign.length === 0 ? number : replaceCharacters(number, rule);
  if (replaced === null || !/[A-Za-z0-9]/.test(replaced)) {
    const characters = foreign.map((character) => `„${character}“`).join(' ');
    return refused(
      original,
      bookkeepingProblem('INVOICE_NUMBER_CHARACTERS', { number: original, characters }, path),
    );
  }
  if (replaced.length > invoiceNumberLimit) {
    const params = {
      number: original,
      mapped: replaced,
      length: String(replaced.length),
      limit: String(invoiceNumberLimit),
    };
    return refused(original, bookkeepingProblem('INVOICE_NUMBER_TOO_LONG', params, path));
  }
  const shown = { number: original, mapped: replaced };
  const problems = replaced === original ? [] : [bookkeepingProblem('INVOICE_NUMBER_MAPPED', shown, path)];
  return { original, mapped: replaced, problems };
}

/** Characters replaced one by one, null where the rule forbids it. Umlauts are spelled out, accents dropped. */
export function replaceCharacters(text: string, rule: NumberMappingRule, alsoAllowed = ''): string | null {
  const characters = [...text].map((character) => {
    if (allowed.test(character) || alsoAllowed.includes(character)) return character;
    if (rule.kind === 'refuse') return null;
    const letter = spelledOut.get(character) ?? withoutAccent(character);
    return letter ?? rule.replacement;
  });
  return characters.includes(null) ? null : characters.join('');
}

function withoutAccent(character: string): string | null {
  const base = character.normalize('NFD').replace(/\p{M}/gu, '');
  return base !== '' && [...base].every((part) => allowed.test(part)) ? base : null;
}

function refused(original: string, problem: Problem): MappedNumber {
  return { original, mapped: null, problems: [problem] };
}
