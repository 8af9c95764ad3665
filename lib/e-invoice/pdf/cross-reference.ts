import { pdfLimits } from './pdf-limits';

/** Where an object stands: at an offset of the file, or inside an object stream. */
export type ObjectPlace =
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'packed'; readonly streamNumber: number }
  | { readonly kind: 'free' };

/** One section of the cross-reference; looked up in place, so that a large table costs no memory. */
export interface CrossReferenceSection {
  readonly placeOf: (objectNumber: number) => ObjectPlace | null;
}

const entryBytes = 20;

interface Subsection {
  readonly first: number;
  readonly count: number;
  readonly offset: number;
}

/** A classic table: `xref`, then blocks of entries of 20 bytes. Returns where the trailer dictionary starts. */
export function readTable(
  file: Buffer,
  start: number,
): { section: CrossReferenceSection; trailer: number } | null {
  const subsections: Subsection[] = [];
  let at = start + 'xref'.length;
  for (;;) {
    const line = file.toString('latin1', at, at + 64);
    const trailer = /^\s*trailer\s*/.exec(line);
    if (trailer) return { section: tableSection(file, subsections), trailer: at + trailer[0].length };
    const block = /^\s*(\d{1,10})[ \t]+(\d{1,10})[ \t]*(?:\r\n|\n|\r)/.exec(line);
    if (!block) return null;
    const [header, first, count] = block;
    subsections.push({ first: Number(first), count: Number(count), offset: at + header.length });
    at += header.length + Number(count) * entryBytes;
    if (at >= file.length || subsections.length > pdfLimits.crossReferenceBlocks) return null;
  }
}

function tableSection(file: Buffer, subsections: readonly Subsection[]): CrossReferenceSection {
  return {
    placeOf: (objectNumber) => {
      const block = subsections.find(
        ({ first, count }) => objectNumber >= first && objectNumber < first + count,
      );
      if (!block) return null;
      const at = block.offset + (objectNumber - block.first) * entryBytes;
      const entry = /^(\d{10}) \d{5} ([nf])/.exec(file.toString('latin1', at, at + entryBytes));
      if (!entry) return null;
      return entry[2] === 'f' ? { kind: 'free' } : { kind: 'offset', offset: Number(entry[1]) };
    },
  };
}

/** A cross-reference stream: `/W` gives the widths of type, offset and generation, `/Index` the blocks of numbers. */
export function streamSection(
  data: Uint8Array,
  widths: readonly number[],
  index: readonly number[],
): CrossReferenceSection | null {
  const [typeWidth = 0, offsetWidth = 0, extraWidth = 0] = widths;
  const entry = typeWidth + offsetWidth + extraWidth;
  const isPlausible =
    widths.length === 3 && widths.every((width) => width >= 0 && width <= 8) && offsetWidth > 0;
  if (!isPlausible) return null;
  const field = (at: number, width: number) => {
    let value = 0;
    for (let step = 0; step < width; step += 1) value = value * 256 + (data[at + step] ?? 0);
    return value;
  };
  return {
    placeOf: (objectNumber) => {
      const row = rowOf(index, objectNumber);
      const at = row === null ? data.length : row * entry;
      if (at + entry > data.length) return null;
      const type = typeWidth === 0 ? 1 : field(at, typeWidth);
      const value = field(at + typeWidth, offsetWidth);
      if (type === 1) return { kind: 'offset', offset: value };
      return type === 2 ? { kind: 'packed', streamNumber: value } : { kind: 'free' };
    },
  };
}

/** The row of an object among all blocks. */
function rowOf(index: readonly number[], objectNumber: number): number | null {
  let row = 0;
  for (let block = 0; block + 1 < index.length; block += 2) {
    const first = index[block] ?? 0;
    const count = index[block + 1] ?? 0;
    if (objectNumber >= first && objectNumber < first + count) return row + objectNumber - first;
    row += count;
  }
  return null;
}

/**
 * For files whose table is wrong although nothing is missing: the last object of each number wins, as a reader that
 * rebuilds the table sees it. Packed objects are not found this way.
 */
export function scanForObjects(file: Buffer): CrossReferenceSection {
  const offsets = new Map<number, number>();
  const header = /(\d{1,10})[ \t\r\n]+\d{1,5}[ \t\r\n]+$/;
  let at = file.indexOf('obj', 0, 'latin1');
  while (at >= 0 && offsets.size < 200_000) {
    const from = Math.max(0, at - 24);
    const before = header.exec(file.toString('latin1', from, at));
    if (before) offsets.set(Number(before[1]), from + before.index);
    at = file.indexOf('obj', at + 3, 'latin1');
  }
  return {
    placeOf: (objectNumber) => {
      const offset = offsets.get(objectNumber);
      return offset === undefined ? null : { kind: 'offset', offset };
    },
  };
}
