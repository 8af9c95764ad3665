import { pdfLimits } from './pdf-limits';

/** The objects of an object stream: where each starts in the unpacked data. */
export interface ObjectStream {
  readonly bytesOf: (objectNumber: number) => Uint8Array | null;
}

/** Reads the head of an object stream, `count` pairs of object number and offset from `first`; null if it is none. */
export function openObjectStream(data: Uint8Array, first: number, count: number): ObjectStream | null {
  if (first < 0 || first > data.length || first > pdfLimits.objectStreamHeaderBytes) return null;
  const head = Buffer.from(data.buffer, data.byteOffset, first).toString('latin1').trim();
  const numbers = head.split(/\s+/, Math.min(count, pdfLimits.objectStreamHeaderBytes) * 2).map(Number);
  const offsets = new Map<number, number>();
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    offsets.set(numbers[at] ?? -1, first + (numbers[at + 1] ?? 0));
  }
  return {
    bytesOf: (objectNumber) => {
      const offset = offsets.get(objectNumber);
      return offset === undefined || !(offset < data.length) ? null : data.subarray(offset);
    },
  };
}
