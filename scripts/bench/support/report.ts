import { z } from 'zod';

const rowSchema = z.object({
  /** What was measured, e.g. "1.000 Rechnungen bauen und prüfen". */
  what: z.string(),
  /** The measured figure and what it is held against, as a person reads it. */
  measured: z.string(),
  bound: z.string(),
  /** What is compared with `target`: a ratio to the bound, or a figure of its own. */
  value: z.number(),
  unit: z.string(),
  target: z.number(),
  /** `most`: the value may be that high; `least`: it has to be that high. */
  rule: z.enum(['most', 'least']).default('most'),
  /** Conditions worth knowing, such as an extrapolation. */
  note: z.string().default(''),
});

/** A line of the table. */
export type BenchRow = z.infer<typeof rowSchema>;

const mark = '@row ';

/** Told by a bench to whoever started it; alone it is readable too. */
export function reportRow(row: z.input<typeof rowSchema>): void {
  process.stdout.write(`${mark}${JSON.stringify(rowSchema.parse(row))}\n`);
}

/** Progress, for whoever watches. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A row, if the line is one. */
export function readRow(line: string): BenchRow | null {
  return line.startsWith(mark) ? rowSchema.parse(JSON.parse(line.slice(mark.length))) : null;
}

export function isKept({ value, target, rule }: BenchRow): boolean {
  return rule === 'most' ? value <= target : value >= target;
}

/** The table of all rows. */
export function tableOf(rows: readonly BenchRow[]): string {
  const lines = rows.map((row) => [
    row.what,
    row.measured,
    row.bound,
    `${number(row.value)} ${row.unit}`,
    `${row.rule === 'most' ? '≤' : '≥'} ${number(row.target)} ${row.unit}`,
    isKept(row) ? 'ja' : 'NEIN',
  ]);
  const all = [['Messung', 'gemessen', 'Schranke', 'Wert', 'Ziel', 'gehalten'], ...lines];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const text = all.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  const notes = rows.flatMap(({ what, note }) => (note === '' ? [] : [`${what}: ${note}`]));
  return [...text, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}

function number(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('de-DE', { maximumFractionDigits: digits });
}
