import { PDFDocument } from '@cantoo/pdf-lib';
import { embedFonts } from '@/lib/paper/fonts';
import { Sheet, textWidth } from '@/lib/paper/sheet';
import type { Block } from './block';

export interface ProcedurePaper {
  readonly title: string;
  readonly language: 'de' | 'en';
  readonly blocks: readonly Block[];
  footer(page: number, pages: number): string;
}

const small = { size: 7.5 } as const;

/** The description on paper, A4. */
export async function procedurePdf(paper: ProcedurePaper): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle(paper.title, { showInWindowTitleBar: true });
  pdf.setLanguage(paper.language === 'de' ? 'de-DE' : 'en-GB');
  const sheet = new Sheet(pdf, await embedFonts(pdf));
  sheet.paragraph(paper.title, { size: 16, isBold: true });
  sheet.space(6);
  for (const block of paper.blocks) writeBlock(sheet, block);
  sheet.footer((page, pages) => paper.footer(page, pages));
  return await pdf.save();
}

function writeBlock(sheet: Sheet, block: Block): void {
  switch (block.kind) {
    case 'heading':
      sheet.keepTogether(90);
      sheet.space(14);
      sheet.paragraph(block.text, { size: 12, isBold: true });
      sheet.space(4);
      return;
    case 'paragraph':
      sheet.paragraph(block.text);
      sheet.space(4);
      return;
    case 'steps':
      for (const [index, item] of block.items.entries()) {
        sheet.row([`${index + 1}.`, item], [{ width: 22 }, { width: textWidth - 22 }]);
        sheet.space(3);
      }
      return;
    case 'facts':
      for (const [label, value] of block.facts) {
        sheet.row([label, value], [{ width: 150 }, { width: textWidth - 150 }]);
      }
      return;
    case 'table':
      sheet.table(
        {
          head: block.head,
          columns: block.widths.map((share) => ({ width: share * textWidth })),
          rows: block.rows,
        },
        small,
      );
      sheet.space(4);
  }
}
