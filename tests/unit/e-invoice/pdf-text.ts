import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
} from '@cantoo/pdf-lib';

/** What a person reads on the pages, line by line: the texts of the content streams through the fonts' own tables. */
export async function shownText(bytes: Uint8Array): Promise<string> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  return pdf.getPages().map(pageText).join('\n');
}

function pageText(page: PDFPage): string {
  const fonts = fontTables(page);
  const lines: string[] = [];
  let table = new Map<string, string>();
  for (const [, font, codes] of contentOf(page).matchAll(/\/(\S+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj/g)) {
    if (font) table = fonts.get(font) ?? new Map();
    if (codes)
      lines.push((codes.match(/.{4}/g) ?? []).map((code) => table.get(code.toUpperCase()) ?? '?').join(''));
  }
  return lines.join('\n');
}

function contentOf(page: PDFPage): string {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray
      ? contents.asArray().map((item) => page.doc.context.lookup(item))
      : [contents];
  return streams.map((stream) => (stream instanceof PDFRawStream ? streamText(stream) : '')).join('\n');
}

function streamText(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
}

/** Font name → glyph code → text, from the `ToUnicode` tables. */
function fontTables(page: PDFPage): Map<string, Map<string, string>> {
  const fonts = page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict);
  const tables = new Map<string, Map<string, string>>();
  for (const [name] of fonts?.entries() ?? []) {
    const toUnicode = fonts?.lookup(name, PDFDict).lookup(PDFName.of('ToUnicode'));
    if (!(toUnicode instanceof PDFRawStream)) continue;
    const pairs = streamText(toUnicode).matchAll(/<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>/g);
    const table = new Map<string, string>();
    for (const [, code = '', unicode = ''] of pairs) {
      table.set(code.toUpperCase(), Buffer.from(unicode, 'hex').swap16().toString('utf16le'));
    }
    tables.set(name.decodeText(), table);
  }
  return tables;
}
