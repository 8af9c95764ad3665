import type { Clock } from '@/lib/platform/clock';

/** Thrown where a push has no time left. */
export class TimeIsUp extends Error {
  override readonly name = 'TimeIsUp';
}

/** The time a push has (K1). Asked between steps, and a timer beside every wait, so that a hanging step ends too. */
export interface Deadline {
  remainingMs(): number;
  /** @throws TimeIsUp */
  check(): void;
  /** The work's outcome, or TimeIsUp if it takes longer than there is time. The work itself must not commit afterwards. */
  within<T>(work: Promise<T>): Promise<T>;
}

export function startDeadline(clock: Clock, limitMs: number): Deadline {
  const end = clock.now().getTime() + limitMs;
  const remainingMs = () => Math.max(0, end - clock.now().getTime());
  const check = () => {
    if (remainingMs() === 0) throw new TimeIsUp(`longer than ${limitMs} ms`);
  };
  return {
    remainingMs,
    check,
    async within(work) {
      check();
      let timer: NodeJS.Timeout | undefined;
      const alarm = new Promise<never>((_, ring) => {
        timer = setTimeout(() => ring(new TimeIsUp(`longer than ${limitMs} ms`)), remainingMs());
      });
      try {
        return await Promise.race([work, alarm]);
      } finally {
        clearTimeout(timer);
        // Whoever lost the race may still fail: its failure was answered by TimeIsUp.
        work.catch(() => undefined);
      }
    },
  };
}
