import type { DxsoJobStatus, DxsoResult, ProtocolEntry } from '@/lib/datev/dxso/types';
import { toFinding } from '@/lib/preflight/finding';
import type { JobEvent, ReceivedEntry } from '../events';
import { mostGets, nextPollAt } from '../poll-schedule';
import { type DecisionContext, sortAnswer } from './answer';
import { delayed, held, outcomeUnknown } from './events-for';

/** After a status GET of a finalised job. The poll budget bounds all of it, unclear answers included (T8). */
export function decideAfterStatus(
  result: DxsoResult<DxsoJobStatus>,
  context: DecisionContext,
): readonly JobEvent[] {
  const { job } = context;
  const answer = sortAnswer('getJobStatus', result, context);
  const next = nextPollAt(context.now, job.pollCount + 1, job.getCount + 1, context.pace);
  switch (answer.kind) {
    case 'ok': {
      const { status } = answer.value;
      const received: JobEvent = {
        type: 'status_received',
        status,
        raw: answer.raw,
        nextPollAt: next ?? context.now,
      };
      if (isFinalStatus(status)) return [received];
      if (status === 0 && job.isReadOnly) return [received, outcomeUnknown(context)];
      if (next === null) return [received, statusUnknown(context)];
      // DATEV said 204 before; a second PUT of the same job is harmless and #DCO01007 at worst.
      return status === 0
        ? [received, { type: 'finalise_not_executed', retryAt: next, wasUnclear: true, gets: 0 }]
        : [received];
    }
    case 'not_executed':
    case 'unclear':
      return next === null
        ? [statusUnknown(context, 1)]
        : [{ type: 'delayed', until: later(next, answer, context), countsAsAttempt: true, gets: 1 }];
    case 'no_permission':
      return [held('permission', answer.finding, { gets: 1 })];
    case 'refused':
      return [{ type: 'job_gone', finding: answer.finding }];
  }
}

/** 2 to 6 are DATEV's last words for now; 5 and 6 follow what a person does in Belege online. */
export function isFinalStatus(status: number | null): boolean {
  return status !== null && status >= 2 && status <= 6;
}

function later(
  next: Date,
  answer: { kind: 'not_executed'; retryAfterMs: number | null } | { kind: 'unclear' },
  context: DecisionContext,
): Date {
  const asked = answer.kind === 'not_executed' ? (answer.retryAfterMs ?? 0) : 0;
  return new Date(Math.max(next.getTime(), context.now.getTime() + asked));
}

function statusUnknown(context: DecisionContext, gets = 0): JobEvent {
  const { clientId, month, ledger, job } = context;
  const since = (job.finalisedAt ?? context.now).toISOString();
  const finding = toFinding(
    { code: 'TRANSFER_STATUS_UNKNOWN', params: { clientId, month, ledger, since } },
    context.subject,
  );
  return held('status_unknown', finding, { gets });
}

/** After GET protocol-entries. Without a protocol the result rests on the status alone, and says so. */
export function decideAfterProtocol(
  result: DxsoResult<readonly ProtocolEntry[]>,
  context: DecisionContext,
): readonly JobEvent[] {
  const answer = sortAnswer('getProtocolEntries', result, context);
  switch (answer.kind) {
    case 'ok':
      return [{ type: 'protocol_received', entries: answer.value.map(receivedEntry) }];
    case 'not_executed':
      return [retried(context, answer.retryAfterMs, 'unavailable')];
    case 'unclear':
      return [retried(context, null, answer.reason)];
    case 'no_permission':
      return [held('permission', answer.finding, { gets: 1 })];
    case 'refused':
      return [{ type: 'protocol_missing', finding: answer.finding }];
  }
}

/** Beyond the budget the protocol is given up rather than asked for the eleventh time. */
function retried(context: DecisionContext, retryAfterMs: number | null, reason: string): JobEvent {
  if (context.job.getCount + 1 < mostGets) return delayed(context, retryAfterMs, 1);
  const finding = toFinding({ code: 'TRANSFER_PROTOCOL_MISSING', params: { reason } }, context.subject);
  return { type: 'protocol_missing', finding };
}

function receivedEntry(entry: ProtocolEntry): ReceivedEntry {
  return {
    time: entry.time,
    type: entry.type,
    text: entry.text,
    context: entry.context,
    fileName: entry.filename,
    raw: JSON.stringify(entry.raw),
  };
}
