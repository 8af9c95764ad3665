/** One value as it stands in the file. */
export interface ExtfCell {
  readonly text: string;
  /** An empty text is `""`, an empty number nothing. */
  readonly isQuoted: boolean;
}

/** A file in DATEV's format: header of 31 fields, line of column names, rows. Any category, any version. */
export interface ExtfFile {
  readonly header: readonly ExtfCell[];
  readonly columnNames: readonly ExtfCell[];
  readonly rows: readonly (readonly ExtfCell[])[];
}

/** Header fields by their number in DATEV's description. */
export const extfHeaderLength = 31;

/** What the header says about the file. */
export interface ExtfHeader {
  readonly version: string;
  readonly category: number;
  readonly formatName: string;
  readonly formatVersion: number;
  readonly consultantNumber: number;
  readonly clientNumber: number;
  /** `JJJJMMTT`. */
  readonly fiscalYearStart: string;
  readonly accountLength: number;
  readonly label: string;
}

/** Category, name and number of columns of the formats DATEV publishes samples of. */
export const extfFormats: readonly {
  readonly category: number;
  readonly name: string;
  readonly version: number;
  readonly columns: number;
}[] = [
  { category: 16, name: 'Debitoren/Kreditoren', version: 5, columns: 254 },
  { category: 20, name: 'Kontenbeschriftungen', version: 3, columns: 4 },
  { category: 21, name: 'Buchungsstapel', version: 13, columns: 125 },
  { category: 46, name: 'Zahlungsbedingungen', version: 2, columns: 31 },
  { category: 48, name: 'Diverse Adressen', version: 2, columns: 191 },
  { category: 65, name: 'Wiederkehrende Buchungen', version: 4, columns: 101 },
  { category: 66, name: 'Natural-Stapel', version: 2, columns: 15 },
];

/** Limits of accounting:extf-files. */
export const extfLimits = { rows: 99_999, bytes: 50_000_000, headerCharacters: 1000 } as const;
