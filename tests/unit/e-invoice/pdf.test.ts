import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEInvoice } from '@/lib/e-invoice/read-e-invoice';
import { ciiXml } from './cii-xml';
import { oneAttachment, pdfWith, rawPdf } from './hand-made-pdf';
import { plainInvoice } from './invoice-model';
import { bytesOf, codes, fixture, reading, refusal } from './reading';

const xml = bytesOf(ciiXml(plainInvoice));
const facturX = { name: 'factur-x.xml', content: xml };

describe('hybrid invoices (E1)', () => {
  it.each(['factur-x.xml', 'zugferd-invoice.xml', 'ZUGFeRD-invoice.xml', 'xrechnung.xml', 'Factur-X.XML'])(
    'are found under the name %s',
    async (name) => {
      const read = await reading(await pdfWith([{ name, content: xml }]));
      expect([read.container, read.invoice.number]).toEqual(['pdf', 'R-2026-7']);
      expect(read.xml).toEqual(xml);
      expect(read.warnings).toEqual([]);
    },
  );

  it('are read without object streams as well', async () => {
    expect((await reading(await pdfWith([facturX], false))).invoice.grossAmount).toBe(11900);
  });

  it('of ZUGFeRD 1.0 are read', async () => {
    const content = fixture('zugferd-1-comfort-gaertnerei.xml');
    const read = await reading(await pdfWith([{ name: 'ZUGFeRD-invoice.xml', content }]));
    expect([read.syntax, read.invoice.grossAmount]).toEqual(['zugferd-1', 32110]);
  });

  it('are preferred to other attachments, and to an order', async () => {
    const other = { name: 'anlage.xml', content: bytesOf('<a/>') };
    const order = { name: 'order-x.xml', content: bytesOf('<a/>') };
    expect((await reading(await pdfWith([order, other, facturX]))).invoice.number).toBe('R-2026-7');
  });

  it('under a name nobody prescribed are read when they are the only XML, and said', async () => {
    const read = await reading(await pdfWith([{ name: 'Rechnung 7.xml', content: xml }]));
    expect(read.warnings).toEqual([
      { code: 'E_INVOICE_UNUSUAL_FILE_NAME', params: { name: 'Rechnung 7.xml' } },
    ]);
  });

  it.each([
    [
      'packed, with stated length',
      oneAttachment(deflateSync(xml), `/Filter/FlateDecode/Length ${deflateSync(xml).length}`),
    ],
    ['not packed', oneAttachment(xml, `/Length ${xml.length}`)],
    ['with a wrong length', oneAttachment(xml, '/Length 5')],
    ['without a length', oneAttachment(xml, '')],
    ['with the length elsewhere', [...oneAttachment(xml, '/Length 4 0 R'), { text: String(xml.length) }]],
    [
      'in hexadecimal',
      oneAttachment(Buffer.from(`${Buffer.from(xml).toString('hex')}>`), '/Filter[/ASCIIHexDecode]'),
    ],
    [
      'with a name in UTF-16',
      oneAttachment(xml, '', `<feff${Buffer.from('factur-x.xml', 'utf16le').swap16().toString('hex')}>`),
    ],
    [
      'in a tree of names',
      [
        { text: '<</Type/Catalog/Names<</EmbeddedFiles 4 0 R>>>>' },
        { text: '<</Type/Filespec/F(factur-x.xml)/EF<</F 3 0 R>>>>' },
        { text: `<</Length ${xml.length}>>`, stream: xml },
        { text: '<</Kids[5 0 R]>>' },
        { text: '<</Limits[(a)(z)]/Names[(factur-x.xml) 2 0 R]>>' },
      ],
    ],
  ])('are unpacked: %s', async (_, objects) => {
    expect((await reading(rawPdf({ objects }))).xml).toEqual(xml);
  });

  it('with a wrong table are found by looking for the objects', async () => {
    const objects = oneAttachment(xml, `/Length ${xml.length}`);
    expect((await reading(rawPdf({ objects, shift: 3 }))).invoice.number).toBe('R-2026-7');
  });

  it('with something before and behind the PDF are read', async () => {
    const pdf = await pdfWith([facturX]);
    const wrapped = Buffer.concat([Buffer.from('\r\nMAIL\r\n'), pdf, Buffer.alloc(2000, 0x20)]);
    expect((await reading(new Uint8Array(wrapped))).invoice.number).toBe('R-2026-7');
  });

  it('that were updated carry the newest invoice', async () => {
    const old = rawPdf({ objects: oneAttachment(xml, `/Length ${xml.length}`) });
    const newer = bytesOf(ciiXml({ ...plainInvoice, number: 'R-2026-8' }));
    const start = Buffer.from(old).lastIndexOf('xref\n0');
    const head = Buffer.concat([
      old,
      Buffer.from(`3 0 obj\n<</Length ${newer.length}>>\nstream\n`),
      newer,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
    const offset = String(old.length).padStart(10, '0');
    const table = `xref\n3 1\n${offset} 00000 n \ntrailer\n<</Size 4/Root 1 0 R/Prev ${start}>>\nstartxref\n${head.length}\n%%EOF\n`;
    expect((await reading(new Uint8Array(Buffer.concat([head, Buffer.from(table)])))).invoice.number).toBe(
      'R-2026-8',
    );
  });
});

describe('PDFs that are no e-invoice (E3)', () => {
  it('without attachment', async () => {
    expect(codes(await refusal(await pdfWith([])))).toEqual(['E_INVOICE_PDF_WITHOUT_XML']);
  });

  it('with an order only', async () => {
    expect(codes(await refusal(await pdfWith([{ name: 'order-x.xml', content: xml }])))).toEqual([
      'E_INVOICE_PDF_WITHOUT_XML',
    ]);
  });

  it('with several XML files of which none is named as prescribed', async () => {
    const files = ['a.xml', 'b.xml'].map((name) => ({ name, content: xml }));
    expect(await refusal(await pdfWith(files))).toEqual([
      { code: 'E_INVOICE_PDF_SEVERAL_XML', params: { names: 'a.xml, b.xml' } },
    ]);
  });

  it('with something else under the right name', async () => {
    const file = { name: 'factur-x.xml', content: bytesOf('<html/>') };
    expect(await refusal(await pdfWith([file]))).toEqual([
      { code: 'E_INVOICE_WRONG_ROOT', params: { root: 'html' } },
    ]);
  });

  it('encrypted', async () => {
    const pdf = await PDFDocument.load(await pdfWith([facturX]));
    pdf.encrypt({ userPassword: 'geheim', ownerPassword: 'geheimer' });
    expect(codes(await refusal(new Uint8Array(await pdf.save())))).toEqual(['E_INVOICE_PDF_ENCRYPTED']);
  });

  it('encrypted with a damaged table', async () => {
    const objects = [...oneAttachment(xml, `/Length ${xml.length}`), { text: '<</Filter/Standard>>' }];
    expect(codes(await refusal(rawPdf({ objects, trailer: '/Encrypt 4 0 R', shift: 3 })))).toEqual([
      'E_INVOICE_PDF_ENCRYPTED',
    ]);
  });

  it.each([0.2, 0.5, 0.9, 0.98])('cut off at %s of its length', async (share) => {
    for (const useObjectStreams of [true, false]) {
      const pdf = await pdfWith([facturX], useObjectStreams);
      const cut = pdf.slice(0, Math.floor(pdf.length * share));
      expect(codes(await refusal(cut))).toEqual(['E_INVOICE_PDF_BROKEN']);
    }
  });

  it('cut or damaged anywhere never throws and never gives another invoice', async () => {
    const files = [await pdfWith([facturX]), await pdfWith([facturX], false)];
    const damage = fc.record({
      file: fc.constantFrom(...files),
      cutAt: fc.option(fc.nat(), { nil: null }),
      changes: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, cutAt, changes }) => {
        const bytes = file.slice(0, cutAt === null ? file.length : cutAt % file.length);
        for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
        const outcome = await readEInvoice(bytes);
        if (outcome.ok) expect(outcome.value.invoice.grossAmount).toBe(11900);
        else expect(outcome.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
