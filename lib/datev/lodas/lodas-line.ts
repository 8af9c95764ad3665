import type { LodasFile, LodasRecordType, LodasRow, LodasValue } from './lodas-file';

/** Tables of `[Stammdaten]` in the order they are written, and the one of `[Bewegungsdaten]`. */
const masterDataTables = [
  'u_lod_psd_mitarbeiter',
  'u_lod_psd_beschaeftigung',
  'u_lod_psd_taetigkeit',
  'u_lod_psd_arbeitszeit_regelm',
  'u_lod_psd_steuer',
  'u_lod_psd_sozialversicherung',
  'u_lod_psd_ma_bank',
  'u_lod_psd_lohn_gehalt_bezuege',
  'u_lod_psd_festbezuege',
  'u_lod_psd_fehlzeiten',
] as const;

export const movementTable = 'u_lod_bwd_buchung_standard';

/**
 * One row to be: a table and its filled fields. A field without a value is never written, not even empty, because nobody
 * has said whether an empty field erases what the Berater has entered. So rows of one table with different fields get
 * record types of their own.
 */
export interface LodasLine {
  readonly table: (typeof masterDataTables)[number] | typeof movementTable;
  /** Names without suffix; the key field `pnr` is one of them. */
  readonly fields: readonly (readonly [name: string, value: LodasValue])[];
}

/** A text, in quotes; null where there is none. */
export function quoted(text: string | null): LodasValue | null {
  return text === null || text === '' ? null : { text, isQuoted: true };
}

/** A number, date or key, bare. */
export function bare(value: string | number | null): LodasValue | null {
  return value === null || value === '' ? null : { text: String(value), isQuoted: false };
}

/** A line of the filled fields; none where nothing but the key is filled. */
export function lineOf(
  table: LodasLine['table'],
  key: readonly (readonly [string, LodasValue])[],
  fields: Readonly<Record<string, LodasValue | null>>,
): LodasLine[] {
  const filled = Object.entries(fields).filter((entry): entry is [string, LodasValue] => entry[1] !== null);
  return filled.length === 0 ? [] : [{ table, fields: [...key, ...filled] }];
}

/** Record types and rows of these lines; numbers count up from 100 in the order of the tables. */
export function arrangeLines(lines: readonly LodasLine[]): Omit<LodasFile, 'general'> {
  const types = new Map<string, LodasRecordType>();
  const masterData: LodasRow[] = [];
  const movements: LodasRow[] = [];
  for (const table of [...masterDataTables, movementTable]) {
    const suffix = table === movementTable ? 'bwd' : 'psd';
    for (const { fields } of lines.filter((line) => line.table === table)) {
      const names = fields.map(([name]) => `${name}#${suffix}`);
      const shape = [table, ...names].join(';');
      const type = types.get(shape) ?? { number: String(100 + types.size), table, fields: names };
      types.set(shape, type);
      const row = { recordType: type.number, values: fields.map(([, value]) => value) };
      (table === movementTable ? movements : masterData).push(row);
    }
  }
  return { recordTypes: [...types.values()], masterData, movements, removals: [], notes: [] };
}
