import type { Finding } from '@/lib/preflight/finding';
import { toFinding } from '@/lib/preflight/finding';
import { mostRestarts, patience, retryAt } from '../backoff';
import type { HeldBackDocument, JobEvent } from '../events';
import type { HoldReason, WithdrawalAim } from '../state';
import type { DecisionContext } from './answer';

/** Building blocks of the decisions, so that every step words the same situation the same way. */

/** When this step is tried again. */
export function nextTry(context: DecisionContext, retryAfterMs: number | null = null): Date {
  return retryAt(context.now, context.job.attempts, context.pace, context.random, retryAfterMs);
}

export function held(
  reason: HoldReason,
  finding: Finding,
  options: Partial<Pick<HeldEvent, 'retryAt' | 'needsFreshCheck' | 'gets'>> = {},
): HeldEvent {
  return { type: 'held', reason, finding, retryAt: null, needsFreshCheck: false, gets: 0, ...options };
}
type HeldEvent = Extract<JobEvent, { type: 'held' }>;

/** The step counts as tried; after too many tries the job rests where people can see it (T7). */
export function delayed(context: DecisionContext, retryAfterMs: number | null, gets = 0): JobEvent {
  if (context.job.attempts + 1 >= patience) return resting(context, gets);
  return { type: 'delayed', until: nextTry(context, retryAfterMs), countsAsAttempt: true, gets };
}

/** Held, and going on by itself after a rest. */
function resting(context: DecisionContext, gets = 0): JobEvent {
  const retry = new Date(context.now.getTime() + context.pace.restMs);
  const finding = toFinding(
    {
      code: 'TRANSFER_DATEV_UNREACHABLE',
      params: { attempts: String(context.job.attempts + 1), retryAt: retry.toISOString() },
    },
    context.subject,
  );
  return held('datev_unreachable', finding, { retryAt: retry, gets });
}

/** An event that already counted the try is followed by a rest once patience is at its end. */
export function withPatience(context: DecisionContext, event: JobEvent): readonly JobEvent[] {
  return context.job.attempts + 1 >= patience ? [event, resting(context)] : [event];
}

/** What a DELETE of the DATEV job is to lead to. */
export function withdrawn(
  aim: WithdrawalAim,
  reason: string,
  finding: Finding | null,
  options: { needsFreshCheck?: boolean; heldBack?: readonly HeldBackDocument[] } = {},
): JobEvent {
  return {
    type: 'withdrawal_begun',
    aim,
    reason,
    finding,
    needsFreshCheck: options.needsFreshCheck ?? false,
    heldBack: options.heldBack ?? [],
  };
}

/** DELETE the DATEV job and begin again with a new one. */
export function restarted(
  reason: string,
  options: { finding: Finding | null; needsFreshCheck?: boolean; heldBack?: readonly HeldBackDocument[] },
): JobEvent {
  const { finding, ...rest } = options;
  return withdrawn('restart', reason, finding, rest);
}

/** One DATEV job after the other had to be given up: no further one before a person has looked. */
export function restartLimit(context: DecisionContext): JobEvent | null {
  if (context.job.restarts < mostRestarts) return null;
  const finding = toFinding(
    { code: 'TRANSFER_RESTARTED_TOO_OFTEN', params: { restarts: String(context.job.restarts) } },
    context.subject,
  );
  return held('restarted_too_often', finding);
}

/** Nobody can tell any more whether DATEV took the job (design: nothing twice): a person looks at DATEV. */
export function outcomeUnknown(context: DecisionContext, gets = 0): JobEvent {
  const { clientId, month, ledger } = context;
  const finding = toFinding(
    { code: 'TRANSFER_OUTCOME_UNKNOWN', params: { clientId, month, ledger } },
    context.subject,
  );
  return held('outcome_unknown', finding, { gets });
}
