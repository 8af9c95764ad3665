import { oneLine } from '../semantic/german-text';

/** VAT ids are printed with blanks and points; `DE 123456789` is `DE123456789`. */
export function compactId(text: string | null): string | null {
  const compact = text?.replace(/[\s.-]/g, '').toUpperCase();
  return compact ? compact : null;
}

/** Names a party can be known by: the whole, each line of a name of several lines, the trading name. */
export function knownNames(...names: readonly (string | null)[]): readonly string[] {
  const all = names.flatMap((name) =>
    name === null ? [] : [oneLine(name), ...name.split(/\r?\n/).map(oneLine)],
  );
  return [...new Set(all.filter((name) => name !== ''))];
}

/** ISO 3166-1 code; `EL` and `UK` are in use for Greece and Britain. */
export function countryCode(text: string | null): string | null {
  const code = text?.toUpperCase() ?? '';
  if (!/^[A-Z]{2}$/.test(code)) return null;
  if (code === 'EL') return 'GR';
  return code === 'UK' ? 'GB' : code;
}
