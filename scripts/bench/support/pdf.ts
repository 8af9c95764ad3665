import { randomBytes } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';

/** A PDF of one page that weighs about so much and is like no other. @param bytes more than 2,000 */
export async function heavyPdf(text: string, bytes: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([300, 200]).drawText(text, { x: 20, y: 150 });
  await pdf.attach(randomBytes(Math.max(1, bytes - 1_500)), 'beilage.bin', {
    mimeType: 'application/octet-stream',
  });
  return pdf.save();
}
