import { printableText } from '@/lib/bookkeeping/text-mapping';
import { isCp1252Character } from './cp1252';
import { latinSpelling } from './letters';

/** A text as a file in Windows-1252 can carry it (K4, B5). */
export interface AnsiText {
  readonly value: string;
  /** The value differs from what was given, apart from blanks at the edges. */
  readonly isAltered: boolean;
  /** Characters nobody can spell in Latin letters; they are left out. */
  readonly lost: readonly string[];
}

/**
 * Spells a text in the characters of Windows-1252: `Łukasz` → `Lukasz`, `Şahin` → `Sahin`. Never puts a `?` or another
 * stand-in where a character was. Control characters and line breaks become blanks.
 */
export function toAnsiText(text: string): AnsiText {
  const lost: string[] = [];
  const spelled = [...greekDigraphs(printableText(text))].map((character) => {
    const spelling = spell(character);
    if (spelling === null) lost.push(character);
    return spelling ?? '';
  });
  const value = spelled
    .join('')
    .replace(/ {2,}/g, (blanks) => (lost.length > 0 ? ' ' : blanks))
    .trim();
  return { value, isAltered: value !== text.trim(), lost: [...new Set(lost)] };
}

/** ου is one sound, written `ou`. */
function greekDigraphs(text: string): string {
  return text.replace(/(?<=[οΟ])[υύ]/g, 'u').replace(/(?<=[οΟ])[ΥΎ]/g, 'U');
}

/** Null: no spelling. */
function spell(character: string): string | null {
  if (isCp1252Character(character)) return character;
  const known = symbol(character) ?? latinSpelling(character);
  if (known !== undefined) return known;
  const letters = [...character.normalize('NFKD').replace(/\p{M}/gu, '')];
  if (letters.length === 0) return '';
  const spelled = letters.map((letter) => (isCp1252Character(letter) ? letter : latinSpelling(letter)));
  return spelled.every((letter) => letter !== undefined) ? spelled.join('') : null;
}

function symbol(character: string): string | undefined {
  if (/\p{Zs}/u.test(character)) return ' ';
  if (/\p{Pd}|\u2212/u.test(character)) return '-';
  if (/\p{Cf}|\p{M}/u.test(character)) return '';
  // The capital ß, in names written in capitals.
  if (character === 'ẞ') return 'SS';
  if (/[\u2032\u201B]/u.test(character)) return "'";
  return /[\u2033\u201F]/u.test(character) ? '"' : undefined;
}
