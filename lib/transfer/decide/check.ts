import { toFinding } from '@/lib/preflight/finding';
import type { HeldBackDocument, JobEvent } from '../events';
import type { CheckOutcome } from '../ports';
import type { DecisionContext } from './answer';
import { delayed, held, restarted, withdrawn } from './events-for';

/** After the check of rights, set-up and documents (C5, M1–M5, T9). */
export function decideAfterCheck(outcome: CheckOutcome, context: DecisionContext): readonly JobEvent[] {
  switch (outcome.kind) {
    case 'held':
      return [held(outcome.reason, outcome.finding, { gets: outcome.gets })];
    case 'no_answer':
      return [delayed(context, outcome.retryAfterMs, outcome.gets)];
    case 'passed':
      return isOpenAtDatev(context)
        ? decideForOpenJob(outcome, context)
        : decideForPlannedJob(outcome, context);
  }
}

type Passed = Extract<CheckOutcome, { kind: 'passed' }>;

function decideForPlannedJob(outcome: Passed, context: DecisionContext): readonly JobEvent[] {
  const { day, heldBack, gets, documentsLeft } = outcome;
  return documentsLeft === 0
    ? [{ type: 'failed', finding: noDocumentLeft(heldBack, context), heldBack }]
    : [{ type: 'checked', day, heldBack, gets }];
}

/** A DATEV job exists already: what its files hold must still be what may be sent. */
function decideForOpenJob(outcome: Passed, context: DecisionContext): readonly JobEvent[] {
  const { day, heldBack, gets, documentsLeft } = outcome;
  const again: JobEvent = { type: 'checked_again', day, gets };
  if (heldBack.length === 0) return [again];
  return documentsLeft === 0
    ? [again, withdrawn('fail', 'NO_DOCUMENT_LEFT', noDocumentLeft(heldBack, context), { heldBack })]
    : [again, restarted('DOCUMENT_HELD_BACK', { finding: null, heldBack })];
}

export function noDocumentLeft(heldBack: readonly HeldBackDocument[], context: DecisionContext) {
  return toFinding(
    { code: 'TRANSFER_NO_DOCUMENT_LEFT', params: { heldBack: String(heldBack.length) } },
    context.subject,
  );
}

function isOpenAtDatev({ job }: DecisionContext): boolean {
  return job.state !== 'planned' && job.state !== 'checked';
}
