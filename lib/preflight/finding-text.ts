import type { FindingLocale } from './catalogue/entry';

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
    const write = form === undefined ? undefined : forms[form];
    return write ? write(value, locale) : value;
  });
}

type Form = (value: string, locale: FindingLocale) => string;

/** How a value reads in the reader's language (U2). What a form does not recognise stays as it is. */
const forms: Readonly<Record<string, Form>> = {
  amount: writeAmount,
  date: writeDate,
  month: writeMonth,
  ledger: choiceForm({
    accounts_receivable: { de: 'Rechnungsausgangsbuch', en: 'outgoing invoice ledger' },
    accounts_payable: { de: 'Rechnungseingangsbuch', en: 'incoming invoice ledger' },
    cash: { de: 'Kassenbuch', en: 'cash book' },
  }),
  direction: choiceForm({
    outgoing: { de: 'Ausgangsrechnung', en: 'outgoing invoice' },
    incoming: { de: 'Eingangsrechnung', en: 'incoming invoice' },
  }),
  taxCase: choiceForm({
    domestic: { de: 'Inland', en: 'domestic' },
    intra_eu_supply: { de: 'Innergemeinschaftliche Lieferung', en: 'intra-EU supply' },
    export: { de: 'Ausfuhr in ein Drittland', en: 'export to a third country' },
    reverse_charge: {
      de: 'Steuerschuldnerschaft des Leistungsempfängers (§ 13b UStG)',
      en: 'reverse charge',
    },
    small_business: { de: 'Kleinunternehmer (§ 19 UStG)', en: 'small business (§ 19 UStG)' },
    exempt: { de: 'Steuerfrei', en: 'tax exempt' },
    oss: { de: 'One-Stop-Shop (OSS)', en: 'one-stop shop (OSS)' },
    intra_eu_acquisition: { de: 'Innergemeinschaftlicher Erwerb', en: 'intra-EU acquisition' },
    not_taxable: { de: 'Nicht steuerbar', en: 'not taxable' },
  }),
};

/** Forms a text may use; the catalogue's test refuses any other. */
export const textForms: readonly string[] = Object.keys(forms);

function choiceForm(choices: Readonly<Record<string, Readonly<Record<FindingLocale, string>>>>): Form {
  return (value, locale) => choices[value]?.[locale] ?? value;
}

const plainAmount = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;
const germanAmount = /^(-?)(\d{1,3}(?:\.\d{3})*|\d+),(\d{2})$/;

/** `1309.00` and `1.309,00` → `1.309,00` (de), `1,309.00` (en). Digits only, no float. */
function writeAmount(value: string, locale: FindingLocale): string {
  const match = germanAmount.exec(value) ?? plainAmount.exec(value);
  if (!match) return value;
  const [, sign = '', whole = '0', fraction = '00'] = match;
  const [group, point] = locale === 'de' ? ['.', ','] : [',', '.'];
  const grouped = whole.replaceAll('.', '').replace(/\B(?=(\d{3})+$)/g, group);
  return `${sign}${grouped}${point}${fraction.padEnd(2, '0')}`;
}

const englishMonths =
  'January February March April May June July August September October November December'.split(' ');
const germanMonths =
  'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');

/** `2026-01-15` and `15.01.2026` → `15.01.2026` (de), `15 January 2026` (en). */
function writeDate(value: string, locale: FindingLocale): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  const german = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(value);
  const [year, month, day] = iso ? iso.slice(1) : german ? german.slice(1).reverse() : [];
  if (year === undefined || month === undefined || day === undefined) return value;
  return locale === 'de'
    ? `${day}.${month}.${year}`
    : `${Number(day)} ${englishMonths[Number(month) - 1] ?? month} ${year}`;
}

/** `2026-01` and `01/2026` → `Januar 2026` (de), `January 2026` (en). */
function writeMonth(value: string, locale: FindingLocale): string {
  const iso = /^(\d{4})-(\d{2})$/.exec(value);
  const slashed = /^(\d{2})\/(\d{4})$/.exec(value);
  const [year, month] = iso ? iso.slice(1) : slashed ? slashed.slice(1).reverse() : [];
  if (year === undefined || month === undefined) return value;
  const names = locale === 'de' ? germanMonths : englishMonths;
  return `${names[Number(month) - 1] ?? month} ${year}`;
}
