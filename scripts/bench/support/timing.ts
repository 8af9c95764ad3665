type Clock = () => number;

/** Milliseconds an act takes. */
export async function timeOf(act: () => unknown, clock: Clock = () => performance.now()): Promise<number> {
  const start = clock();
  await act();
  return clock() - start;
}

/**
 * Processor time of this thread: for work that only computes. Other work on the machine then takes turns with it without being
 * counted as its own.
 */
export const computingClock: Clock = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/**
 * The best of several rounds for each contender, the rounds taking turns: other work on the machine disturbs all alike, and the
 * best round is the one it disturbed least.
 */
export async function bestOf(
  rounds: number,
  contenders: readonly (() => unknown)[],
  clock?: Clock,
): Promise<number[]> {
  const best = contenders.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, act] of contenders.entries()) {
      best[index] = Math.min(best[index] ?? Number.POSITIVE_INFINITY, await timeOf(act, clock));
    }
  }
  return best;
}

/** @param share 0.95 for the 95th percentile */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function milliseconds(value: number): string {
  return value >= 1_000
    ? `${(value / 1_000).toFixed(2).replace('.', ',')} s`
    : `${value.toFixed(value < 10 ? 1 : 0).replace('.', ',')} ms`;
}
