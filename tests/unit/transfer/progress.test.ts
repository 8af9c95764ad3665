import { describe, expect, it } from 'vitest';
import { type ProgressOfJob, progressOf } from '@/lib/transfer/read/progress';

const now = new Date('2026-02-03T10:00:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);

function job(over: Partial<ProgressOfJob>): ProgressOfJob {
  return {
    state: 'checked',
    hold: null,
    nextRunAt: null,
    attempts: 0,
    filesSent: 0,
    filesTotal: 0,
    bytesSent: 0,
    bytesTotal: 0,
    ...over,
  };
}

describe('a transfer that does not go on says so (T7, T12)', () => {
  it.each([
    ['works', {}, false],
    ['takes the pause of a step', { nextRunAt: inSeconds(1) }, false],
    ['tries again after a refusal or silence', { nextRunAt: inSeconds(2), attempts: 1 }, true],
    ['tries again what is due', { nextRunAt: inSeconds(-1), attempts: 1 }, false],
    ['may not ask DATEV for a while', { nextRunAt: inSeconds(60) }, true],
    ['stands in the queue behind another cash job', { state: 'planned', nextRunAt: inSeconds(60) }, false],
    ['waits for DATEV to process', { state: 'processing', nextRunAt: inSeconds(300) }, false],
    [
      'asks DATEV for the status and hears nothing',
      { state: 'processing', nextRunAt: inSeconds(60), attempts: 2 },
      true,
    ],
    [
      'is held, and says that in its own words',
      { hold: 'datev_unreachable', nextRunAt: inSeconds(900), attempts: 6 },
      false,
    ],
  ] as const satisfies readonly (readonly [string, Partial<ProgressOfJob>, boolean])[])(
    'a job that %s',
    (_what, over, isStandstill) => {
      expect(progressOf([job(over)], now).isStandstill).toBe(isStandstill);
    },
  );
});
