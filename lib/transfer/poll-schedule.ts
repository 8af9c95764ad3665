/** How patiently a job waits, given the DATEV it talks to. All values in milliseconds. */
export interface Pace {
  /** Finalising → first status GET. */
  readonly firstPollMs: number;
  /** What the poll schedule calls a minute. */
  readonly minuteMs: number;
  readonly backoffBaseMs: number;
  readonly backoffCapMs: number;
  /** How long a job rests after many tries without an answer. */
  readonly restMs: number;
}

/**
 * Waiting times by environment. DATEV's example of a bad integration polls 30 times (T8), so production waits a minute
 * first. DATEV's sandbox processes nothing and its status stands at once; the local DATEV answers within milliseconds.
 */
export function paceOf(environment: 'local' | 'sandbox' | 'production'): Pace {
  const remote = { minuteMs: 60_000, backoffBaseMs: 2_000, backoffCapMs: 5 * 60_000, restMs: 15 * 60_000 };
  switch (environment) {
    case 'production':
      return { ...remote, firstPollMs: 60_000 };
    case 'sandbox':
      return { ...remote, firstPollMs: 10_000 };
    case 'local':
      return { firstPollMs: 300, minuteMs: 500, backoffBaseMs: 200, backoffCapMs: 5_000, restMs: 15_000 };
  }
}

/** Minutes from one status GET to the next; the last one is about a day after finalising. */
const minutesBetweenPolls = [1, 2, 4, 8, 15, 60, 360, 990] as const;

/** Status GETs of one job that nobody asked for by hand (T8: ten GETs at worst, check and protocol included). */
export const mostPolls: number = minutesBetweenPolls.length;

/** Time between two questions by hand about the same job: every GET counts at DATEV (T8). */
export const byHandPauseMs = 15 * 60_000;

/** Of all GETs of a job, one is kept back for the protocol. */
export const mostGets = 10;

/**
 * When to ask for the status again, or null: asked often enough, a person has to look (T8).
 * @param pollCount status GETs made so far, the unclear ones included
 * @param getCount all GETs of the job so far
 */
export function nextPollAt(now: Date, pollCount: number, getCount: number, pace: Pace): Date | null {
  const minutes = minutesBetweenPolls[pollCount];
  if (minutes === undefined || getCount >= mostGets - 1) return null;
  return new Date(now.getTime() + minutes * pace.minuteMs);
}

/** First status GET after DATEV took the job. */
export function firstPollAt(now: Date, pace: Pace): Date {
  return new Date(now.getTime() + pace.firstPollMs);
}
