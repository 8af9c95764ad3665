import { type PDFDict, PDFHexString, PDFName, type PDFObject, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { PdfFile } from './pdf-file';
import { pdfLimits } from './pdf-limits';

export interface EmbeddedFile {
  readonly name: string;
  readonly stream: PDFRef;
}

/** All embedded files: those associated with the document (PDF/A-3) and those in its tree of names. */
export function embeddedFiles(file: PdfFile): readonly EmbeddedFile[] {
  const { catalog } = file;
  if (!catalog) return [];
  const associated = file.array(catalog.get(PDFName.of('AF')));
  const names = file.dictionary(catalog.get(PDFName.of('Names')));
  const named = namedFiles(file, names?.get(PDFName.of('EmbeddedFiles')));
  const files = new Map<number, EmbeddedFile>();
  for (const specification of [...associated, ...named].slice(0, pdfLimits.embeddedFiles)) {
    const embedded = embeddedFile(file, specification);
    if (embedded) files.set(embedded.stream.objectNumber, embedded);
  }
  return [...files.values()];
}

/** The file specifications of a name tree; leaves hold pairs of key and value. */
function namedFiles(file: PdfFile, root: PDFObject | undefined): readonly PDFObject[] {
  const found: PDFObject[] = [];
  const pending: (PDFObject | undefined)[] = [root];
  for (let visited = 0; pending.length > 0 && visited < pdfLimits.objects; visited += 1) {
    const node = file.dictionary(pending.shift());
    if (!node || found.length > pdfLimits.embeddedFiles) continue;
    pending.push(...file.array(node.get(PDFName.of('Kids'))));
    const pairs = file.array(node.get(PDFName.of('Names')));
    found.push(...pairs.filter((_, index) => index % 2 === 1));
  }
  return found;
}

function embeddedFile(file: PdfFile, object: PDFObject): EmbeddedFile | null {
  const specification = file.dictionary(object);
  const streams = file.dictionary(specification?.get(PDFName.of('EF')));
  const stream = streams?.get(PDFName.of('UF')) ?? streams?.get(PDFName.of('F'));
  if (!specification || !(stream instanceof PDFRef)) return null;
  return { name: fileName(file, specification), stream };
}

function fileName(file: PdfFile, specification: PDFDict): string {
  for (const key of ['UF', 'F']) {
    const name = file.resolve(specification.get(PDFName.of(key)));
    if (name instanceof PDFString || name instanceof PDFHexString) return name.decodeText();
  }
  return '';
}
