import type { Problem } from './problem';
import { bookkeepingProblem } from './problems';

/** A text and what arrives at DATEV; every difference is said (B5). */
export interface MappedText {
  /** Null: nothing to send. */
  readonly value: string | null;
  readonly problems: readonly Problem[];
}

/**
 * Control characters, line breaks, lone halves of surrogate pairs and Unicode non-characters: the first ones pass DATEV's
 * schema but nobody knows what becomes of them, the last ones cannot stand in XML at all.
 */
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\uFFFE\uFFFF]+/gu;

const unprintableOnce = new RegExp(unprintable.source, 'u');

/** Printable Latin-1, which is in NFC by itself: true for nearly every text, so the dear questions are asked of few. */
const plain = /^[\x20-\x7e\u00a0-\u00ff]*$/;

/** Text as DATEV may see it: NFC, no control characters, no blanks at the edges. */
export function printableText(text: string): string {
  return plain.test(text) ? text.trim() : text.normalize('NFC').replace(unprintable, ' ').trim();
}

/** Whether a text is in the form `printableText` gives, apart from blanks at the edges. */
export function isPrintableText(text: string): boolean {
  return plain.test(text) || (text.normalize('NFC') === text && !unprintableOnce.test(text));
}

/**
 * Prepares a free text for a field of DATEV's: too long a text is shortened, and each step is reported with what arrives.
 * Lengths count characters (code points), as XML Schema does.
 */
export function mapText(field: string, text: string | null, limit: number, path = field): MappedText {
  if (text === null) return { value: null, problems: [] };
  const printable = printableText(text);
  const arrives = shorten(printable, limit);
  if (arrives !== '' && arrives === text && plain.test(text)) return { value: arrives, problems: [] };
  if (arrives === '') {
    const problems = text.trim() === '' ? [] : [controlCharacters(field, text, '', path)];
    return { value: null, problems };
  }
  const problems: Problem[] = [];
  if (unprintableOnce.test(text.trim())) {
    problems.push(controlCharacters(field, text, arrives, path));
  } else if (text.normalize('NFC') !== text) {
    problems.push(bookkeepingProblem('TEXT_NORMALISED', { field, arrives }, path));
  }
  if (arrives !== printable) {
    const params = { field, original: printable, arrives, limit: String(limit) };
    problems.push(bookkeepingProblem('TEXT_SHORTENED', params, path));
  }
  const foreign = [...new Set([...arrives].filter((character) => character > '\u00FF'))];
  if (foreign.length > 0) {
    const characters = foreign.slice(0, 10).join(' ');
    problems.push(bookkeepingProblem('TEXT_BEYOND_LATIN1', { field, characters }, path));
  }
  return { value: arrives, problems };
}

function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const characters = [...text];
  return characters.length <= limit ? text : characters.slice(0, limit).join('').trimEnd();
}

function controlCharacters(field: string, text: string, arrives: string, path: string): Problem {
  const original = text.replace(unprintable, '␤');
  return bookkeepingProblem('TEXT_CONTROL_CHARACTERS', { field, original, arrives }, path);
}
