import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { DxsoResult } from '@/lib/datev/dxso/types';
import type { DecisionContext } from '@/lib/transfer/decide/answer';
import { paceOf } from '@/lib/transfer/poll-schedule';
import { type Job, plannedJob } from '@/lib/transfer/state';

export const noon = new Date('2026-02-03T12:00:00Z');

/** A job somewhere on its way. */
export function jobIn(state: Job['state'], patch: Partial<Job> = {}): Job {
  const isAtDatev = !['planned', 'checked', 'creating'].includes(state);
  return {
    ...plannedJob(noon),
    state,
    checkedOn: '2026-02-03' as Job['checkedOn'],
    ...(isAtDatev ? { datevJobId: 'D1', datevCreatedAt: noon } : {}),
    ...patch,
  };
}

export function contextWith(job: Job, patch: Partial<DecisionContext> = {}): DecisionContext {
  return {
    job,
    now: noon,
    pace: paceOf('production'),
    random: 0.5,
    subject: { kind: 'job', id: 'job', label: 'job' },
    clientId: '455148-1',
    ledger: 'accounts_receivable',
    month: '2026-01' as AccountingMonth,
    ...patch,
  };
}

export const answers = {
  ok: <T>(value: T): DxsoResult<T> => ({ kind: 'ok', value, raw: JSON.stringify(value), httpStatus: 200 }),
  refused: (httpStatus: number, code: string | null = null): DxsoResult<never> => ({
    kind: 'refused',
    httpStatus,
    code,
    description: 'as DATEV words it',
    helpUrl: code === null ? null : `https://apps.datev.de/knowledge/help/search?q=${code}`,
    requestId: 'request-1',
    raw: '{}',
  }),
  busy: (retryAfterMs: number | null): DxsoResult<never> => ({
    kind: 'unavailable',
    httpStatus: 429,
    retryAfterMs,
  }),
  maintenance: { kind: 'unavailable', httpStatus: 503, retryAfterMs: null },
  noConnection: { kind: 'unavailable', httpStatus: null, retryAfterMs: null },
  timeOut: { kind: 'unclear', reason: 'time-out', httpStatus: null },
  serverError: { kind: 'unclear', reason: 'HTTP 500', httpStatus: 500 },
  nonsense: { kind: 'unreadable', httpStatus: 200, problem: 'id', raw: '<html>' },
  reconnect: { kind: 'unauthorised', reason: 'reconnect_needed' },
  tokenLate: { kind: 'unauthorised', reason: 'token_expired' },
} as const satisfies Record<string, DxsoResult<never> | ((...input: never[]) => unknown)>;
