import type { AccountingMonth, IsoDate } from '@/lib/bookkeeping/calendar';
import { type Ledger, ledgers } from '@/lib/bookkeeping/invoice';
import type { TransferJob } from '@/lib/platform/generated/prisma/client';
import type { JobRecord } from '../ports';
import { holdReasons, type Job, jobStates, withdrawalAims } from '../state';

/** A word a column may hold; anything else is a bug, not a state. */
function readWord<T extends string>(words: readonly T[], text: string): T {
  const word = words.find((known) => known === text);
  if (word === undefined) throw new Error(`unknown word ${text}`);
  return word;
}

export function readLedger(text: string): Ledger {
  return readWord(ledgers, text);
}

export function readJobState(text: string) {
  return readWord(jobStates, text);
}

export function readHold(text: string | null) {
  return text === null ? null : readWord(holdReasons, text);
}

/** The row as the decisions see it. */
export function jobOf(row: TransferJob): Job {
  return {
    state: readJobState(row.state),
    hold: readHold(row.hold),
    withdrawalAim: row.withdrawalAim === null ? null : readWord(withdrawalAims, row.withdrawalAim),
    datevJobId: row.datevJobId,
    datevCreatedAt: row.datevCreatedAt,
    accountLength: row.accountLength,
    folderNames: row.folderNames,
    ledgerFolderName: row.ledgerFolderName,
    checkedOn: row.checkedOn === null ? null : (row.checkedOn.toISOString().slice(0, 10) as IsoDate),
    checkNotBefore: row.checkNotBefore,
    isFinaliseUnclear: row.isFinaliseUnclear,
    isReadOnly: row.isReadOnly,
    finalisedAt: row.finalisedAt,
    datevStatus: row.datevStatus,
    attempts: row.attempts,
    restarts: row.restarts,
    pollCount: row.pollCount,
    getCount: row.getCount,
    isCancelRequested: row.cancelRequestedAt !== null,
    nextRunAt: row.nextRunAt,
  };
}

/** The columns `transition` decides; what events add beside them is written by `writeEvent`. */
export function columnsOf(job: Job) {
  const { isCancelRequested: _isCancelRequested, checkedOn, folderNames, ...columns } = job;
  return {
    ...columns,
    folderNames: [...folderNames],
    checkedOn: checkedOn === null ? null : new Date(`${checkedOn}T00:00:00Z`),
  };
}

export function recordOf(
  row: TransferJob & { transfer: { consultantNumber: number; clientNumber: number } },
): JobRecord {
  return {
    id: row.id,
    transferId: row.transferId,
    companyId: row.companyId,
    ledger: readLedger(row.ledger),
    month: row.accountingMonth as AccountingMonth,
    clientId: `${row.transfer.consultantNumber}-${row.transfer.clientNumber}`,
    job: jobOf(row),
  };
}
