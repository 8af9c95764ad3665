import type { Problem } from '@/lib/bookkeeping/problem';

/**
 * How much a file may cost before it is refused (E3). Every bound is above real invoices: an invoice of 6,000 lines has
 * about 180,000 elements.
 */
export const limits = {
  /** DATEV's limit for one file; what is larger could not be sent anyway (T3). */
  fileBytes: 20 * 1024 * 1024,
  /** Invoice XML inside a PDF, after unpacking. */
  embeddedXmlBytes: 20 * 1024 * 1024,
  /** Elements, comments and the like. */
  elements: 200_000,
  attributes: 200_000,
  /** UBL and CII need 12 levels. */
  depth: 64,
  attributeCharacters: 64 * 1024,
} as const;

/** `20 MB` for a German reader. */
export function megabytes(bytes: number): string {
  const tenths = Math.round((bytes * 10) / (1024 * 1024));
  const whole = Math.floor(tenths / 10);
  return tenths % 10 === 0 ? `${whole} MB` : `${whole},${tenths % 10} MB`;
}

/** What is too large need not even be read; `bytes` is the size of the file. */
export function tooLargeProblem(bytes: number): Problem | null {
  if (bytes <= limits.fileBytes) return null;
  const params = { size: megabytes(bytes), limit: megabytes(limits.fileBytes) };
  return { code: 'E_INVOICE_TOO_LARGE', params };
}
