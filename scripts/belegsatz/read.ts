import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Direction } from '@/lib/bookkeeping/invoice';
import { writeInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import type { Outcome } from '@/lib/bookkeeping/problem';
import { tooLargeProblem } from '@/lib/e-invoice/limits';
import { type EInvoiceReading, readEInvoice } from '@/lib/e-invoice/read-e-invoice';
import { type Finding, toFinding } from '@/lib/preflight/finding';
import { readReadArguments, UsageError } from './arguments';
import { writeFindings } from './findings';

/**
 * E-invoice → invoice JSON on stdout. What the e-invoice alone does not say stays empty and is asked for on stderr (E2); the exit
 * code is 1 only if the file cannot be read at all.
 */
export async function readCommand(args: string[]): Promise<number> {
  const { file, direction } = readReadArguments(args);
  const outcome = await readFile(file, direction);
  const label = path.basename(file);
  if (!outcome.ok) {
    writeFindings(outcome.problems.map((problem) => toFinding(problem, { kind: 'file', id: null, label })));
    return 1;
  }
  const { invoice, questions, warnings } = outcome.value;
  process.stdout.write(`${JSON.stringify(writeInvoiceJson(invoice), null, 2)}\n`);
  const subject = { kind: 'invoice', id: invoice.externalId, label: invoice.number || label } as const;
  const findings: Finding[] = [...questions, ...warnings].map((problem) => toFinding(problem, subject));
  if (findings.length > 0) writeFindings(findings);
  return 0;
}

/** A file that is too large is refused by its size, before it takes any memory (E3). */
async function readFile(file: string, direction: Direction | null): Promise<Outcome<EInvoiceReading>> {
  const tooLarge = tooLargeProblem(attempt(file, () => statSync(file)).size);
  if (tooLarge) return { ok: false, problems: [tooLarge] };
  const bytes = attempt(file, () => readFileSync(file));
  return readEInvoice(bytes, direction === null ? {} : { direction });
}

function attempt<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
