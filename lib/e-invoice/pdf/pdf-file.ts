import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib';
import {
  type CrossReferenceSection,
  type ObjectPlace,
  readTable,
  scanForObjects,
  streamSection,
} from './cross-reference';
import { parseObject } from './object-parser';
import { type ObjectStream, openObjectStream } from './object-stream';
import { pdfLimits } from './pdf-limits';
import { type Unpacked, undoPredictor, unpackStream } from './unpack-stream';
import { WorkBudget } from './work-budget';

interface PdfStream {
  readonly dictionary: PDFDict;
  readonly packed: Uint8Array;
}

/**
 * A PDF, read lazily: only objects somebody asks for are parsed, streams are unpacked within a limit, and the work for one
 * file is bounded whatever the file says (E3).
 */
export class PdfFile {
  readonly #file: Buffer;
  readonly #sections: CrossReferenceSection[] = [];
  readonly #objectStreams = new Map<number, ObjectStream | null>();
  readonly #budget = new WorkBudget();
  #trailer: PDFDict | null = null;
  #isEncrypted = false;

  private constructor(file: Buffer) {
    this.#file = file;
  }

  /** null: not a PDF, or cut off, or damaged beyond reading. */
  static open(bytes: Uint8Array): PdfFile | null {
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const header = whole.subarray(0, pdfLimits.headerBytes).indexOf('%PDF-', 0, 'latin1');
    if (header < 0) return null;
    const file = new PdfFile(whole.subarray(header));
    return file.#readCrossReference() ? file : null;
  }

  get isEncrypted(): boolean {
    return this.#isEncrypted;
  }

  /** The root of all objects. */
  get catalog(): PDFDict | null {
    return this.dictionary(this.#trailer?.get(PDFName.of('Root')));
  }

  /** The object itself, references followed; null for what is not there. */
  resolve(object: PDFObject | undefined): PDFObject | null {
    let current: PDFObject | null = object ?? null;
    for (let hops = 0; current instanceof PDFRef; hops += 1) {
      if (hops > 8) return null;
      current = this.#load(current.objectNumber);
    }
    return current;
  }

  dictionary(object: PDFObject | undefined): PDFDict | null {
    const resolved = this.resolve(object);
    return resolved instanceof PDFDict ? resolved : null;
  }

  array(object: PDFObject | undefined): readonly PDFObject[] {
    const resolved = this.resolve(object);
    return resolved instanceof PDFArray ? resolved.asArray() : [];
  }

  /** Content of the stream a reference leads to, unpacked to at most `limit` bytes. */
  streamContent(reference: PDFRef, limit: number): Unpacked {
    const place = this.#placeOf(reference.objectNumber);
    const stream = place?.kind === 'offset' ? this.#streamAt(place.offset) : null;
    return stream
      ? unpackStream(stream.packed, this.#filtersOf(stream.dictionary), limit)
      : { kind: 'broken' };
  }

  #readCrossReference(): boolean {
    const tail = Math.max(0, this.#file.length - pdfLimits.tailBytes);
    const found = this.#file.lastIndexOf('startxref', undefined, 'latin1');
    if (found < tail) return false;
    const start = /^startxref\s+(\d{1,10})/.exec(this.#file.toString('latin1', found, found + 40))?.[1];
    const isReadable = start !== undefined && this.#followSections(Number(start)) && this.catalog !== null;
    return isReadable || this.#isEncrypted || this.#rebuild();
  }

  #followSections(start: number): boolean {
    const pending = [start];
    const seen = new Set<number>();
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
      if (seen.has(next)) continue;
      if (seen.size >= pdfLimits.crossReferenceSections) return false;
      seen.add(next);
      const trailer = this.#readSection(next);
      if (!trailer) return false;
      this.#trailer ??= trailer;
      this.#isEncrypted ||= trailer.has(PDFName.of('Encrypt'));
      pending.push(...numbersOf(trailer, 'XRefStm'), ...numbersOf(trailer, 'Prev'));
    }
    return true;
  }

  #readSection(offset: number): PDFDict | null {
    const start = this.#skipWhiteSpace(offset);
    if (this.#file.toString('latin1', start, start + 4) !== 'xref') return this.#readStreamSection(start);
    const table = readTable(this.#file, start);
    const trailer = table ? this.#parseAt(table.trailer)?.object : null;
    if (!table || !(trailer instanceof PDFDict)) return null;
    this.#sections.push(table.section);
    return trailer;
  }

  #readStreamSection(offset: number): PDFDict | null {
    const stream = this.#streamAt(offset);
    const data = stream ? this.#structureData(stream) : null;
    if (!stream || !data) return null;
    const size = numbersOf(stream.dictionary, 'Size')[0] ?? 0;
    const index = this.#numbers(stream.dictionary, 'Index');
    const widths = this.#numbers(stream.dictionary, 'W');
    const section = streamSection(data, widths, index.length === 0 ? [0, size] : index);
    if (!section) return null;
    this.#sections.push(section);
    return stream.dictionary;
  }

  /** Last resort for a wrong table: look for the objects themselves. */
  #rebuild(): boolean {
    this.#sections.length = 0;
    this.#sections.push(scanForObjects(this.#file));
    const trailer = this.#file.lastIndexOf('trailer', undefined, 'latin1');
    const dictionary = trailer < 0 ? null : this.#parseAt(trailer + 'trailer'.length)?.object;
    if (!(dictionary instanceof PDFDict)) return false;
    this.#trailer = dictionary;
    this.#isEncrypted = dictionary.has(PDFName.of('Encrypt'));
    return this.catalog !== null;
  }

  #placeOf(objectNumber: number): ObjectPlace | null {
    for (const section of this.#sections) {
      const place = section.placeOf(objectNumber);
      if (place) return place;
    }
    return null;
  }

  #load(objectNumber: number): PDFObject | null {
    const place = this.#placeOf(objectNumber);
    switch (place?.kind) {
      case 'offset':
        return this.#parseAt(this.#bodyOf(place.offset))?.object ?? null;
      case 'packed':
        return this.#loadPacked(place.streamNumber, objectNumber);
      default:
        return null;
    }
  }

  #loadPacked(streamNumber: number, objectNumber: number): PDFObject | null {
    const bytes = this.#objectStream(streamNumber)?.bytesOf(objectNumber) ?? null;
    return bytes === null ? null : (this.#parse(bytes)?.object ?? null);
  }

  #objectStream(streamNumber: number): ObjectStream | null {
    const known = this.#objectStreams.get(streamNumber);
    if (known !== undefined) return known;
    const place = this.#placeOf(streamNumber);
    const stream = place?.kind === 'offset' ? this.#streamAt(place.offset) : null;
    const data = stream ? this.#structureData(stream) : null;
    const [first = -1] = stream ? numbersOf(stream.dictionary, 'First') : [];
    const [count = 0] = stream ? numbersOf(stream.dictionary, 'N') : [];
    const opened = data ? openObjectStream(data, first, count) : null;
    this.#objectStreams.set(streamNumber, opened);
    return opened;
  }

  #structureData({ dictionary, packed }: PdfStream): Uint8Array | null {
    const limit = Math.min(pdfLimits.structureStreamBytes, this.#budget.workBytesLeft);
    const unpacked = unpackStream(packed, this.#filtersOf(dictionary), limit);
    this.#budget.worked(unpacked.kind === 'bytes' ? unpacked.bytes.length : limit);
    if (unpacked.kind !== 'bytes') return null;
    const first = this.array(dictionary.get(PDFName.of('DecodeParms')))[0];
    const parameters = this.dictionary(first ?? dictionary.get(PDFName.of('DecodeParms')));
    const predictor = parameters ? (numbersOf(parameters, 'Predictor')[0] ?? 1) : 1;
    const columns = parameters ? (numbersOf(parameters, 'Columns')[0] ?? 1) : 1;
    return undoPredictor(unpacked.bytes, predictor, columns);
  }

  #streamAt(offset: number): PdfStream | null {
    const body = this.#bodyOf(offset);
    const parsed = this.#parseAt(body);
    if (!(parsed?.object instanceof PDFDict)) return null;
    const keyword = /^\s*stream(\r\n|\n|\r)/.exec(this.#file.toString('latin1', parsed.end, parsed.end + 64));
    if (!keyword) return null;
    const start = parsed.end + keyword[0].length;
    const length = this.resolve(parsed.object.get(PDFName.of('Length')));
    const stated = length instanceof PDFNumber ? length.asNumber() : -1;
    const end = this.#endOfStream(start, stated);
    return end === null ? null : { dictionary: parsed.object, packed: this.#file.subarray(start, end) };
  }

  /** The stated length when `endstream` follows it, else the next `endstream` without the line break before it. */
  #endOfStream(start: number, stated: number): number | null {
    const end = start + stated;
    if (stated >= 0 && /^\s*endstream/.test(this.#file.toString('latin1', end, end + 16))) return end;
    if (this.#budget.workBytesLeft === 0) return null;
    const found = this.#file.indexOf('endstream', start, 'latin1');
    this.#budget.worked((found < 0 ? this.#file.length : found) - start);
    if (found < 0) return null;
    const lineBreak = /(?:\r\n|\n|\r)$/.exec(
      this.#file.toString('latin1', Math.max(start, found - 2), found),
    );
    return found - (lineBreak?.[0].length ?? 0);
  }

  /** Start of the object behind `12 0 obj`; the offset itself when there is no such header. */
  #bodyOf(offset: number): number {
    const start = this.#skipWhiteSpace(offset);
    const header = /^\d{1,10}\s+\d{1,5}\s+obj\b/.exec(this.#file.toString('latin1', start, start + 64));
    return start + (header?.[0].length ?? 0);
  }

  #parseAt(offset: number) {
    const parsed = this.#parse(this.#file.subarray(offset));
    return parsed ? { object: parsed.object, end: offset + parsed.end } : null;
  }

  #parse(bytes: Uint8Array) {
    if (!this.#budget.mayParse()) return null;
    const parsed = parseObject(bytes.subarray(0, pdfLimits.objectBytes));
    this.#budget.parsed(parsed?.end ?? pdfLimits.objectBytes);
    return parsed;
  }

  #filtersOf(dictionary: PDFDict): readonly string[] {
    const filter = this.resolve(dictionary.get(PDFName.of('Filter')));
    const all = filter instanceof PDFArray ? filter.asArray() : filter === null ? [] : [filter];
    return all.map((name) => {
      const resolved = this.resolve(name);
      return resolved instanceof PDFName ? resolved.decodeText() : '';
    });
  }

  #numbers(dictionary: PDFDict, key: string): readonly number[] {
    return this.array(dictionary.get(PDFName.of(key))).flatMap((item) =>
      item instanceof PDFNumber ? [item.asNumber()] : [],
    );
  }

  #skipWhiteSpace(offset: number): number {
    const space = /^\s*/.exec(this.#file.toString('latin1', offset, offset + 64));
    return offset + (space?.[0].length ?? 0);
  }
}

function numbersOf(dictionary: PDFDict, key: string): readonly number[] {
  const value = dictionary.get(PDFName.of(key));
  return value instanceof PDFNumber ? [value.asNumber()] : [];
}
