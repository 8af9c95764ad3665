/** Moves whatever is due, a few jobs at a time. */
export interface DueJobPump {
  /** Something may be due. Cheap, and safe to call at any time. */
  wake(): void;
  /** Starts nothing more, waits for what is under way. */
  stop(): Promise<void>;
}

export interface PumpOptions {
  /** Jobs moved at the same time by this process. */
  readonly lanes: number;
  /** Looks without being woken: a lost message costs this long and no more. */
  readonly lookEveryMs: number;
  /** Takes and moves one job; says when it has taken one, because there may be more. False when none was due. */
  readonly runNext: (taken: () => void) => Promise<boolean>;
  readonly onError: (error: unknown) => void;
}

/**
 * Runs lanes that take one due job after the other. The tables say what is due, so a wake-up carries nothing: too many of them
 * only look in vain. Whoever finds a job wakes the next lane, so that a hundred clicks at once fill all lanes at once.
 */
export function startDueJobPump({ lanes, lookEveryMs, runNext, onError }: PumpOptions): DueJobPump {
  let isStopping = false;
  let busy = 0;
  /** A wake-up while every lane was busy: one of them has to look once more. */
  let hasMore = false;
  const ended = new Set<Promise<void>>();

  async function lane(): Promise<void> {
    try {
      do {
        hasMore = false;
        while (!isStopping && (await runNext(wake)));
      } while (hasMore && !isStopping);
    } catch (error) {
      // The database may be away; the next look tries again.
      onError(error);
    } finally {
      busy -= 1;
    }
  }

  function wake(): void {
    if (isStopping) return;
    if (busy >= lanes) {
      hasMore = true;
      return;
    }
    busy += 1;
    const running = lane().finally(() => ended.delete(running));
    ended.add(running);
  }

  const timer = setInterval(wake, lookEveryMs);
  return {
    wake,
    async stop() {
      isStopping = true;
      clearInterval(timer);
      await Promise.all(ended);
    },
  };
}
