import { type PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';
import type { PaperFonts } from './fonts';

/** A4 in points. */
const page = { width: 595.28, height: 841.89, left: 50, right: 50, top: 50, bottom: 70 } as const;
export const textWidth = page.width - page.left - page.right;

/** A head and two rows below it. */
const roomForHead = 60;

const black = rgb(0.1, 0.1, 0.1);
const grey = rgb(0.6, 0.6, 0.6);
/** Stands for a character the font does not have. */
const unknownCharacter = '□';

export interface TextStyle {
  readonly size?: number;
  readonly isBold?: boolean;
}

export interface Column {
  readonly width: number;
  readonly align?: 'left' | 'right';
}

/** Writes text from top to bottom and starts a new page when one is full. Widths and positions are points. */
export class Sheet {
  readonly #pdf: PDFDocument;
  readonly #fonts: PaperFonts;
  #page: PDFPage;
  #y: number;
  #unknownCharacters = 0;
  readonly #regularWidths = new Map<string, number>();
  readonly #boldWidths = new Map<string, number>();
  /** Written again at the top of every page a table goes on to. */
  #tableHead: (() => void) | null = null;

  constructor(pdf: PDFDocument, fonts: PaperFonts) {
    this.#pdf = pdf;
    this.#fonts = fonts;
    this.#page = pdf.addPage([page.width, page.height]);
    this.#y = page.height - page.top;
  }

  /** How many characters had to be replaced; the reader is told. */
  get unknownCharacters(): number {
    return this.#unknownCharacters;
  }

  space(points: number): void {
    this.#y -= points;
  }

  /** Goes on to a new page unless so much room is left: nothing stands alone at the foot of a page. */
  keepTogether(points: number): void {
    this.#startPageUnless(points);
  }

  /** A paragraph over the whole width. */
  paragraph(text: string, style: TextStyle = {}): void {
    this.row([text], [{ width: textWidth }], style);
  }

  /** Columns side by side; each wraps, the row is as high as its highest cell and never torn unless it is higher than a page. */
  row(cells: readonly string[], columns: readonly Column[], style: TextStyle = {}): void {
    const size = style.size ?? 9;
    const font = style.isBold ? this.#fonts.bold : this.#fonts.regular;
    const lineHeight = size * 1.35;
    const wrapped = cells.map((cell, index) =>
      this.#wrap(cell, font, size, columns[index]?.width ?? textWidth),
    );
    const height = Math.max(1, ...wrapped.map((lines) => lines.length)) * lineHeight;
    this.#startPageUnless(Math.min(height, 300));
    for (let line = 0; line * lineHeight < height; line += 1) {
      this.#startPageUnless(lineHeight);
      this.#y -= lineHeight;
      this.#drawLine(
        wrapped.map((lines) => lines[line] ?? ''),
        columns,
        { font, size },
      );
    }
  }

  /** Rows under a head that stands on every page they reach. */
  table(
    table: {
      readonly head: readonly string[];
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    },
    style: TextStyle = {},
  ): void {
    const { head, columns, rows } = table;
    const writeHead = () => {
      this.row(head, columns, { ...style, isBold: true });
      this.rule();
    };
    this.keepTogether(roomForHead);
    writeHead();
    this.#tableHead = writeHead;
    for (const row of rows) {
      this.row(row, columns, style);
      this.space(2);
    }
    this.#tableHead = null;
  }

  rule(): void {
    this.#startPageUnless(6);
    this.#y -= 4;
    const start = { x: page.left, y: this.#y };
    const end = { x: page.width - page.right, y: this.#y };
    this.#page.drawLine({ start, end, thickness: 0.5, color: grey });
    this.#y -= 2;
  }

  /** Footer of every page, when the number of pages is known. */
  footer(textOf: (pageNumber: number, pages: number) => string): void {
    const pages = this.#pdf.getPages();
    for (const [index, target] of pages.entries()) {
      const text = this.#showable(textOf(index + 1, pages.length));
      target.drawText(text, { x: page.left, y: 36, size: 7, font: this.#fonts.regular, color: black });
    }
  }

  #drawLine(
    cells: readonly string[],
    columns: readonly Column[],
    text: { font: PDFFont; size: number },
  ): void {
    let x: number = page.left;
    for (const [index, cell] of cells.entries()) {
      const { width, align } = columns[index] ?? { width: textWidth };
      const indent = align === 'right' ? width - 4 - this.#widthOf(cell, text.font) * text.size : 0;
      if (cell !== '') this.#page.drawText(cell, { x: x + indent, y: this.#y, color: black, ...text });
      x += width;
    }
  }

  #startPageUnless(height: number): void {
    if (this.#y - height >= page.bottom) return;
    this.#page = this.#pdf.addPage([page.width, page.height]);
    this.#y = page.height - page.top;
    const writeHead = this.#tableHead;
    this.#tableHead = null;
    writeHead?.();
    this.#tableHead = writeHead;
  }

  #wrap(text: string, font: PDFFont, size: number, width: number): readonly string[] {
    const available = width - 6;
    return this.#showable(text)
      .split('\n')
      .flatMap((line) => wrapLine(line, available, (part) => this.#widthOf(part, font) * size));
  }

  /** Width at size 1. */
  #widthOf(text: string, font: PDFFont): number {
    const widths = font === this.#fonts.bold ? this.#boldWidths : this.#regularWidths;
    const known = widths.get(text);
    if (known !== undefined) return known;
    const width = font.widthOfTextAtSize(text, 1);
    widths.set(text, width);
    return width;
  }

  #showable(text: string): string {
    let shown = '';
    for (const character of text.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\t', ' ')) {
      if (character === '\n' || this.#fonts.characters.has(character.codePointAt(0) ?? 0)) shown += character;
      else {
        shown += unknownCharacter;
        this.#unknownCharacters += 1;
      }
    }
    return shown;
  }
}

/** Breaks at blanks, and inside a word that is longer than a line. Words are measured one by one, most come more than once. */
function wrapLine(line: string, width: number, measure: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  const blank = measure(' ');
  let words: string[] = [];
  let used = 0;
  for (const word of line.split(' ').flatMap((whole) => breakWord(whole, width, measure))) {
    const wordWidth = measure(word);
    if (words.length > 0 && used + blank + wordWidth > width) {
      lines.push(words.join(' '));
      words = [];
      used = 0;
    }
    used += words.length > 0 ? blank + wordWidth : wordWidth;
    words.push(word);
  }
  return [...lines, words.join(' ')];
}

function breakWord(word: string, width: number, measure: (text: string) => number): readonly string[] {
  if (measure(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && measure(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
