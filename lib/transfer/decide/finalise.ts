import type { DxsoJobStatus, DxsoResult } from '@/lib/datev/dxso/types';
import type { JobEvent } from '../events';
import { firstPollAt } from '../poll-schedule';
import { type Answer, type DecisionContext, sortAnswer } from './answer';
import { delayed, held, nextTry, outcomeUnknown, restarted, withdrawn, withPatience } from './events-for';
import { decideAfterStatus } from './status';

/**
 * After PUT, DATEV's commit point. Unclear → nothing is decided here: the job stays `finalising`, and the next step reads
 * the status (design: rule 3).
 */
export function decideAfterFinalise(result: DxsoResult<null>, context: DecisionContext): readonly JobEvent[] {
  const answer = sortAnswer('finaliseJob', result, context);
  switch (answer.kind) {
    case 'ok':
      return [arrived(context)];
    case 'not_executed':
      return withPatience(context, notExecuted(nextTry(context, answer.retryAfterMs)));
    case 'unclear':
      return [delayed(context, null)];
    case 'no_permission':
      return [notExecuted(context.now), held('permission', answer.finding)];
    case 'refused':
      return decideAfterRefusal(answer, context);
  }
}

function decideAfterRefusal(
  { explanation, refused, finding }: Extract<Answer<null>, { kind: 'refused' }>,
  context: DecisionContext,
): readonly JobEvent[] {
  if (refused.code === 'DCO01007') return [arrived(context)];
  const back = notExecuted(context.now);
  if (refused.httpStatus === 404) {
    // A job that vanished after an unclear PUT may have been processed and removed by somebody.
    return context.job.isFinaliseUnclear
      ? [back, outcomeUnknown(context)]
      : [back, restarted(explanation.problemCode, { finding, needsFreshCheck: true })];
  }
  return explanation.retry === 'after_fix'
    ? [back, withdrawn('hold:setup', explanation.problemCode, finding, { needsFreshCheck: true })]
    : [back, withdrawn('fail', explanation.problemCode, finding)];
}

function arrived(context: DecisionContext): JobEvent {
  return { type: 'finalised', firstPollAt: firstPollAt(context.now, context.pace) };
}

function notExecuted(retryAt: Date): JobEvent {
  return { type: 'finalise_not_executed', retryAt, wasUnclear: false, gets: 0 };
}

/**
 * After GET status in state `finalising`: 0 → PUT again; anything else, even a value nobody documented → it arrived;
 * 404 → nobody can tell.
 */
export function decideAfterUnclearFinalise(
  result: DxsoResult<DxsoJobStatus>,
  context: DecisionContext,
): readonly JobEvent[] {
  const answer = sortAnswer('getJobStatus', result, context);
  switch (answer.kind) {
    case 'ok':
      if (answer.value.status !== 0) return [arrived(context), ...decideAfterStatus(result, context)];
      // Its documents may have gone with another job that was forgotten: never a PUT.
      if (context.job.isReadOnly) return [outcomeUnknown(context, 1)];
      return withPatience(context, {
        type: 'finalise_not_executed',
        retryAt: context.now,
        wasUnclear: true,
        gets: 1,
      });
    case 'not_executed':
      return [delayed(context, answer.retryAfterMs, 1)];
    case 'unclear':
      return [delayed(context, null, 1)];
    case 'no_permission':
      return [held('permission', answer.finding, { gets: 1 })];
    case 'refused':
      return [outcomeUnknown(context, 1)];
  }
}
