import type { ShownProblem } from './import-answer';

/**
 * The wrong lines as a CSV file Excel opens as it is: UTF-8 with a byte order mark, semicolons. What stands in the file is
 * foreign text: a cell that Excel would take for a formula gets an apostrophe in front.
 * @param headers line, column, value, what is wrong, what to do
 */
export function problemFile(problems: readonly ShownProblem[], headers: readonly string[]): string {
  const rows = problems.map(({ line, column, value, title, remedy }) => [
    String(line),
    column ?? '',
    value,
    title,
    remedy,
  ]);
  const lines = [headers, ...rows].map((cells) => cells.map(quoted).join(';'));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function quoted(cell: string): string {
  const text = /^(?:[=+@\t\r]|-(?!\d))/.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
