/** One column of an EXTF format. */
export interface ExtfColumn {
  /** As DATEV's sample files spell it; several columns may share a name (`Leerfeld`). */
  readonly name: string;
  /** Text stands in quotes even when empty; numbers and dates never do. As in DATEV's samples, not by the kind of value. */
  readonly isQuoted: boolean;
  /** Characters; null where nobody has published a limit. */
  readonly maxLength: number | null;
  /** `TTMMJJJJ`. */
  readonly isDate: boolean;
}

function text(name: string, maxLength: number | null): ExtfColumn {
  return { name, isQuoted: true, maxLength, isDate: false };
}

function number(name: string, maxLength: number | null = null): ExtfColumn {
  return { name, isQuoted: false, maxLength, isDate: false };
}

function date(name: string): ExtfColumn {
  return { name, isQuoted: false, maxLength: 8, isDate: true };
}

/** Columns that count up: `Feld 1`, `Feld 2` … */
function counted(from: number, to: number, column: (index: number) => ExtfColumn): ExtfColumn[] {
  return Array.from({ length: to - from + 1 }, (_, step) => column(from + step));
}

const empty = text('Leerfeld', null);

function bank(index: number): ExtfColumn[] {
  return [
    text(`Bankleitzahl ${index}`, 8),
    text(`Bankbezeichnung ${index}`, 30),
    text(`Bank-Kontonummer ${index}`, 10),
    text(`Länderkennzeichen ${index}`, 2),
    text(`IBAN-Nr. ${index}`, 34),
    empty,
    text(`SWIFT-Code ${index}`, 11),
    text(`Abw. Kontoinhaber ${index}`, 70),
    text(`Kennz. Hauptbankverb. ${index}`, 1),
    date(`Bankverb ${index} Gültig von`),
    date(`Bankverb ${index} Gültig bis`),
  ];
}

function banks(from: number, to: number): ExtfColumn[] {
  return Array.from({ length: to - from + 1 }, (_, step) => bank(from + step)).flat();
}

const identity = [
  number('Konto', 9),
  text('Name (Adressattyp Unternehmen)', 50),
  text('Unternehmensgegenstand', 50),
  text('Name (Adressattyp natürl. Person)', 30),
  text('Vorname (Adressattyp natürl. Person)', 30),
  text('Name (Adressattyp keine Angabe)', 50),
  text('Adressattyp', 1),
  text('Kurzbezeichnung', 15),
  text('EU-Land', 2),
  text('EU-UStID', 13),
  text('Anrede', 30),
  text('Titel/Akad. Grad', 25),
  text('Adelstitel', 15),
  text('Namensvorsatz', 14),
];

/** The correspondence address and, with a suffix, the invoice address. */
function address(suffix: string): ExtfColumn[] {
  return [
    text(`Adressart${suffix}`, 3),
    text(`Straße${suffix}`, 36),
    text(`Postfach${suffix}`, 10),
    text(`Postleitzahl${suffix}`, 10),
    text(`Ort${suffix}`, 30),
    text(`Land${suffix}`, 2),
    text(`Versandzusatz${suffix}`, 50),
    text(`Adresszusatz${suffix}`, 36),
  ];
}

const correspondence = [
  ...address(''),
  text('Abweichende Anrede', 30),
  text('Abw. Zustellbezeichnung 1', 50),
  text('Abw. Zustellbezeichnung 2', 36),
  number('Kennz. Korrespondenzadresse', 1),
  date('Adresse Gültig von'),
  date('Adresse Gültig bis'),
];

const contact = ['Telefon', 'Telefon GL', 'E-Mail', 'Internet', 'Fax', 'Sonstige'].flatMap((name) => [
  text(name, 60),
  text(`Bemerkung (${name})`, 40),
]);

const letters = [
  empty,
  text('Briefanrede', 100),
  text('Grußformel', 50),
  text('Kunden-/Lief.-Nr.', 15),
  text('Steuernummer', 20),
  text('Sprache', 2),
  text('Ansprechpartner', 40),
  text('Vertreter', 40),
  text('Sachbearbeiter', 40),
  number('Diverse-Konto'),
  number('Ausgabeziel'),
  text('Währungssteuerung', 1),
];

const terms = [
  number('Kreditlimit (Debitor)'),
  number('Zahlungsbedingung', 3),
  number('Fälligkeit in Tagen (Debitor)', 3),
  number('Skonto in Prozent (Debitor)'),
  number('Kreditoren-Ziel 1 Tg.'),
  number('Kreditoren-Skonto 1 %'),
  number('Kreditoren-Ziel 2 Tg.'),
  number('Kreditoren-Skonto 2 %'),
  number('Kreditoren-Ziel 3 Brutto Tg.'),
  number('Kreditoren-Ziel 4 Tg.'),
  number('Kreditoren-Skonto 4 %'),
  number('Kreditoren-Ziel 5 Tg.'),
  number('Kreditoren-Skonto 5 %'),
];

const dunning = [
  number('Mahnung', 1),
  number('Kontoauszug', 1),
  ...counted(1, 3, (index) => number(`Mahntext ${index}`, 1)),
  number('Kontoauszugstext', 1),
  number('Mahnlimit Betrag'),
  number('Mahnlimit %'),
  number('Zinsberechnung'),
  ...counted(1, 3, (index) => number(`Mahnzinssatz ${index}`)),
  text('Lastschrift', 1),
  empty,
  number('Mandantenbank'),
  text('Zahlungsträger', 1),
];

const invoiceAddress = [
  text('Abweichende Anrede (Rechnungsadresse)', 30),
  ...address(' (Rechnungsadresse)'),
  text('Abw. Zustellbezeichnung 1 (Rechnungsadresse)', 50),
  text('Abw. Zustellbezeichnung 2 (Rechnungsadresse)', 36),
  date('Adresse Gültig von (Rechnungsadresse)'),
  date('Adresse Gültig bis (Rechnungsadresse)'),
];

const charges = [
  number('Verknüpftes OPOS-Konto', 9),
  ...['Mahnsperre bis', 'Lastschriftsperre bis', 'Zahlungssperre bis'].map(date),
  number('Gebührenberechnung'),
  ...counted(1, 3, (index) => number(`Mahngebühr ${index}`)),
  number('Pauschalenberechnung'),
  ...counted(1, 3, (index) => number(`Verzugspauschale ${index}`)),
];

const closing = [
  text('Alternativer Suchname', 50),
  number('Status', 1),
  number('Anschrift manuell geändert (Korrespondenzadresse)', 1),
  text('Anschrift individuell (Korrespondenzadresse)', 306),
  number('Anschrift manuell geändert (Rechnungsadresse)', 1),
  text('Anschrift individuell (Rechnungsadresse)', 306),
  number('Fristberechnung bei Debitor'),
  ...counted(1, 3, (index) => number(`Mahnfrist ${index}`)),
  number('Letzte Frist'),
];

/** Debitoren/Kreditoren: category 16, version 5, all 254 columns in order (K5). */
export const partnerColumns: readonly ExtfColumn[] = [
  ...identity,
  ...correspondence,
  ...contact,
  ...banks(1, 5),
  ...letters,
  ...terms,
  ...dunning,
  ...counted(1, 15, (index) => text(`Indiv. Feld ${index}`, 40)),
  ...invoiceAddress,
  ...banks(6, 10),
  text('Nummer Fremdsystem', 15),
  number('Insolvent', 1),
  ...counted(1, 10, (index) => text(`SEPA-Mandatsreferenz ${index}`, 35)),
  ...charges,
  ...closing,
];

/** Names that stand once in `partnerColumns`, which this product fills. */
export type PartnerColumn =
  | 'Konto'
  | 'Name (Adressattyp Unternehmen)'
  | 'Name (Adressattyp natürl. Person)'
  | 'Vorname (Adressattyp natürl. Person)'
  | 'Adressattyp'
  | 'EU-Land'
  | 'EU-UStID'
  | 'Adressart'
  | 'Straße'
  | 'Postleitzahl'
  | 'Ort'
  | 'Land'
  | 'Adresszusatz'
  | 'Kennz. Korrespondenzadresse'
  | 'Telefon'
  | 'E-Mail'
  | 'Länderkennzeichen 1'
  | 'IBAN-Nr. 1'
  | 'SWIFT-Code 1'
  | 'Kennz. Hauptbankverb. 1'
  | 'Kunden-/Lief.-Nr.'
  | 'Fälligkeit in Tagen (Debitor)';

/** The longest text a column of ours takes. */
export function columnLimit(name: PartnerColumn): number {
  const limit = partnerColumns.find((column) => column.name === name)?.maxLength;
  if (limit === undefined || limit === null) throw new RangeError(`no limit known for ${name}`);
  return limit;
}
