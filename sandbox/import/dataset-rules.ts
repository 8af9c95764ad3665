import type { Dataset, FiscalYear, ImportType } from '../world/dataset';
import { coversDate, fiscalYearsOf } from '../world/fiscal-years';
import type { LedgerKind } from './ledger-fields';
import type { LedgerFile } from './ledger-file';
import { type Remark, refusal } from './remark';

/** Which `import_type` a kind of ledger belongs to. */
export const importTypeOf: Readonly<Record<LedgerKind, ImportType>> = {
  accountsPayableLedger: 'accountsPayableLedgerImport',
  accountsReceivableLedger: 'accountsReceivableLedgerImport',
  cashLedger: 'cashLedgerImport',
};

/** Whether the file fits the dataset it is meant for: fiscal year and account lengths. */
export function checkAgainstDataset(file: LedgerFile, dataset: Dataset, now: Date): Remark[] {
  const date = file.consolidated.Date ?? '';
  const year = fiscalYearsOf(dataset, now).find((candidate) => coversDate(candidate, date));
  if (!year) return [refusal(`Für das Belegdatum ${date} ist kein Wirtschaftsjahr angelegt`)];
  const remarks = file.rows.flatMap((row) => [
    ...checkAccount(row.accountNo, year.accountLength),
    ...checkPersonAccount(row.bpAccountNo, year.accountLength),
  ]);
  return isInCutPeriod(year, date)
    ? [...remarks, refusal('Das Belegdatum liegt in einem Rumpfmonat')]
    : remarks;
}

/** A shorter number is the G/L account of that number; one digit more than the length is a person account. */
function checkAccount(account: string | undefined, accountLength: number): Remark[] {
  const fits = account === undefined || account.length <= accountLength + 1;
  return fits ? [] : [refusal(`Das Konto ${account} passt nicht zur Kontenlänge ${accountLength}`)];
}

function checkPersonAccount(account: string | undefined, accountLength: number): Remark[] {
  const fits = account === undefined || account.length === accountLength + 1;
  return fits ? [] : [refusal(`Das Personenkonto ${account} passt nicht zur Kontenlänge ${accountLength}`)];
}

/** The first or last month of a fiscal year that starts or ends within a month. */
function isInCutPeriod(year: FiscalYear, date: string): boolean {
  const month = date.slice(0, 7);
  const startsWithin = year.start.slice(0, 7) === month && !year.start.endsWith('-01');
  const [endYear = 0, endMonth = 0] = year.end.split('-').map(Number);
  const lastDay = new Date(Date.UTC(endYear, endMonth, 0)).toISOString().slice(0, 10);
  return startsWithin || (year.end.slice(0, 7) === month && year.end !== lastDay);
}
