import type { Outcome, Problem } from '@/lib/bookkeeping/problem';

/** A Lohn und Gehalt file as it stands: which month of which Mandant, and its rows. */
export interface LugFile {
  readonly consultantNumber: number;
  readonly clientNumber: number;
  /** `2026-02`. */
  readonly month: string;
  readonly rows: readonly (readonly string[])[];
}

/**
 * Reads the form: first line, equal widths, a personnel number in front of each row. Files of other profiles have other
 * columns, so any width passes.
 */
export function readLug(text: string): Outcome<LugFile> {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const head = /^(\d{4,7});(\d{1,5});(0[1-9]|1[0-2])\/(\d{4});*$/.exec(lines[0] ?? '');
  if (!head) return refused(1, 'Die erste Zeile nennt nicht Beraternummer;Mandantennummer;MM/JJJJ.');
  const rows = lines.slice(1).map((line) => line.split(';'));
  const width = rows[0]?.length ?? 0;
  if (width === 0) return refused(null, 'Die Datei enthält keine Daten.');
  for (const [index, row] of rows.entries()) {
    if (row.length !== width)
      return refused(index + 2, `Die Zeile hat ${row.length} Felder, die erste ${width}.`);
    if (!/^[1-9]\d{0,4}$/.test(row[0] ?? ''))
      return refused(index + 2, 'Am Anfang steht keine Personalnummer.');
  }
  const [, consultantNumber, clientNumber, month, year] = head;
  return {
    ok: true,
    value: {
      consultantNumber: Number(consultantNumber),
      clientNumber: Number(clientNumber),
      month: `${year}-${month}`,
      rows,
    },
  };
}

function refused(line: number | null, reason: string): { ok: false; problems: Problem[] } {
  const params = { line: line === null ? '–' : String(line), reason };
  return { ok: false, problems: [{ code: 'PAYROLL_FILE_FORMAT', params }] };
}
