import type { AffectedElement, ExtfProblem } from './problem';

/** What a readable header line says. */
export interface HeaderFacts {
  readonly category: number;
  readonly fiscalYearBegin: string;
  readonly dateFrom: string | null;
  readonly dateTo: string | null;
  readonly label: string;
}

export type HeaderReading =
  | { readonly kind: 'read'; readonly facts: HeaderFacts }
  | { readonly kind: 'refused'; readonly problem: ExtfProblem };

/** Category;name;version of the formats DATEV takes. */
const formats = new Set([
  '16;Debitoren/Kreditoren;5',
  '20;Kontenbeschriftungen;3',
  '21;Buchungsstapel;13',
  '46;Zahlungsbedingungen;2',
  '48;Diverse Adressen;2',
  '65;Wiederkehrende Buchungen;4',
  '66;Natural-Stapel;2',
]);

const day = String.raw`20\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])`;

/** Number, DATEV's name and form of the fields that are looked at. */
const fields: readonly (readonly [number, string, RegExp, string])[] = [
  [1, 'DATEV Format Label', /^EXTF$/, "must be 'EXTF'"],
  [2, 'Version Number', /^700$/, 'is invalid'],
  [3, 'Data Category', /^\d{1,2}$/, 'is invalid'],
  [4, 'Format Name', /^.{1,40}$/, 'is invalid'],
  [5, 'Format Version', /^\d{1,3}$/, 'is invalid'],
  [6, 'Created On', new RegExp(`^${day}([01]\\d|2[0-3])[0-5]\\d[0-5]\\d\\d{3}$`), 'is invalid'],
  [7, 'Imported', /^$/, 'is invalid'],
  [11, 'Consultant', /^[1-9]\d{3,6}$/, 'is invalid'],
  [12, 'Client', /^[1-9]\d{0,4}$/, 'is invalid'],
  [13, 'FY Begin', new RegExp(`^${day}$`), 'is invalid'],
  [14, 'Length of Ledger Account', /^[4-8]$/, 'is invalid'],
  [15, 'Date From', new RegExp(`^(${day})?$`), 'is invalid'],
  [16, 'Date To', new RegExp(`^(${day})?$`), 'is invalid'],
  ...([23, 24, 25, 26, 29, 30] as const).map((number): readonly [number, string, RegExp, string] => [
    number,
    'Reserved',
    /^$/,
    'must be empty',
  ]),
];

/** Checks the first line the way DATEV's list of errors tells; `clientId` is that of the request. */
export function readHeader(line: string, clientId: string): HeaderReading {
  if (line.length > 1000) return refused('EXTF-header exceeds maximum length of 1000 characters');
  const values = splitLine(line);
  if (values.length !== 31) return refused('Missing columns in EXTF-header');
  const at = (number: number) => values[number - 1] ?? '';
  const affected = fields
    .filter(([number, , form]) => !form.test(at(number)))
    .map(([number, name, , reason]) => ({ name: `${name} (${number})`, reason }));
  if (affected.length > 0) return refused('Fields with error', affected);
  if (!formats.has(`${at(3)};${at(4)};${at(5)}`)) {
    return refused('Invalid combination of data category, format name and format version');
  }
  if (at(15) !== '' && at(16) !== '' && at(15) > at(16))
    return refused('DateFrom must not be greater than DateTo');
  const [consultant, client] = clientId.split('-');
  if (at(11) !== consultant) {
    return refused('The consultant-number in the EXTF-header does not match with the upload request');
  }
  if (at(12) !== client)
    return refused('The client-number in the EXTF-header does not match with the upload request');
  return {
    kind: 'read',
    facts: {
      category: Number(at(3)),
      fiscalYearBegin: isoDay(at(13)),
      dateFrom: at(15) === '' ? null : isoDay(at(15)),
      dateTo: at(16) === '' ? null : isoDay(at(16)),
      label: at(17),
    },
  };
}

function refused(detail: string, affected?: readonly AffectedElement[]): HeaderReading {
  return { kind: 'refused', problem: { code: '1008834', detail, ...(affected ? { affected } : {}) } };
}

function isoDay(text: string): string {
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** Values of one line without their quotes. */
function splitLine(line: string): string[] {
  const cells = line.match(/("([^"]|"")*"|[^;]*)(;|$)/g) ?? [];
  // The pattern also matches the nothing behind a last value that no separator follows.
  const values = line.endsWith(';') ? cells : cells.slice(0, cells.at(-1) === '' ? -1 : undefined);
  return values.map((cell) => {
    const value = cell.endsWith(';') ? cell.slice(0, -1) : cell;
    return value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value;
  });
}
