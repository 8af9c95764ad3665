import type { Ledger } from '@/lib/bookkeeping/invoice';
import { documentFileName } from './document-format';

/** What DATEV's names for files begin with. */
const patterns: Readonly<Record<Ledger, { data: string; image: string }>> = {
  accounts_receivable: { data: 'Rechnungsdaten_RA_', image: 'Rechnungsbild_RA_' },
  accounts_payable: { data: 'Rechnungsdaten_RE_', image: 'Rechnungsbild_RE_' },
  cash: { data: 'Kassendaten_', image: 'Kassenbeleg_' },
};

/** A safe file name at DATEV (T3): ASCII only, since anything else would break the reference from document.xml. */
export function isSafeFileName(name: string): boolean {
  return /^[A-Za-z0-9._-]{1,255}$/.test(name);
}

export interface DocumentFileNames {
  readonly data: string;
  /** The image first, then the attachments. */
  readonly images: readonly string[];
}

/**
 * Gives out the file names of one job in DATEV's pattern; no two names are equal, also ignoring case, although `A/1` and `A-1`
 * look alike in ASCII: then a number is added.
 */
export class JobFileNames {
  readonly #taken = new Set([documentFileName]);
  /** How often a slug was given out, so that thousands of equal ones stay quick. */
  readonly #attempts = new Map<string, number>();

  constructor(private readonly ledger: Ledger) {}

  /** @param extensions of the images, e.g. `['pdf', 'png']` */
  take(number: string, extensions: readonly string[]): DocumentFileNames {
    const slug = slugOf(number);
    for (let attempt = this.#attempts.get(slug) ?? 1; ; attempt += 1) {
      const names = this.#candidate(attempt === 1 ? slug : `${slug}_${attempt}`, extensions);
      const all = [names.data, ...names.images].map((name) => name.toLowerCase());
      if (all.every((name) => !this.#taken.has(name))) {
        for (const name of all) this.#taken.add(name);
        this.#attempts.set(slug, attempt + 1);
        return names;
      }
    }
  }

  #candidate(slug: string, extensions: readonly string[]): DocumentFileNames {
    const { data, image } = patterns[this.ledger];
    const images = extensions.map((extension, index) =>
      index === 0 ? `${image}${slug}.${extension}` : `${image}${slug}_Anhang${index}.${extension}`,
    );
    return { data: `${data}${slug}.xml`, images };
  }
}

/** Letters, digits, `.`, `_`, `-` of a number; the rest becomes `-`. */
function slugOf(number: string): string {
  const ascii = number
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-');
  const slug = ascii.replace(/^[-.]+|[-.]+$/g, '').slice(0, 60);
  return slug === '' ? 'Beleg' : slug;
}
