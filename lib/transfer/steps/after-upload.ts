import { outcomeUnknown, withdrawn } from '../decide/events-for';
import { decideAfterFinalise, decideAfterUnclearFinalise } from '../decide/finalise';
import { decideAfterProtocol, decideAfterStatus } from '../decide/status';
import { decideAfterWithdrawal } from '../decide/withdraw';
import { documentResultsOf } from '../results';
import { contextOf, datevJobIdOf, type JobRun, type StepFunction } from './job-run';

/** PUT, DATEV's commit point. The intent is stored first: from then on only DATEV knows whether the job arrived. */
export const finalise: StepFunction = async (run) => {
  if (run.record().job.isFinaliseUnclear && !(await hasEveryFile(run))) {
    return [outcomeUnknown(contextOf(run))];
  }
  const datev = await run.datev();
  const job = await run.store([{ type: 'finalise_intended' }]);
  if (job.isCancelRequested) {
    // Somebody cancelled at the last moment, and nothing has gone out yet.
    return [{ type: 'finalise_not_executed', retryAt: run.ports.now(), wasUnclear: false, gets: 0 }];
  }
  const result = await datev.finaliseJob(run.record().clientId, datevJobIdOf(run));
  return decideAfterFinalise(result, contextOf(run));
};

/**
 * A job whose DELETE was refused as finalised and whose status then says that it is not, comes here without all of its files.
 * DATEV contradicts itself; we must not finalise it, and a person looks.
 */
async function hasEveryFile(run: JobRun): Promise<boolean> {
  const files = await run.ports.store.files(run.lease);
  return files.every(({ state }) => state === 'uploaded');
}

/** Whether a PUT arrived whose answer is unknown. */
export const recoverFinalisation: StepFunction = async (run) => {
  const datev = await run.datev();
  const result = await datev.getJobStatus(run.record().clientId, datevJobIdOf(run));
  return decideAfterUnclearFinalise(result, contextOf(run));
};

export const poll: StepFunction = async (run) => {
  const datev = await run.datev();
  const result = await datev.getJobStatus(run.record().clientId, datevJobIdOf(run));
  return decideAfterStatus(result, contextOf(run));
};

export const fetchProtocol: StepFunction = async (run) => {
  const datev = await run.datev();
  const result = await datev.getProtocolEntries(run.record().clientId, datevJobIdOf(run));
  return decideAfterProtocol(result, contextOf(run));
};

/** Reads each document's result off what was stored as received (P3). */
export const settle: StepFunction = async (run) => {
  const { documents, entries } = await run.ports.store.answerOf(run.lease);
  const results = documentResultsOf(run.record().job.datevStatus, documents, entries);
  return [
    {
      type: 'settled',
      documents: [...results].map(([documentId, result]) => ({ documentId, result })),
    },
  ];
};

/** DELETE of a job that must not be processed. */
export const withdraw: StepFunction = async (run) => {
  const datev = await run.datev();
  const result = await datev.deleteJob(run.record().clientId, datevJobIdOf(run));
  return decideAfterWithdrawal(result, contextOf(run));
};

export const withdrawStale: StepFunction = async () => [
  withdrawn('restart', 'OPEN_FOR_TOO_LONG', null, { needsFreshCheck: true }),
];

export const withdrawForCancel: StepFunction = async () => [withdrawn('cancel', 'CANCELLED_BY_USER', null)];

export const cancel: StepFunction = async () => [{ type: 'cancelled' }];

export const resume: StepFunction = async (run) => [{ type: 'resumed', at: run.ports.now() }];
