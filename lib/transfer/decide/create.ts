import type { DxsoJob, DxsoResult } from '@/lib/datev/dxso/types';
import type { JobEvent } from '../events';
import { type DecisionContext, sortAnswer } from './answer';
import { held, nextTry, withPatience } from './events-for';

/**
 * After POST dxso-jobs. Unclear → make a new one: the one DATEV may have made is never finalised, so it is harmless
 * (design: rule 3).
 */
export function decideAfterCreate(
  result: DxsoResult<DxsoJob>,
  context: DecisionContext,
): readonly JobEvent[] {
  const answer = sortAnswer('createJob', result, context);
  switch (answer.kind) {
    case 'ok':
      return [
        {
          type: 'creation_answered',
          datevJobId: answer.value.id,
          accountLength: answer.value.accountLength,
          folderNames:
            context.ledger === 'cash' ? answer.value.cashLedgerNames : answer.value.ledgerFolderNames,
        },
      ];
    case 'not_executed':
      return withPatience(context, {
        type: 'creation_not_executed',
        retryAt: nextTry(context, answer.retryAfterMs),
      });
    case 'unclear':
      return withPatience(context, {
        type: 'creation_unclear',
        reason: answer.reason,
        retryAt: nextTry(context),
      });
    case 'no_permission':
      return [notExecuted(context), held('permission', answer.finding)];
    case 'refused':
      // Who can mend it gets the job back afterwards; what never works frees the documents.
      return answer.explanation.retry === 'after_fix'
        ? [notExecuted(context), held('setup', answer.finding, { needsFreshCheck: true })]
        : [notExecuted(context), { type: 'failed', finding: answer.finding, heldBack: [] }];
  }
}

function notExecuted(context: DecisionContext): JobEvent {
  return { type: 'creation_not_executed', retryAt: context.now };
}

/** A worker died between the request and the storing of its answer: the same as an unclear answer. */
export function decideAfterLostCreation(context: DecisionContext): readonly JobEvent[] {
  return withPatience(context, { type: 'creation_unclear', reason: 'interrupted', retryAt: context.now });
}
