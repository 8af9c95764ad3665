import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEInvoice } from '@/lib/e-invoice/read-e-invoice';
import { oneAttachment, packedZeros, rawPdf } from './hand-made-pdf';
import { plainInvoice } from './invoice-model';
import { bytesOf, codes, refusal } from './reading';
import { ublXml } from './ubl-xml';

const ubl = 'xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"';
const megabyte = 1024 * 1024;

/** Far above what any case takes (under a second), far below a hang. */
const patience = 10_000;

/** A stream bomb where the reader has to unpack it: in the cross-reference itself. */
function crossReferenceBomb(): Uint8Array {
  const packed = packedZeros(300 * megabyte);
  const dictionary = `<</Type/XRef/Size 9/W[1 4 1]/Root 2 0 R/Filter/FlateDecode/Length ${packed.length}>>`;
  const head = Buffer.from(`%PDF-1.7\n1 0 obj\n${dictionary}\nstream\n`);
  return new Uint8Array(
    Buffer.concat([head, packed, Buffer.from('\nendstream\nendobj\nstartxref\n9\n%%EOF')]),
  );
}

/** Many updates, each pointing to the one before. */
function chainOfTables(count: number): Uint8Array {
  let text = '%PDF-1.7\n';
  let previous = 0;
  for (let step = 0; step < count; step += 1) {
    const start = text.length;
    text += `xref\n0 0\ntrailer<</Root 1 0 R/Prev ${previous}>>\n`;
    previous = start;
  }
  return bytesOf(`${text}startxref\n${previous}\n%%EOF`);
}

/** A cross-reference stream that claims a billion objects in no bytes at all. */
function endlessCrossReference(): Uint8Array {
  const dictionary = '<</Type/XRef/Size 1000000000/W[0 0 0]/Root 2 0 R/Length 0>>';
  return bytesOf(`%PDF-1.7\n1 0 obj\n${dictionary}\nstream\n\nendstream\nendobj\nstartxref\n9\n%%EOF`);
}

const entityBomb = `<?xml version="1.0"?>
<!DOCTYPE Invoice [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<Invoice ${ubl}>&c;</Invoice>`;

describe('hostile XML (E3)', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['an entity bomb', () => bytesOf(entityBomb), 'E_INVOICE_DOCTYPE'],
    [
      'an external entity',
      () => bytesOf(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Invoice ${ubl}>&e;</Invoice>`),
      'E_INVOICE_DOCTYPE',
    ],
    [
      'an external DTD behind comments',
      () =>
        bytesOf(`<!-- a --><?b?>\n<!-- c --><!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><Invoice ${ubl}/>`),
      'E_INVOICE_DOCTYPE',
    ],
    [
      'a DOCTYPE in UTF-16',
      () => new Uint8Array(Buffer.from(`\ufeff${entityBomb}`, 'utf16le')),
      'E_INVOICE_DOCTYPE',
    ],
    [
      'an entity nobody declared',
      () => bytesOf(ublXml(plainInvoice).replace('Papier<', '&papier;<')),
      'E_INVOICE_XML_BROKEN',
    ],
    [
      '100,000 levels',
      () => bytesOf(`<Invoice ${ubl}>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</Invoice>`),
      'E_INVOICE_XML_TOO_COMPLEX',
    ],
    [
      '100,000 levels that never close',
      () => bytesOf(`<Invoice ${ubl}>${'<a>'.repeat(100_000)}`),
      'E_INVOICE_XML_TOO_COMPLEX',
    ],
    [
      '65 levels',
      () => bytesOf(`<Invoice ${ubl}>${'<a>'.repeat(65)}${'</a>'.repeat(65)}</Invoice>`),
      'E_INVOICE_XML_TOO_COMPLEX',
    ],
    [
      'four million elements',
      () => bytesOf(`<Invoice ${ubl}>${'<a/>'.repeat(4_000_000)}</Invoice>`),
      'E_INVOICE_XML_TOO_COMPLEX',
    ],
    [
      'a million attributes',
      () => bytesOf(`<Invoice ${ubl} ${Array.from({ length: 1_000_000 }, (_, n) => `a${n}=''`).join(' ')}/>`),
      'E_INVOICE_XML_TOO_COMPLEX',
    ],
    [
      'an attribute of 18 MB',
      () => bytesOf(`<Invoice ${ubl} a="${'x'.repeat(18 * megabyte)}"/>`),
      'E_INVOICE_XML_TOO_COMPLEX',
    ],
    [
      'a text of 18 MB',
      () => bytesOf(`<Invoice ${ubl}>${'x'.repeat(18 * megabyte)}</Invoice>`),
      'E_INVOICE_FIELD_MISSING',
    ],
    [
      'millions of character references',
      () => bytesOf(`<Invoice ${ubl}>${'&#65;'.repeat(3_000_000)}</Invoice>`),
      'E_INVOICE_FIELD_MISSING',
    ],
    ['a name of 15 MB', () => bytesOf(`<${'a'.repeat(15_000_000)}/>`), 'E_INVOICE_XML_BROKEN'],
    ['XML cut off', () => bytesOf(ublXml(plainInvoice).slice(0, 900)), 'E_INVOICE_XML_BROKEN'],
    ['an attribute twice', () => bytesOf(`<Invoice ${ubl} a="1" a="2"/>`), 'E_INVOICE_XML_BROKEN'],
    ['two roots', () => bytesOf(`<Invoice ${ubl}/><Invoice ${ubl}/>`), 'E_INVOICE_XML_BROKEN'],
    ['control characters', () => bytesOf(`<Invoice ${ubl}>\u0001</Invoice>`), 'E_INVOICE_XML_BROKEN'],
    ['the right name in no namespace', () => bytesOf('<Invoice/>'), 'E_INVOICE_WRONG_ROOT'],
    [
      'an order',
      () => bytesOf('<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'),
      'E_INVOICE_WRONG_ROOT',
    ],
    ['100 MB of zeros', () => new Uint8Array(100 * megabyte), 'E_INVOICE_TOO_LARGE'],
    ['19 MB of zeros', () => new Uint8Array(19 * megabyte), 'E_INVOICE_UNKNOWN_FORMAT'],
    ['nothing', () => new Uint8Array(0), 'E_INVOICE_UNKNOWN_FORMAT'],
    ['a ZIP', () => bytesOf('PK\u0003\u0004'), 'E_INVOICE_UNKNOWN_FORMAT'],
  ])('%s', async (_, make, code) => {
    const bytes = make();
    const started = performance.now();
    const problems = await refusal(bytes);
    expect(codes(problems)).toContain(code);
    expect(performance.now() - started).toBeLessThan(patience);
  });

  it('says size and limit in words', async () => {
    expect(await refusal(new Uint8Array(100 * megabyte))).toEqual([
      { code: 'E_INVOICE_TOO_LARGE', params: { size: '100 MB', limit: '20 MB' } },
    ]);
  });

  it('refused files leave nothing behind: a thousand bombs need no more memory than one', async () => {
    const bytes = bytesOf(`<Invoice ${ubl}>${'<a>'.repeat(5_000)}`);
    await refusal(bytes);
    const before = process.memoryUsage.rss();
    for (let time = 0; time < 1_000; time += 1) await refusal(bytes);
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * megabyte);
  });
});

describe('hostile PDFs (E3)', () => {
  const packedOnce = packedZeros(300 * megabyte);
  const packedTwice = packedZeros(300 * megabyte, 2);

  it.each<[string, () => Uint8Array, string]>([
    [
      'an attachment of 300 MB, packed',
      () => rawPdf({ objects: oneAttachment(packedOnce, '/Filter/FlateDecode') }),
      'E_INVOICE_PDF_ATTACHMENT_TOO_LARGE',
    ],
    [
      'an attachment packed twice',
      () => rawPdf({ objects: oneAttachment(packedTwice, '/Filter[/FlateDecode/FlateDecode]') }),
      'E_INVOICE_PDF_ATTACHMENT_TOO_LARGE',
    ],
    ['a bomb in the cross-reference', crossReferenceBomb, 'E_INVOICE_PDF_BROKEN'],
    ['a cross-reference without end', endlessCrossReference, 'E_INVOICE_PDF_BROKEN'],
    ['200,000 updates', () => chainOfTables(200_000), 'E_INVOICE_PDF_BROKEN'],
    [
      'a table that points to itself',
      () => bytesOf('%PDF-1.7\nxref\n0 0\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF'),
      'E_INVOICE_PDF_BROKEN',
    ],
    [
      'an object that is its own reference',
      () => rawPdf({ objects: [{ text: '1 0 R' }] }),
      'E_INVOICE_PDF_BROKEN',
    ],
    [
      'names that name each other',
      () =>
        rawPdf({
          objects: [
            { text: '<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>>>' },
            { text: '<</Kids[2 0 R 2 0 R]>>' },
          ],
        }),
      'E_INVOICE_PDF_WITHOUT_XML',
    ],
    [
      'three million brackets',
      () => rawPdf({ objects: [{ text: '['.repeat(3_000_000) }] }),
      'E_INVOICE_PDF_BROKEN',
    ],
    [
      'two million objects that never end',
      () => bytesOf(`%PDF-1.7\n${'1 0 obj (\n'.repeat(1_900_000)}startxref\n9\n%%EOF`),
      'E_INVOICE_PDF_BROKEN',
    ],
    [
      'a filter nobody knows',
      () => rawPdf({ objects: oneAttachment(packedOnce, '/Filter/JBIG2Decode') }),
      'E_INVOICE_PDF_BROKEN',
    ],
    [
      'a stream that is not what its filter says',
      () => rawPdf({ objects: oneAttachment(bytesOf('abc'), '/Filter/FlateDecode') }),
      'E_INVOICE_PDF_BROKEN',
    ],
    [
      'an entity bomb inside',
      () => rawPdf({ objects: oneAttachment(deflateSync(bytesOf(entityBomb)), '/Filter/FlateDecode') }),
      'E_INVOICE_DOCTYPE',
    ],
    [
      '19 MB of zeros behind the mark',
      () => {
        const bytes = new Uint8Array(19 * megabyte);
        bytes.set(bytesOf('%PDF-1.7\n'));
        return bytes;
      },
      'E_INVOICE_PDF_BROKEN',
    ],
  ])('%s', async (_, make, code) => {
    const bytes = make();
    const started = performance.now();
    expect(codes(await refusal(bytes))).toEqual([code]);
    expect(performance.now() - started).toBeLessThan(patience);
  });
});

describe('anything at all (E3)', () => {
  it('is answered, never thrown', async () => {
    const parts = fc.constantFrom(
      '<',
      '>',
      '&',
      '%PDF-1.7\n',
      '<?xml',
      ' ',
      '<!--',
      `<Invoice ${ubl}>`,
      '</Invoice>',
      'startxref\n0\n%%EOF',
      '1 0 obj',
      '\u0000',
      'ä',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(parts, fc.string())), async (texts) => {
        const outcome = await readEInvoice(bytesOf(texts.join('')));
        expect(outcome.ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
