import { encodeCp1252 } from './cp1252';

/**
 * How a file leaves: Windows-1252 for hand import and EXTF; hr:files says UTF-8 in one place and ASCII in another, so it is a
 * setting there, UTF-8 without mark unless told otherwise.
 */
export const textEncodings = ['utf-8', 'windows-1252', 'ascii'] as const;
export type TextEncoding = (typeof textEncodings)[number];

export interface EncodedText {
  readonly bytes: Uint8Array;
  /** Characters that were spelled otherwise, each once; only ASCII needs it. */
  readonly respelled: readonly string[];
}

const umlauts: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ä: 'ae',
    ö: 'oe',
    ü: 'ue',
    Ä: 'Ae',
    Ö: 'Oe',
    Ü: 'Ue',
    ß: 'ss',
    æ: 'ae',
    Æ: 'Ae',
    ø: 'o',
    Ø: 'O',
  }),
);

/** Encodes a text whose characters Windows-1252 has. */
export function encodeText(text: string, encoding: TextEncoding): EncodedText {
  switch (encoding) {
    case 'utf-8':
      return { bytes: new TextEncoder().encode(text), respelled: [] };
    case 'windows-1252':
      return { bytes: encodeCp1252(text), respelled: [] };
    case 'ascii':
      return encodeAscii(text);
  }
}

function encodeAscii(text: string): EncodedText {
  const respelled = new Set<string>();
  const ascii = [...text].map((character) => {
    if (character <= '\u007F') return character;
    respelled.add(character);
    return umlauts.get(character) ?? character.normalize('NFKD').replace(/[^\u0020-\u007E]/g, '');
  });
  return { bytes: new TextEncoder().encode(ascii.join('')), respelled: [...respelled] };
}
