import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { invoice } from './invoice-model';
import { reading, refusal } from './reading';
import { ublXml } from './ubl-xml';

const name = 'Käse & Öl – Großhandel';
const text = ublXml(invoice({ seller: { name, vatId: 'DE811111111', country: 'DE' } }));
const declared = (encoding: string) => text.replace('encoding="UTF-8"', `encoding="${encoding}"`);
const undeclared = text.replace(/^<\?xml.*?\?>\s*/, '');
const encode = (content: string, encoding: string, addBOM = false) =>
  new Uint8Array(iconv.encode(content, encoding, { addBOM }));

describe('encodings (E1, E3)', () => {
  it.each([
    ['UTF-8', encode(text, 'utf8')],
    ['UTF-8 with byte order mark', encode(text, 'utf8', true)],
    ['UTF-8 without declaration', encode(undeclared, 'utf8')],
    ['UTF-16 little endian with mark', encode(declared('UTF-16'), 'utf16le', true)],
    ['UTF-16 big endian with mark', encode(declared('UTF-16'), 'utf16be', true)],
    ['UTF-16 little endian without mark', encode(declared('UTF-16LE'), 'utf16le')],
    ['UTF-16 big endian without mark', encode(declared('UTF-16BE'), 'utf16be')],
    ['Windows-1252', encode(declared('windows-1252'), 'win1252')],
    ['UTF-8 that calls itself UTF-16', encode(declared('utf-16'), 'utf8')],
  ])('%s', async (_, bytes) => {
    expect((await reading(bytes)).invoice.partner.name).toBe(name);
  });

  it('ISO-8859-1', async () => {
    const latin = encode(declared('ISO-8859-1').replace('–', '-'), 'latin1');
    expect((await reading(latin)).invoice.partner.name).toBe('Käse & Öl - Großhandel');
  });

  it('keeps the original bytes (E1)', async () => {
    const bytes = encode(declared('UTF-16'), 'utf16le', true);
    expect((await reading(bytes)).xml).toEqual(bytes);
  });

  it.each([
    ['Latin-1 that calls itself UTF-8', encode(text, 'latin1'), 'UTF-8'],
    ['an encoding nobody uses', encode(declared('EBCDIC-CP-DE'), 'utf8'), 'EBCDIC-CP-DE'],
    ['half a surrogate pair in UTF-16', new Uint8Array([0xff, 0xfe, 0x3c, 0, 0, 0xd8, 0x3c, 0]), 'UTF-16LE'],
  ])('%s is refused rather than guessed (B5)', async (_, bytes, encoding) => {
    expect(await refusal(bytes)).toEqual([{ code: 'E_INVOICE_ENCODING', params: { encoding } }]);
  });
});
