import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { toAnsiText } from '@/lib/datev/text-encoding/ansi-text';
import { decodeCp1252, encodeCp1252 } from '@/lib/datev/text-encoding/cp1252';

describe('Windows-1252 (K2, K6)', () => {
  it('has the bytes of a foreign implementation for every character it can write', () => {
    const all = iconv.decode(Buffer.from(Array.from({ length: 224 }, (_, index) => index + 32)), 'win1252');
    const characters = [...all].filter((character) => !/[\p{Cc}\uFFFD]/u.test(character)).join('');
    expect(characters).toHaveLength(218);
    expect(Buffer.from(encodeCp1252(characters))).toEqual(iconv.encode(characters, 'win1252'));
    expect(decodeCp1252(encodeCp1252(`${characters}\r\n`))).toBe(`${characters}\r\n`);
  });

  it('throws rather than write a stand-in', () => {
    for (const text of ['Ł', '😀', '\u0081', '\t']) expect(() => encodeCp1252(text)).toThrow(RangeError);
  });
});

describe('spelling a text in Windows-1252 (K4, B5)', () => {
  it.each([
    ['Jörg Müller-Lüdenscheidt', 'Jörg Müller-Lüdenscheidt'],
    ['Łukasz Wałęsa', 'Lukasz Walesa'],
    ['Ayşe Işık İnönü', 'Ayse Isik Inönü'],
    ['Žižek', 'Žižek'],
    ['Dvořák', 'Dvorák'],
    ['Nguyễn Thị Hương', 'Nguyen Thi Huong'],
    ['Щукин Юрий', 'Shchukin Iurii'],
    ['Παπαδόπουλος', 'Papadopoulos'],
    ['STRAẞE', 'STRASSE'],
    ['a\u2011b\u202fc\u200bd', 'a-b cd'],
    ['№ 5 ﬁx', 'No 5 fix'],
    ['Zeile\r\nzwei', 'Zeile zwei'],
    ['–€„“ Œuvre', '–€„“ Œuvre'],
  ])('%s → %s', (text, arrives) => {
    const { value, lost } = toAnsiText(text);
    expect({ value, lost }).toEqual({ value: arrives, lost: [] });
  });

  it('leaves out what has no spelling, and names it', () => {
    expect(toAnsiText('王 Wang 🙂')).toEqual({ value: 'Wang', isAltered: true, lost: ['王', '🙂'] });
  });

  it('changes nothing the encoding has, and tells whether it changed something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { value, isAltered, lost } = toAnsiText(text);
        expect(() => encodeCp1252(value)).not.toThrow();
        expect(isAltered).toBe(value !== text.trim());
        if (value === text.trim()) expect(lost).toEqual([]);
        expect(toAnsiText(value).value).toBe(value);
      }),
      { numRuns: 500 },
    );
  });
});
