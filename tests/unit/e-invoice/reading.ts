import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatAmount } from '@/lib/bookkeeping/money';
import type { Problem } from '@/lib/bookkeeping/problem';
import { type EInvoiceReading, type ReadOptions, readEInvoice } from '@/lib/e-invoice/read-e-invoice';

/** Text as a file of UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))));
}

/** Reads what must be readable. */
export async function reading(file: string | Uint8Array, options?: ReadOptions): Promise<EInvoiceReading> {
  const outcome = await readEInvoice(typeof file === 'string' ? bytesOf(file) : file, options);
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`);
  return outcome.value;
}

/** The problems of what must be refused. */
export async function refusal(file: string | Uint8Array, options?: ReadOptions): Promise<readonly Problem[]> {
  const outcome = await readEInvoice(typeof file === 'string' ? bytesOf(file) : file, options);
  if (outcome.ok) throw new Error(`read as ${outcome.value.invoice.number}`);
  return outcome.problems;
}

export function codes(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ code }) => code);
}

/** Positions as a table: gross, rate, case. */
export function positionsOf({
  invoice,
}: EInvoiceReading): readonly (readonly [string, string, string | null])[] {
  return invoice.positions.map(
    ({ grossAmount, taxRate, taxCase }) => [formatAmount(grossAmount), taxRate, taxCase] as const,
  );
}
