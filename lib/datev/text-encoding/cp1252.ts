/**
 * Windows-1252, which DATEV calls ANSI: the encoding of every ASCII file a Berater imports by hand. The five bytes
 * without a character (81, 8D, 8F, 90, 9D) are never written; control characters other than line ends neither.
 */

const decoder = new TextDecoder('windows-1252');

const byteOfCharacter: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const).filter(
    ([character]) => !/\p{Cc}/u.test(character) || character === '\r' || character === '\n',
  ),
);

/** Whether the encoding has the character (one code point). */
export function isCp1252Character(character: string): boolean {
  return byteOfCharacter.has(character);
}

/**
 * @throws RangeError for a character the encoding lacks: texts go through `toAnsiText` first, so one that is left is a
 * bug, and a `?` in its place would be a silent change (B5)
 */
export function encodeCp1252(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const byte = byteOfCharacter.get(text.charAt(index));
    if (byte === undefined) throw new RangeError(`no Windows-1252 character at ${index}`);
    bytes[index] = byte;
  }
  return bytes;
}

/** Every byte has a reading, so this never fails; the five empty bytes become control characters. */
export function decodeCp1252(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
