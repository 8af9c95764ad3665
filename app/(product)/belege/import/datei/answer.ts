import { findingsOf } from '@/app/_shell/findings';
import type { ImportAnswer, ShownFile, ShownProblem } from '@/components/csv-import/import-answer';
import type { CsvOutcome } from '@/lib/documents/csv/import-csv';
import type { RowProblem } from '@/lib/documents/csv/problems';
import type { ReadFile } from '@/lib/documents/csv/read-file';

/** So much goes to the browser; the counts are of all. */
const most = { items: 100, problems: 5_000, sampleRows: 3 } as const;

/** The outcome of a step in the reader's language, as much as a page can show. */
export async function answerOf(outcome: CsvOutcome): Promise<ImportAnswer> {
  switch (outcome.kind) {
    case 'unreadable':
      return { kind: 'unreadable', findings: await findingsOf(outcome.problems) };
    case 'mapping_open':
      return { kind: 'mapping_open', file: shownFile(outcome.file) };
    case 'planned':
    case 'imported': {
      const { kind, file, plan, counts } = outcome;
      return {
        kind,
        file: shownFile(file),
        counts,
        items: plan.items.slice(0, most.items),
        problems: await shownProblems(plan.problems.slice(0, most.problems)),
      };
    }
  }
}

function shownFile({ table, mapping, decimalMark, mappingProblems }: ReadFile): ShownFile {
  const { encoding, delimiter, headers, rows } = table;
  return {
    encoding,
    delimiter,
    decimalMark,
    headers,
    sample: rows.slice(0, most.sampleRows).map(({ cells }) => cells),
    rowCount: rows.length,
    mapping,
    openFields: mappingProblems.flatMap(({ path }) => path ?? []),
  };
}

async function shownProblems(problems: readonly RowProblem[]): Promise<ShownProblem[]> {
  const findings = await findingsOf(problems.map(({ problem }) => problem));
  return problems.flatMap(({ line, column, value }, index) => {
    const finding = findings[index];
    return finding ? [{ line, column, value, title: finding.title, remedy: finding.remedy }] : [];
  });
}
