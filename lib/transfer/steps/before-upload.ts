import { toFinding } from '@/lib/preflight/finding';
import { decideAfterCheck, noDocumentLeft } from '../decide/check';
import { decideAfterCreate, decideAfterLostCreation } from '../decide/create';
import { restartLimit, withdrawn } from '../decide/events-for';
import { decideFolder } from '../decide/folder';
import type { JobEvent } from '../events';
import { CashTurnLost, LeaseLost } from '../ports';
import { contextOf, type JobRun, type StepFunction } from './job-run';

/** Rights, set-up and documents, with DATEV's answer of today (C5, M1–M5). */
export const check: StepFunction = async (run) =>
  decideAfterCheck(await run.ports.check(run.record()), contextOf(run));

/** POST dxso-jobs. The intent is stored first, so that a crash is known to have left an unfinalised job behind at worst. */
export const create: StepFunction = async (run) => {
  const tooMany = restartLimit(contextOf(run));
  if (tooMany) return [tooMany];
  const waiting = await waitForCashTurn(run);
  if (waiting) return waiting;
  const datev = await run.datev();
  if (!(await beginCreation(run))) return [untilOthersEnd(run)];
  const { clientId, ledger, month } = run.record();
  const result = await datev.createJob(clientId, { importType: importTypes[ledger], accountingMonth: month });
  const events = decideAfterCreate(result, contextOf(run));
  try {
    await run.store(events);
  } catch (error) {
    // The job belongs to another worker by now: ours at DATEV would be an orphan.
    if (error instanceof LeaseLost && result.kind === 'ok') await datev.deleteJob(clientId, result.value.id);
    throw error;
  }
  return [];
};

/** False: between the look and this another cash job has begun. */
async function beginCreation(run: JobRun): Promise<boolean> {
  try {
    await run.store([{ type: 'creation_begun' }]);
    return true;
  } catch (error) {
    if (error instanceof CashTurnLost) return false;
    throw error;
  }
}

const importTypes = {
  accounts_payable: 'accountsPayableLedgerImport',
  accounts_receivable: 'accountsReceivableLedgerImport',
  cash: 'cashLedgerImport',
} as const;

/** Cash jobs of a company go one after the other (T4). */
async function waitForCashTurn(run: JobRun): Promise<readonly JobEvent[] | null> {
  const { month, subject } = contextOf(run);
  switch (await run.ports.store.cashTurn(run.lease)) {
    case 'free':
      return null;
    case 'wait':
      return restUntilOthersEnd(run);
    case 'previous_failed':
      return [
        {
          type: 'failed',
          finding: toFinding({ code: 'CASH_PREVIOUS_JOB_NOT_PROCESSED', params: { month } }, subject),
          heldBack: [],
        },
      ];
  }
}

/** Who ended after the look and before this one lay down woke nobody: so it looks once more when it lies. */
async function restUntilOthersEnd(run: JobRun): Promise<readonly JobEvent[]> {
  await run.store([untilOthersEnd(run)]);
  const turn = await run.ports.store.cashTurn(run.lease);
  return turn === 'wait' ? [] : [goesOn(run)];
}

function goesOn(run: JobRun): JobEvent {
  return { type: 'delayed', until: contextOf(run).now, countsAsAttempt: false, gets: 0 };
}

/** The end of the other one wakes this one; the time is only a safety net. */
function untilOthersEnd(run: JobRun): JobEvent {
  const { now, pace } = contextOf(run);
  const until = new Date(now.getTime() + pace.restMs);
  return { type: 'delayed', until, countsAsAttempt: false, gets: 0 };
}

/** The answer to POST dxso-jobs was lost with the worker. */
export const recoverCreation: StepFunction = async (run) => decideAfterLostCreation(contextOf(run));

/** Folder name and account length of DATEV's answer (M3, M6). */
export const chooseFolder: StepFunction = async (run) => [
  decideFolder(await run.ports.expect(run.record()), contextOf(run)),
];

/** LedgerImport files and document.xml, validated; documents that fail stay behind (B2, T9). */
export const build: StepFunction = async (run) => {
  const { files, documents, heldBack, packageFinding } = await run.ports.build(run.record());
  if (packageFinding) return [withdrawn('fail', packageFinding.code, packageFinding, { heldBack })];
  if (documents.length === 0) {
    const finding = noDocumentLeft(heldBack, contextOf(run));
    return [withdrawn('fail', finding.code, finding, { heldBack })];
  }
  return [{ type: 'built', files, documents, heldBack }];
};
