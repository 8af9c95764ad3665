import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';

const longestMs = 60_000;

class Rehearsed<T> extends Error {
  override readonly name = 'Rehearsed';
  constructor(readonly outcome: T) {
    super('rehearsal is over');
  }
}

/**
 * Does something and takes it back: a preview says exactly what the real run would say, rows that get in each other's way
 * included, because it is the real run (K7).
 */
export async function rehearse<T>(platform: Platform, act: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    await platform.db.$transaction(
      async (tx) => {
        throw new Rehearsed(await act(tx));
      },
      { timeout: longestMs },
    );
  } catch (cause) {
    if (cause instanceof Rehearsed) return cause.outcome as T;
    throw cause;
  }
  throw new Error('a rehearsal was committed');
}
