import type { DxsoResult } from '@/lib/datev/dxso/types';
import { patience } from '../backoff';
import type { JobEvent } from '../events';
import { firstPollAt } from '../poll-schedule';
import { type DecisionContext, sortAnswer } from './answer';
import { delayed, held, nextTry, outcomeUnknown } from './events-for';

/**
 * After DELETE. A job whose PUT never was in doubt cannot be processed by DATEV any more, deleted or not: there the DELETE
 * is tidiness and may be given up. After an unclear PUT only DATEV's own word frees the documents.
 */
export function decideAfterWithdrawal(
  result: DxsoResult<null>,
  context: DecisionContext,
): readonly JobEvent[] {
  const { job } = context;
  const answer = sortAnswer('deleteJob', result, context);
  switch (answer.kind) {
    case 'ok':
      return [gone('deleted', context)];
    case 'not_executed':
      return [giveUpOrRetry(context, answer.retryAfterMs)];
    case 'unclear':
      return [giveUpOrRetry(context, null)];
    case 'no_permission':
      // A restart needs the permission anyway; a cancellation need not wait for it.
      return job.isFinaliseUnclear || (job.withdrawalAim === 'restart' && !job.isCancelRequested)
        ? [held('permission', answer.finding)]
        : [gone('orphaned', context)];
    case 'refused':
      if (answer.refused.code === 'DCO01007') {
        return [{ type: 'finalised', firstPollAt: firstPollAt(context.now, context.pace) }];
      }
      if (job.isFinaliseUnclear) return [outcomeUnknown(context)];
      return [gone(answer.refused.httpStatus === 404 ? 'gone' : 'orphaned', context)];
  }
}

function giveUpOrRetry(context: DecisionContext, retryAfterMs: number | null): JobEvent {
  const isTidinessOnly = !context.job.isFinaliseUnclear && context.job.attempts + 1 >= patience;
  return isTidinessOnly ? gone('orphaned', context) : delayed(context, retryAfterMs);
}

function gone(left: 'deleted' | 'gone' | 'orphaned', context: DecisionContext): JobEvent {
  // The pause grows with every job given up, so that a permanent fault cannot run in a tight loop.
  const restartAt = nextTry({ ...context, job: { ...context.job, attempts: context.job.restarts } });
  return { type: 'withdrawn', left, restartAt };
}
