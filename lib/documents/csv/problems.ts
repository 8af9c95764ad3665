import type { Problem } from '@/lib/bookkeeping/problem';
import type { CsvProblemCode, csvProblemCodes } from './problem-codes';

type CodeRow = (typeof csvProblemCodes)[number];

/** The params a code must carry, so that no text of the catalogue is left with a hole. */
type CsvParams<C extends CsvProblemCode> = Readonly<
  Record<Extract<CodeRow, { code: C }>['params'][number], string>
>;

/** Makes a problem of this room; `path` is the field of the import it speaks of. */
export function csvProblem<C extends CsvProblemCode>(code: C, params: CsvParams<C>, path?: string): Problem {
  return path === undefined ? { code, params } : { code, params, path };
}

/** What is wrong with a line of the file; all of them stand in the list that can be downloaded. */
export interface RowProblem {
  /** Line of the file, from 1, as an editor counts. */
  readonly line: number;
  /** Header of the column; null: the whole line. */
  readonly column: string | null;
  /** What stands there; empty for the whole line. */
  readonly value: string;
  readonly problem: Problem;
}
