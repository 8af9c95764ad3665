import type { Log } from '@/lib/platform/log';

/** Work that begins at once and comes back; each one waits for its own end before it is due again. */
export interface Timers {
  every(milliseconds: number, name: string, work: () => Promise<unknown>): void;
  /** Starts nothing more, waits for what is under way. */
  stop(): Promise<void>;
}

export function createTimers(log: Log): Timers {
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  return {
    every(milliseconds, name, work) {
      let isBusy = false;
      function begin(): void {
        if (isBusy) return;
        isBusy = true;
        const run = work()
          .then(() => undefined)
          .catch((error: unknown) => log.error({ err: error, work: name }, 'recurring work failed'))
          .finally(() => {
            isBusy = false;
            running.delete(run);
          });
        running.add(run);
      }
      begin();
      timers.add(setInterval(begin, milliseconds));
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running);
    },
  };
}
