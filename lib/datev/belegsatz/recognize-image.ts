import { formatFileSize } from '@/lib/bookkeeping/file-size';
import { jobLimits } from '@/lib/bookkeeping/plan-jobs';
import type { Outcome, Problem } from '@/lib/bookkeeping/problem';
import { belegsatzProblem } from './problems';

/** File types we send: the ones both the old and the new Belege online take. */
type ImageKind = 'pdf' | 'png' | 'jpeg' | 'tiff';

export interface RecognizedImage {
  readonly kind: ImageKind;
  readonly contentType: string;
  /** What the file is called at DATEV: content and extension must agree, else the upload is refused. */
  readonly extension: string;
  readonly notes: readonly Problem[];
}

interface Format {
  readonly kind: ImageKind;
  readonly contentType: string;
  readonly extension: string;
  /** Extensions people use for it. */
  readonly names: readonly string[];
  begins(bytes: Buffer): boolean;
  isWhole(bytes: Buffer): boolean;
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const jpegStart = Buffer.from([0xff, 0xd8, 0xff]);
const jpegEnd = Buffer.from([0xff, 0xd9]);
/** Cameras append data of their own after the end of a JPEG. */
const jpegTail = 65_536;
/** Readers look for a PDF's header and trailer in the first and last kilobyte. */
const pdfEdge = 1_024;

const formats: readonly Format[] = [
  {
    kind: 'pdf',
    contentType: 'application/pdf',
    extension: 'pdf',
    names: ['pdf'],
    begins: (bytes) => /%PDF-[12]\.\d/.test(bytes.subarray(0, pdfEdge).toString('latin1')),
    isWhole: (bytes) => /startxref\s+\d+\s+%%EOF/.test(bytes.subarray(-2 * pdfEdge).toString('latin1')),
  },
  {
    kind: 'png',
    contentType: 'image/png',
    extension: 'png',
    names: ['png'],
    begins: (bytes) => bytes.subarray(0, 8).equals(pngSignature),
    isWhole: (bytes) =>
      bytes.subarray(12, 16).toString('latin1') === 'IHDR' && bytes.subarray(-16).includes('IEND'),
  },
  {
    kind: 'jpeg',
    contentType: 'image/jpeg',
    extension: 'jpg',
    names: ['jpg', 'jpeg'],
    begins: (bytes) => bytes.subarray(0, 3).equals(jpegStart),
    isWhole: (bytes) => bytes.subarray(-jpegTail).includes(jpegEnd),
  },
  {
    kind: 'tiff',
    contentType: 'image/tiff',
    extension: 'tif',
    names: ['tif', 'tiff'],
    begins: (bytes) => ['II*\0', 'MM\0*'].includes(bytes.subarray(0, 4).toString('latin1')),
    isWhole: hasFirstDirectory,
  },
];

/** Above this size DATEV advises to warn: Unternehmen online becomes slow. */
const comfortableBytes = 500_000;

/**
 * Recognises an image by its bytes, never by its name: DATEV refuses a file whose content is not what its extension says. An
 * incomplete file is refused here instead of by DATEV (T3).
 */
export function recognizeImage(file: {
  readonly fileName: string;
  readonly content: Uint8Array;
}): Outcome<RecognizedImage> {
  const { fileName, content } = file;
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length === 0) return refused(belegsatzProblem('IMAGE_EMPTY', { fileName }));
  if (bytes.length > jobLimits.fileBytes) {
    const params = { fileName, size: formatFileSize(bytes.length), limit: '20 MB' };
    return refused(belegsatzProblem('IMAGE_TOO_LARGE', params));
  }
  const format = formats.find((candidate) => candidate.begins(bytes));
  if (!format) return refused(belegsatzProblem('IMAGE_TYPE_UNKNOWN', { fileName }));
  const { kind, contentType, extension } = format;
  if (!format.isWhole(bytes)) {
    return refused(belegsatzProblem('IMAGE_DAMAGED', { fileName, kind: kind.toUpperCase() }));
  }
  return { ok: true, value: { kind, contentType, extension, notes: notesOf(fileName, bytes, format) } };
}

function notesOf(fileName: string, bytes: Buffer, format: Format): Problem[] {
  const notes: Problem[] = [];
  const named = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  if (named !== undefined && !format.names.includes(named)) {
    const params = { fileName, kind: format.kind.toUpperCase(), arrives: `.${format.extension}` };
    notes.push(belegsatzProblem('IMAGE_NAME_DIFFERS', params));
  }
  if (format.kind === 'pdf' && bytes.includes('/Encrypt')) {
    notes.push(belegsatzProblem('IMAGE_PROTECTED', { fileName }));
  }
  if (bytes.length > comfortableBytes) {
    notes.push(belegsatzProblem('IMAGE_LARGE', { fileName, size: formatFileSize(bytes.length) }));
  }
  return notes;
}

/** A TIFF says in its first eight bytes where its first directory lies; a cut file does not reach it. */
function hasFirstDirectory(bytes: Buffer): boolean {
  if (bytes.length < 10) return false;
  const isLittleEndian = bytes.subarray(0, 2).toString('latin1') === 'II';
  const offset = isLittleEndian ? bytes.readUInt32LE(4) : bytes.readUInt32BE(4);
  if (offset < 8 || offset + 2 > bytes.length) return false;
  const entries = isLittleEndian ? bytes.readUInt16LE(offset) : bytes.readUInt16BE(offset);
  return entries > 0 && offset + 2 + entries * 12 <= bytes.length;
}

function refused(problem: Problem): Outcome<never> {
  return { ok: false, problems: [problem] };
}
