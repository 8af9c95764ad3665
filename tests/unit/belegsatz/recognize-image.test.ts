import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { recognizeImage } from '@/lib/datev/belegsatz/recognize-image';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

const pdf = latin1('%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n30\n%%EOF\n');

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, latin1(type), data, Buffer.alloc(4)]);
}

const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.alloc(13)),
  chunk('IDAT', deflateSync(Buffer.alloc(2))),
  chunk('IEND', Buffer.alloc(0)),
]);

const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  Buffer.alloc(20),
  Buffer.from([0xff, 0xd9]),
]);

function tiff(order: 'II' | 'MM'): Buffer {
  const bytes = Buffer.alloc(8 + 2 + 12 + 4);
  bytes.write(order === 'II' ? 'II*\0' : 'MM\0*', 'latin1');
  if (order === 'II') {
    bytes.writeUInt32LE(8, 4);
    bytes.writeUInt16LE(1, 8);
  } else {
    bytes.writeUInt32BE(8, 4);
    bytes.writeUInt16BE(1, 8);
  }
  return bytes;
}

const recognised = (content: Uint8Array, fileName = 'beleg') => {
  const outcome = recognizeImage({ fileName, content });
  if (!outcome.ok) return outcome.problems.map(({ code }) => code).join();
  const { contentType, extension, notes } = outcome.value;
  return [contentType, extension, ...notes.map(({ code }) => code)].join(' ');
};

describe('recognising images by their bytes (T3)', () => {
  it.each([
    ['PDF', pdf, 'application/pdf pdf'],
    ['PDF with bytes before its header', Buffer.concat([latin1('\r\n'), pdf]), 'application/pdf pdf'],
    ['PNG', png, 'image/png png'],
    ['JPEG', jpeg, 'image/jpeg jpg'],
    ['JPEG with data of a camera behind it', Buffer.concat([jpeg, Buffer.alloc(100)]), 'image/jpeg jpg'],
    ['TIFF, little endian', tiff('II'), 'image/tiff tif'],
    ['TIFF, big endian', tiff('MM'), 'image/tiff tif'],
  ])('%s', (_name, content, expected) => {
    expect(recognised(content)).toBe(expected);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'IMAGE_EMPTY'],
    ['XML', latin1('<?xml version="1.0"?><a/>'), 'IMAGE_TYPE_UNKNOWN'],
    ['a program', latin1('MZ\x90\0'), 'IMAGE_TYPE_UNKNOWN'],
    ['a cut PDF', pdf.subarray(0, 40), 'IMAGE_DAMAGED'],
    ['a cut PNG', png.subarray(0, -8), 'IMAGE_DAMAGED'],
    ['a cut JPEG', jpeg.subarray(0, -2), 'IMAGE_DAMAGED'],
    ['a cut TIFF', tiff('II').subarray(0, 12), 'IMAGE_DAMAGED'],
    ['a file over 20 MB', Buffer.concat([pdf, Buffer.alloc(20_000_000)]), 'IMAGE_TOO_LARGE'],
  ])('refuses %s', (_name, content, code) => {
    expect(recognised(content)).toBe(code);
  });

  it('says when the name claims another kind, when a PDF is encrypted, and when a file is large', () => {
    expect(recognised(png, 'scan.pdf')).toBe('image/png png IMAGE_NAME_DIFFERS');
    expect(recognised(jpeg, 'scan.JPEG')).toBe('image/jpeg jpg');
    const encrypted = latin1(pdf.toString('latin1').replace('trailer\n<<>>', 'trailer\n<</Encrypt 5 0 R>>'));
    expect(recognised(encrypted)).toBe('application/pdf pdf IMAGE_PROTECTED');
    const large = Buffer.concat([latin1('%PDF-1.7\n'), Buffer.alloc(600_000), pdf]);
    expect(recognised(large)).toBe('application/pdf pdf IMAGE_LARGE');
  });

  it('never throws, whatever the bytes', () => {
    for (const head of [pdf, png, jpeg, tiff('II'), tiff('MM')]) {
      for (let length = 0; length < head.length; length += 1) {
        expect(typeof recognised(head.subarray(0, length))).toBe('string');
      }
    }
  });
});
