import type { InvoiceJson } from '@/lib/bookkeeping/invoice-json';

/** The invoice in the form of the public API, without its files: what a person edits. */
export type EditedInvoice = Omit<InvoiceJson, 'externalId' | 'attachment' | 'attachments'>;

export interface InvoiceEdit {
  readonly invoiceId: string;
  /** The one in the form. */
  readonly version: number;
  readonly revision: EditedInvoice;
}

/** Decimal text as a German types it: `1309.00` → `1309,00`. */
export function shownDecimal(text: string, locale: 'de' | 'en'): string {
  return locale === 'de' ? text.replace('.', ',') : text;
}

/**
 * What somebody typed as a decimal text with a point: `1.309,00`, `1309,00` and `1309.00` are the same. Anything else is
 * left as it is, so that the check says what is wrong with it.
 */
export function typedDecimal(typed: string): string {
  const text = typed
    .trim()
    .replace('−', '-')
    .replace(/\s|€|%/g, '');
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) return text.replaceAll('.', '').replace(',', '.');
  return /^-?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
}

/** An exchange rate as somebody typed it: hardly one has thousands, many have three decimals, so `1.085` is `1,085` and no 1085. */
export function typedRate(typed: string): string {
  const text = typed.trim();
  return /^\d+\.\d+$/.test(text) ? text : typedDecimal(text);
}

/** An empty field is no value. */
export function typedText(typed: string): string | null {
  const text = typed.trim();
  return text === '' ? null : text;
}
