import type { FindingLocale } from './catalogue/entry';
import { englishFields, englishRange } from './payroll-words';

/** Writes a value the way the reader is used to (U2); what it does not recognise stays as it is. */
export type TextForm = (value: string, locale: FindingLocale) => string;

const plainAmount = /^(-?)(\d+)(?:\.(\d{1,2}))?( [A-Z]{3}| €)?$/;
const germanAmount = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+),(\d{2})( [A-Z]{3}| €)?$/;

/** `1309.00` and `1.309,00` → `1.309,00` (de), `1,309.00` (en), a currency behind it stays. Digits only, never a float. */
function amount(value: string, locale: FindingLocale): string {
  const match = germanAmount.exec(value) ?? plainAmount.exec(value);
  if (!match) return value;
  const [, sign = '', whole = '0', fraction = '00', currency = ''] = match;
  const [group, point] = locale === 'de' ? ['.', ','] : [',', '.'];
  const grouped = whole.replaceAll('.', '').replace(/\B(?=(\d{3})+$)/g, group);
  return `${sign}${grouped}${point}${fraction.padEnd(2, '0')}${currency}`;
}

/** `19.00` and `19 %` → `19 %`; `7.70` and `7,7 %` → `7,7 %` (de), `7.7 %` (en). */
function percent(value: string, locale: FindingLocale): string {
  const [, whole, fraction = ''] = /^(\d+)(?:[.,](\d+))? ?%?$/.exec(value) ?? [];
  if (whole === undefined) return value;
  const decimals = fraction.replace(/0+$/, '');
  return `${whole}${decimals === '' ? '' : `${locale === 'de' ? ',' : '.'}${decimals}`} %`;
}

const monthNames: Readonly<Record<FindingLocale, readonly string[]>> = {
  de: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

function monthName(month: string, locale: FindingLocale): string {
  return monthNames[locale][Number(month) - 1] ?? month;
}

/** `2026-01-15` and `15.01.2026` → `15.01.2026` (de), `15 January 2026` (en). */
function date(value: string, locale: FindingLocale): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  const german = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(value);
  const [year, month, day] = iso ? iso.slice(1) : german ? german.slice(1).reverse() : [];
  if (year === undefined || month === undefined || day === undefined) return value;
  return locale === 'de' ? `${day}.${month}.${year}` : `${Number(day)} ${monthName(month, 'en')} ${year}`;
}

/** `2026-01` and `01/2026` → `Januar 2026` (de), `January 2026` (en). */
function month(value: string, locale: FindingLocale): string {
  const iso = /^(\d{4})-(\d{2})$/.exec(value);
  const slashed = /^(\d{2})\/(\d{4})$/.exec(value);
  const [year, number] = iso ? iso.slice(1) : slashed ? slashed.slice(1).reverse() : [];
  return year === undefined || number === undefined ? value : `${monthName(number, locale)} ${year}`;
}

/** Fiscal year `2026-01-01/2026-12-31` → `01.01.2026–31.12.2026`; several stand separated by `, `. */
function period(value: string, locale: FindingLocale): string {
  return eachOf(value, (part) => {
    const [start, end, ...rest] = part.split('/');
    if (start === undefined || end === undefined || rest.length > 0) return part;
    return locale === 'de'
      ? `${date(start, 'de')}–${date(end, 'de')}`
      : `${date(start, 'en')} – ${date(end, 'en')}`;
  });
}

const berlinTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Instant `2026-02-14T07:15:00.000Z` → `14.02.2026 08:15` (de), `14 February 2026, 08:15` (en), both in German time. */
function time(value: string, locale: FindingLocale): string {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) || Number.isNaN(Date.parse(value))) return value;
  const [day = '', clock = ''] = berlinTime.format(new Date(value)).split(' ');
  return locale === 'de' ? `${date(day, 'de')} ${clock}` : `${date(day, 'en')}, ${clock}`;
}

/** `1` → `1 Tag`, `7` → `7 Tage`, `0` → `weniger als einen Tag`. */
function days(value: string, locale: FindingLocale): string {
  if (value === '0') return locale === 'de' ? 'weniger als einen Tag' : 'less than a day';
  if (value === '1') return locale === 'de' ? '1 Tag' : '1 day';
  return locale === 'de' ? `${value} Tage` : `${value} days`;
}

/** Bytes, or a German size → `1,2 MB` (de), `1.2 MB` (en). Decimal units, as DATEV's limits are read here. */
function bytes(value: string, locale: FindingLocale): string {
  const [, size, unit] =
    /^(\d+(?:,\d+)?) (kB|MB)$/.exec(/^\d+$/.test(value) ? sizeOf(Number(value)) : value) ?? [];
  if (size === undefined || unit === undefined) return value;
  return `${locale === 'de' ? size : size.replace(',', '.')} ${unit}`;
}

function sizeOf(count: number): string {
  const [size, unit] = count < 1_000_000 ? [count / 1_000, 'kB'] : [count / 1_000_000, 'MB'];
  return `${String(Math.round(size * 10) / 10).replace('.', ',')} ${unit}`;
}

/** Applies a form to each part of a list `a, b, c`. */
function eachOf(value: string, write: (part: string) => string): string {
  return value.split(', ').map(write).join(', ');
}

type Choices = Readonly<Record<string, Readonly<Record<FindingLocale, string>>>>;

/** Words for the values of a field; a value that is its German word already is translated too. */
function choice(choices: Choices): TextForm {
  const words = new Map(
    Object.entries(choices).flatMap(
      ([key, text]) =>
        [
          [key, text],
          [text.de, text],
        ] as const,
    ),
  );
  return (value, locale) => eachOf(value, (part) => words.get(part)?.[locale] ?? part);
}

const ledger = choice({
  accounts_receivable: { de: 'Rechnungsausgangsbuch', en: 'outgoing invoice ledger' },
  accounts_payable: { de: 'Rechnungseingangsbuch', en: 'incoming invoice ledger' },
  cash: { de: 'Kassenbuch', en: 'cash book' },
});

const direction = choice({
  outgoing: { de: 'Ausgangsrechnung', en: 'outgoing invoice' },
  incoming: { de: 'Eingangsrechnung', en: 'incoming invoice' },
});

/** Kind of a partner account, in the German word the screen uses. */
const partnerKind = choice({
  customer: { de: 'Debitor', en: 'customer' },
  supplier: { de: 'Kreditor', en: 'supplier' },
});

const operation = choice({
  getClientBasics: { de: 'Abfrage des Datenbestands', en: 'query of the dataset' },
  createJob: { de: 'Anlegen des Auftrags', en: 'creation of the job' },
  uploadFile: { de: 'Senden einer Datei', en: 'upload of a file' },
  finaliseJob: { de: 'Abschließen des Auftrags', en: 'finalising of the job' },
  getJobStatus: { de: 'Abfrage des Ergebnisses', en: 'query of the result' },
  getProtocolEntries: { de: 'Abfrage des Protokolls', en: 'query of the protocol' },
  deleteJob: { de: 'Abbrechen des Auftrags', en: 'cancelling of the job' },
  hrCheckAccess: { de: 'Prüfung des Rechts auf Lohndateien', en: 'check of the right to payroll files' },
  hrUploadFile: { de: 'Senden einer Lohndatei', en: 'upload of a payroll file' },
  hrGetJob: { de: 'Abfrage einer Lohndatei', en: 'query of a payroll file' },
  extfImportFile: { de: 'Senden einer EXTF-Datei', en: 'upload of an EXTF file' },
  extfGetJob: { de: 'Abfrage eines EXTF-Imports', en: 'query of an EXTF import' },
  extfGetJobs: { de: 'Abfrage der EXTF-Importe', en: 'query of the EXTF imports' },
});

/** Fields of a document, by the names of the API. */
const field = choice({
  text: { de: 'Buchungstext', en: 'Posting text' },
  information: { de: 'Nachricht an den Berater', en: 'Message to the tax adviser' },
  description: { de: 'Beschreibung', en: 'Description' },
  keywords: { de: 'Stichwörter', en: 'Keywords' },
  accountName: { de: 'Kontobezeichnung', en: 'Account name' },
  orderId: { de: 'Auftragsnummer', en: 'Order number' },
  costCenter1: { de: 'Kostenstelle 1', en: 'Cost centre 1' },
  costCenter2: { de: 'Kostenstelle 2', en: 'Cost centre 2' },
  'partner.name': { de: 'Name des Geschäftspartners', en: 'Name of the partner' },
  'partner.city': { de: 'Ort des Geschäftspartners', en: 'City of the partner' },
  'partner.country': { de: 'Land des Geschäftspartners', en: 'Country of the partner' },
  'partner.vatId': { de: 'USt-IdNr. des Geschäftspartners', en: 'VAT id of the partner' },
  'partner.customerNumber': { de: 'Kundennummer', en: 'Customer number' },
  'partner.iban': { de: 'IBAN des Geschäftspartners', en: 'IBAN of the partner' },
  ownVatId: { de: 'Eigene USt-IdNr.', en: 'Own VAT id' },
  shipFromCountry: { de: 'Land des Versands', en: 'Country of dispatch' },
  shipToCountry: { de: 'Land des Empfangs', en: 'Country of destination' },
  'partner.bankCountry': { de: 'Land der Bank', en: 'Country of the bank' },
  typeOfReceivable: { de: 'Forderungsart', en: 'Type of receivable' },
  internalInvoiceId: { de: 'Interne Rechnungsnummer', en: 'Internal invoice number' },
});

const taxCase = choice({
  domestic: { de: 'Inland', en: 'domestic' },
  intra_eu_supply: { de: 'Innergemeinschaftliche Lieferung', en: 'intra-EU supply' },
  export: { de: 'Ausfuhr in ein Drittland', en: 'export to a third country' },
  reverse_charge: { de: 'Steuerschuldnerschaft des Leistungsempfängers (§ 13b UStG)', en: 'reverse charge' },
  small_business: { de: 'Kleinunternehmer (§ 19 UStG)', en: 'small business (§ 19 UStG)' },
  exempt: { de: 'Steuerfrei', en: 'tax exempt' },
  oss: { de: 'One-Stop-Shop (OSS)', en: 'one-stop shop (OSS)' },
  intra_eu_acquisition: { de: 'Innergemeinschaftlicher Erwerb', en: 'intra-EU acquisition' },
  not_taxable: { de: 'Nicht steuerbar', en: 'not taxable' },
});

const payrollField: TextForm = (value, locale) => (locale === 'de' ? value : englishFields(value));
const payrollRange: TextForm = (value, locale) => (locale === 'de' ? value : englishRange(value));

/** The forms a catalogue text may name behind a placeholder: `{total|amount}`. */
export const textForms: ReadonlyMap<string, TextForm> = new Map(
  Object.entries({
    amount,
    percent,
    date,
    month,
    period,
    time,
    days,
    bytes,
    ledger,
    direction,
    taxCase,
    partnerKind,
    operation,
    field,
    payrollField,
    payrollRange,
  }),
);
