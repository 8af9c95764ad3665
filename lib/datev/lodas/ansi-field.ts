import type { RecordName } from '@/lib/bookkeeping/payroll/ascii-files';
import { payrollProblem } from '@/lib/bookkeeping/payroll/problems';
import type { Problem } from '@/lib/bookkeeping/problem';
import { toAnsiText } from '@/lib/datev/text-encoding/ansi-text';

/** A text as it stands in the file, and what was changed on the way. */
export interface AnsiField {
  readonly value: string | null;
  readonly problems: readonly Problem[];
}

/**
 * Brings a text into a field: characters of Windows-1252, no quotes (how LODAS escapes them is not published), at most
 * `limit` characters. Each change is one problem (K4).
 * @param label how warnings name the field
 */
export function ansiField(
  record: RecordName,
  label: string,
  field: string,
  text: string | null,
  limit: number,
): AnsiField {
  if (text === null) return { value: null, problems: [] };
  const spelled = toAnsiText(text);
  const unquoted = spelled.value.replaceAll('"', "'");
  const value = [...unquoted].slice(0, limit).join('').trimEnd();
  const problems: Problem[] = [];
  if (spelled.lost.length > 0) {
    const params = { field: label, arrives: value, characters: spelled.lost.slice(0, 10).join(' ') };
    problems.push(payrollProblem(record, 'PAYROLL_CHARACTERS_LOST', params, field));
  } else if (spelled.isAltered || unquoted !== spelled.value) {
    problems.push(payrollProblem(record, 'PAYROLL_TEXT_RESPELLED', { field: label, arrives: value }, field));
  }
  if (value !== unquoted) {
    const params = { field: label, arrives: value, limit: String(limit) };
    problems.push(payrollProblem(record, 'PAYROLL_TEXT_SHORTENED', params, field));
  }
  return { value: value === '' ? null : value, problems };
}
