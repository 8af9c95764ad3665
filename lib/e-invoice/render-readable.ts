import { PDFDocument } from '@cantoo/pdf-lib';
import { embedFonts } from '@/lib/paper/fonts';
import { Sheet } from '@/lib/paper/sheet';
import { writeLines, writeSums } from './readable/body';
import { writeClosing } from './readable/closing';
import { writeHead } from './readable/head';
import { documentTypeName } from './readable/names';
import type { SemanticInvoice } from './semantic/semantic-invoice';

/**
 * An A4 view of an e-invoice for human eyes, beside the XML that stays the original (E1): DATEV shows images, and an XML has
 * none. The same invoice always gives the same bytes.
 */
export async function renderReadablePdf({
  document,
}: {
  readonly document: SemanticInvoice;
}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle(`${documentTypeName(document.typeCode)} ${document.number}`, { showInWindowTitleBar: true });
  pdf.setSubject('Lesbare Ansicht einer E-Rechnung; das Original ist die XML-Datei');
  pdf.setLanguage('de-DE');
  const sheet = new Sheet(pdf, await embedFonts(pdf));
  writeHead(sheet, document);
  writeLines(sheet, document);
  writeSums(sheet, document);
  writeClosing(sheet, document);
  if (sheet.unknownCharacters > 0) {
    sheet.space(8);
    sheet.paragraph(
      `${sheet.unknownCharacters} Zeichen lassen sich hier nicht darstellen und sind durch □ ersetzt; sie stehen in der XML-Datei.`,
      { isBold: true },
    );
  }
  sheet.footer(
    (number, pages) =>
      `E-Rechnung ${document.number} · Original ist die XML-Datei · Seite ${number} von ${pages}`,
  );
  return pdf.save();
}
