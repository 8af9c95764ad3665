/**
 * A LODAS ASCII file as a value: settings, record types, rows. `write-lodas.ts` and `read-lodas.ts` turn it into text and
 * back. Public sources agree on this form; DATEV's manual is not public.
 */

/** Text stands in quotes, numbers and dates do not; an absent value stands for nothing between two separators. */
export interface LodasValue {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** `100;u_lod_psd_mitarbeiter;pnr#psd;…` */
export interface LodasRecordType {
  readonly number: string;
  readonly table: string;
  /** With suffix, `pnr#psd`. */
  readonly fields: readonly string[];
}

export interface LodasRow {
  readonly recordType: string;
  /** As many as the record type has fields. */
  readonly values: readonly (LodasValue | null)[];
}

export interface LodasFile {
  /** `[Allgemein]` in order. */
  readonly general: readonly (readonly [key: string, value: string])[];
  readonly recordTypes: readonly LodasRecordType[];
  /** `[Stammdaten]`. */
  readonly masterData: readonly LodasRow[];
  /** `[Bewegungsdaten]`. */
  readonly movements: readonly LodasRow[];
  /** `[Entfernen]`: never ours, but other programs write it. */
  readonly removals: readonly LodasRow[];
  /** `[Hinweistext]`, lines as they stand. */
  readonly notes: readonly string[];
}

/** Master data by hr:files may be 3 MB; read as 3,000,000 bytes, the smaller meaning. */
export const largestLodasFile = 3_000_000;
