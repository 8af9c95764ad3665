import type { FindingLocale } from './catalogue/entry';
import { textForms } from './text-forms';

const placeholderPattern = /\{(\w+)(?:\|(\w+))?\}/g;

/** A placeholder of a catalogue text: `{total|amount}` is `{name: 'total', form: 'amount'}`. */
export interface Placeholder {
  readonly name: string;
  readonly form: string | null;
}

/** All placeholders of a text, in order. */
export function placeholdersOf(text: string): Placeholder[] {
  return [...text.matchAll(placeholderPattern)].map(([, name = '', form]) => ({ name, form: form ?? null }));
}

/**
 * Fills a catalogue text. A value nobody gave becomes a dash: a finding with a gap still helps, an exception here would
 * hide the finding. Values without a form appear exactly as they came (B5).
 */
export function fillText(
  text: string,
  params: Readonly<Record<string, string>>,
  locale: FindingLocale,
): string {
  return text.replace(placeholderPattern, (_, name: string, form?: string) => {
    const value = params[name];
    if (value === undefined || value === '') return '–';
    const write = form === undefined ? undefined : textForms.get(form);
    return write ? write(value, locale) : value;
  });
}
