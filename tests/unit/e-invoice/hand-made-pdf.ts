import { deflateSync } from 'node:zlib';
import { AFRelationship, PDFDocument } from '@cantoo/pdf-lib';

export interface Attachment {
  readonly name: string;
  readonly content: Uint8Array;
}

/** A PDF as invoicing software makes it: a page and embedded files, by the library. */
export async function pdfWith(files: readonly Attachment[], useObjectStreams = true): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  for (const { name, content } of files) {
    await pdf.attach(content, name, { mimeType: 'text/xml', afRelationship: AFRelationship.Alternative });
  }
  return new Uint8Array(await pdf.save({ useObjectStreams }));
}

interface RawObject {
  readonly text: string;
  readonly stream?: Uint8Array;
}

interface RawPdf {
  readonly objects: readonly RawObject[];
  readonly trailer?: string;
  /** Added to every offset of the table, to make it wrong. */
  readonly shift?: number;
}

/** A PDF written object by object, numbered from 1; object 1 is the catalogue. */
export function rawPdf({ objects, trailer = '', shift = 0 }: RawPdf): Uint8Array {
  const parts: Buffer[] = [];
  let length = 0;
  const add = (part: string | Uint8Array) => {
    const buffer = typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part);
    parts.push(buffer);
    length += buffer.length;
  };
  add('%PDF-1.7\n');
  const offsets = objects.map(({ text, stream }, index) => {
    const offset = length;
    add(`${index + 1} 0 obj\n${text}\n`);
    if (stream) {
      add('stream\n');
      add(stream);
      add('\nendstream\n');
    }
    add('endobj\n');
    return offset;
  });
  const start = length;
  const entries = offsets.map((offset) => `${String(offset + shift).padStart(10, '0')} 00000 n \n`);
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`);
  add(`trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`);
  return new Uint8Array(Buffer.concat(parts));
}

/** Catalogue, file specification and stream of one embedded file. */
export function oneAttachment(
  stream: Uint8Array,
  dictionary: string,
  name = '(factur-x.xml)',
): readonly RawObject[] {
  return [
    { text: '<</Type/Catalog/AF[2 0 R]>>' },
    { text: `<</Type/Filespec/UF ${name}/EF<</F 3 0 R>>>>` },
    { text: `<<${dictionary}>>`, stream },
  ];
}

/** `size` zeros, packed `times` times over. */
export function packedZeros(size: number, times = 1): Uint8Array {
  let packed: Uint8Array = new Uint8Array(size);
  for (let time = 0; time < times; time += 1) packed = deflateSync(packed, { level: 9 });
  return packed;
}
