import type { Dataset } from '../world/dataset';
import type { Job } from '../world/job';
import type { World } from '../world/world';
import type { LedgerFile } from './ledger-file';
import { type Remark, refusal } from './remark';
import { scaled } from './value-checks';

/** Books the rows in their order; a balance below zero refuses the whole file and leaves the balance alone. */
export function bookCash(file: LedgerFile, cashBook: string, dataset: Dataset): Remark[] {
  let balance = dataset.cashBalances[cashBook] ?? dataset.openingCashBalance;
  for (const row of file.rows) {
    balance += Number(scaled(row.amount ?? '0.00'));
    if (balance < 0) return [refusal(`Der Bestand der Kasse „${cashBook}“ würde negativ`)];
  }
  dataset.cashBalances[cashBook] = balance;
  return [];
}

/** Kassenbuch online takes one job at a time: one that was finalised during another is not processed. */
export function isDuringOtherCashJob(job: Job, world: World): boolean {
  const at = job.finalisedAt;
  if (job.importType !== 'cashLedgerImport' || at === null) return false;
  return [...world.jobs.values()].some(
    (other) =>
      other !== job &&
      other.clientId === job.clientId &&
      other.importType === 'cashLedgerImport' &&
      other.finalisedAt !== null &&
      other.finalisedAt <= at &&
      at < other.finalisedAt + other.processingMs,
  );
}
