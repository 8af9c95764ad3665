import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import type { DemoInvoice } from './demo-invoices';

const left = 56;
const right = 539;
const ink = rgb(0.12, 0.14, 0.18);
const faint = rgb(0.45, 0.48, 0.54);

/** Company that stands as sender on outgoing and as receiver on incoming invoices. */
export interface DemoCompany {
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly vatId: string;
}

/** A real, readable A4 invoice; the seed's documents are files a person can open. */
export async function invoicePdf(invoice: DemoInvoice, company: DemoCompany): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(`Rechnung ${invoice.number}`);
  document.setProducer('Belegbote');
  const regular = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  const page = document.addPage([595, 842]);
  const partner = `${invoice.partner.name}, ${invoice.partner.city}`;
  const own = `${company.name}, ${company.street}, ${company.city}`;
  const [sender, receiver] = invoice.direction === 'outgoing' ? [own, partner] : [partner, own];
  const isCredit = invoice.grossAmount.startsWith('-');
  write(page, regular, sender, left, 780, 9, faint);
  write(page, regular, receiver, left, 740, 11);
  write(page, bold, `${isCredit ? 'Gutschrift' : 'Rechnung'} ${invoice.number}`, left, 650, 18);
  write(
    page,
    regular,
    `Datum ${germanDate(invoice.issueDate)}   Leistung ${germanDate(invoice.serviceDate)}`,
    left,
    628,
    10,
    faint,
  );
  let y = 580;
  for (const position of invoice.positions) {
    write(page, regular, position.text, left, y, 11);
    write(page, regular, `${position.taxRate.replace('.', ',')} %`, 360, y, 11);
    writeRight(page, regular, germanAmount(position.grossAmount, invoice.currency), y, 11);
    y -= 20;
  }
  page.drawLine({ start: { x: left, y: y + 6 }, end: { x: right, y: y + 6 }, thickness: 0.75, color: faint });
  write(page, bold, 'Gesamt brutto', left, y - 14, 12);
  writeRight(page, bold, germanAmount(invoice.grossAmount, invoice.currency), y - 14, 12);
  write(
    page,
    regular,
    invoice.direction === 'outgoing'
      ? `USt-IdNr. ${company.vatId}`
      : `USt-IdNr. ${invoice.partner.vatId ?? ''}`,
    left,
    80,
    9,
    faint,
  );
  return await document.save();
}

function write(
  page: PDFPage,
  font: PDFFont,
  text: string,
  x: number,
  y: number,
  size: number,
  color = ink,
): void {
  page.drawText(text, { x, y, size, font, color });
}

function writeRight(page: PDFPage, font: PDFFont, text: string, y: number, size: number): void {
  write(page, font, text, right - font.widthOfTextAtSize(text, size), y, size);
}

function germanDate(date: string): string {
  return date.split('-').reverse().join('.');
}

function germanAmount(amount: string, currency: string): string {
  const [whole = '0', cents = '00'] = amount.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${cents} ${currency === 'EUR' ? '€' : currency}`;
}
