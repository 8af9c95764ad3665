import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import {
  type DxsoFailure,
  explainRefusal,
  permissionLossOf,
  problemOfFailure,
  type RefusalExplanation,
} from '@/lib/datev/dxso/dxso-errors';
import type { DxsoOperation, DxsoResult, Refused } from '@/lib/datev/dxso/types';
import { type Finding, type FindingSubject, toFinding } from '@/lib/preflight/finding';
import type { Pace } from '../poll-schedule';
import type { Job } from '../state';

/** What every decision may look at besides DATEV's answer. No clock, no dice: both are given. */
export interface DecisionContext {
  readonly job: Job;
  readonly now: Date;
  readonly pace: Pace;
  /** 0 ≤ random < 1, for the jitter. */
  readonly random: number;
  /** The job, for findings. */
  readonly subject: FindingSubject;
  /** Beraternummer-Mandantennummer, for findings. */
  readonly clientId: string;
  /** For findings; the catalogue writes both in the reader's words. */
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
}

/** An answer sorted by what it means for the job: was it executed, may it be repeated, who has to act. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly raw: string }
  /** Surely not executed; the same again later. */
  | { readonly kind: 'not_executed'; readonly retryAfterMs: number | null }
  /** Effect unknown. */
  | { readonly kind: 'unclear'; readonly reason: string; readonly finding: Finding }
  /** Surely not executed; nothing goes until the connection is mended (C6). */
  | { readonly kind: 'no_permission'; readonly finding: Finding }
  /** Surely not executed; DATEV says why. */
  | {
      readonly kind: 'refused';
      readonly refused: Refused;
      readonly explanation: RefusalExplanation;
      readonly finding: Finding;
    };

/** Sorts what a call brought back (design: nothing lost, rule 3). */
export function sortAnswer<T>(
  operation: DxsoOperation,
  result: DxsoResult<T>,
  context: Pick<DecisionContext, 'subject' | 'clientId'>,
): Answer<T> {
  switch (result.kind) {
    case 'ok':
      return { kind: 'ok', value: result.value, raw: result.raw };
    case 'unavailable':
      return { kind: 'not_executed', retryAfterMs: result.retryAfterMs };
    case 'unclear':
      return {
        kind: 'unclear',
        reason: result.reason,
        finding: findingOf(operation, result, context.subject),
      };
    case 'unreadable':
      return {
        kind: 'unclear',
        reason: result.problem,
        finding: findingOf(operation, result, context.subject),
      };
    case 'unauthorised':
      // The token could not be renewed just now: that is weather, not a lost permission.
      if (result.reason === 'token_expired') return { kind: 'not_executed', retryAfterMs: null };
      return { kind: 'no_permission', finding: connectionFinding(result.reason, context.clientId) };
    case 'refused': {
      const finding = findingOf(operation, result, context.subject);
      if (permissionLossOf(operation, result) !== null || result.httpStatus === 401) {
        return { kind: 'no_permission', finding };
      }
      return { kind: 'refused', refused: result, explanation: explainRefusal(operation, result), finding };
    }
  }
}

/** DATEV's answer as a finding, with the help page of that very answer (T6). */
function findingOf(operation: DxsoOperation, failure: DxsoFailure, subject: FindingSubject): Finding {
  const helpUrl = failure.kind === 'refused' ? failure.helpUrl : null;
  return toFinding(problemOfFailure(operation, failure), subject, { helpUrl });
}

function connectionFinding(reason: 'reconnect_needed' | 'not_connected', clientId: string): Finding {
  const code = reason === 'reconnect_needed' ? 'CONNECTION_RECONNECT_NEEDED' : 'CONNECTION_NOT_CONNECTED';
  return toFinding({ code, params: { clientId } }, { kind: 'connection', id: null, label: clientId });
}
