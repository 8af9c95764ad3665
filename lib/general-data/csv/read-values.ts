import type { Gender, MaritalStatus, TimeOffStatus } from '@/lib/bookkeeping/payroll/types';
import { type DecimalMark, plainWord, readCountry, readDate, readDecimal } from '@/lib/documents/csv/values';
import type { PeopleValueKind } from './people-fields';

function wordReader<T extends string | boolean>(words: readonly (readonly [T, readonly string[]])[]) {
  const known = new Map(
    words.flatMap(([value, synonyms]) =>
      [String(value), ...synonyms].map((word) => [plainWord(word), value] as const),
    ),
  );
  return (text: string): T | null => known.get(plainWord(text)) ?? null;
}

const readGender = wordReader<Gender>([
  ['male', ['m', 'männlich', 'Mann', 'Herr']],
  ['female', ['w', 'f', 'weiblich', 'Frau']],
  ['diverse', ['d', 'divers']],
  ['unspecified', ['x', 'unbestimmt', 'keine Angabe']],
]);

const readMaritalStatus = wordReader<MaritalStatus>([
  ['single', ['ledig']],
  ['married', ['verheiratet']],
  ['civil_partnership', ['verpartnert', 'Lebenspartnerschaft', 'eingetragene Lebenspartnerschaft']],
  ['separated', ['getrennt lebend', 'getrennt']],
  ['divorced', ['geschieden']],
  ['widowed', ['verwitwet']],
  ['unknown', ['unbekannt']],
]);

const readPeriod = wordReader<'month' | 'hour'>([
  ['month', ['Monat', 'monatlich', 'Monatslohn', 'Gehalt', 'pro Monat', 'M']],
  ['hour', ['Stunde', 'stündlich', 'Stundenlohn', 'pro Stunde', 'Std', 'h']],
]);

const readStatus = wordReader<TimeOffStatus>([
  ['approved', ['genehmigt', 'bewilligt', 'ja', 'j']],
  ['requested', ['beantragt', 'offen', 'angefragt', 'nein', 'n']],
  ['declined', ['abgelehnt', 'rejected']],
  ['cancelled', ['storniert', 'zurückgezogen', 'canceled']],
]);

const readYesNo = wordReader<boolean>([
  [true, ['ja', 'j', 'yes', 'y', '1', 'x', 'wahr']],
  [false, ['nein', 'n', 'no', '0', 'falsch']],
]);

/** What a cell should look like, for whoever mends it. */
const expected: Readonly<Record<PeopleValueKind, string>> = {
  text: 'Text',
  integer: 'eine ganze Zahl',
  date: 'ein Datum wie 31.01.2026',
  pastDate: 'ein Datum mit vierstelligem Jahr wie 31.01.1985',
  decimal: 'eine Zahl wie 38,5',
  amount: 'ein Betrag wie 4500,00',
  country: 'ein Land wie Deutschland oder DE',
  gender: 'm, w, d oder x',
  maritalStatus: 'ledig, verheiratet, verpartnert, getrennt lebend, geschieden, verwitwet oder unbekannt',
  period: 'Monat oder Stunde',
  status: 'genehmigt, beantragt, abgelehnt oder storniert',
  yesNo: 'ja oder nein',
};

export type ReadValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly expected: string };

/** Reads the text of a cell as the public JSON has it. */
export function readPeopleValue(text: string, kind: PeopleValueKind, mark: DecimalMark): ReadValue {
  const value = convert(text.trim(), kind, mark);
  return value === null ? { ok: false, expected: expected[kind] } : { ok: true, value };
}

function convert(text: string, kind: PeopleValueKind, mark: DecimalMark): unknown {
  switch (kind) {
    case 'text':
      return text;
    case 'integer':
      return /^\d{1,9}$/.test(text) ? Number(text) : null;
    case 'date':
      return readDate(text);
    case 'pastDate':
      // Nobody knows the century of `85` in a birthday.
      return /\.\d{2}$/.test(text) ? null : readDate(text);
    case 'decimal':
    case 'amount':
      return readDecimal(text, mark);
    case 'country':
      return readCountry(text);
    case 'gender':
      return readGender(text);
    case 'maritalStatus':
      return readMaritalStatus(text);
    case 'period':
      return readPeriod(text);
    case 'status':
      return readStatus(text);
    case 'yesNo':
      return readYesNo(text);
  }
}
