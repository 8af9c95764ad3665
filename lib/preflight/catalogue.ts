import type { Catalogue } from './catalogue/entry';
import { unexpectedCode, unexpectedEntry } from './catalogue/unexpected';

/** Every finding of the product with its texts, one area a file (M8, T6). */
export const catalogue: Catalogue = {
  [unexpectedCode]: unexpectedEntry,
};
