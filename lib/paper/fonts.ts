import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fontkit from '@cantoo/fontkit';
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';

export interface PaperFonts {
  readonly regular: PDFFont;
  readonly bold: PDFFont;
  /** Code points both fonts can show. */
  readonly characters: ReadonlySet<number>;
}

/**
 * DejaVu Sans (free licence, package `dejavu-fonts-ttf`): Latin of all Europe, Greek, Cyrillic and more, where the fonts
 * built into PDF readers end with Western Europe. Only the glyphs used are embedded.
 */
export async function embedFonts(pdf: PDFDocument): Promise<PaperFonts> {
  pdf.registerFontkit(fontkit);
  const regular = await pdf.embedFont(await fontFile('DejaVuSansCondensed.ttf'), { subset: true });
  const bold = await pdf.embedFont(await fontFile('DejaVuSansCondensed-Bold.ttf'), { subset: true });
  const boldCharacters = new Set(bold.getCharacterSet());
  const characters = new Set(regular.getCharacterSet().filter((character) => boldCharacters.has(character)));
  return { regular, bold, characters };
}

const loaded = new Map<string, Promise<Uint8Array>>();

/** Every command starts in the project's root; the path is put together at run time so that no bundler takes it for a module. */
function fontFile(name: string): Promise<Uint8Array> {
  const known = loaded.get(name);
  if (known) return known;
  const reading = readFile(join(process.cwd(), 'node_modules', 'dejavu-fonts-ttf', 'ttf', name));
  loaded.set(name, reading);
  return reading;
}
