import { refreshGauges } from '@/lib/operation/fill-gauges';
import type { Platform } from '@/lib/platform';

/** Several scrapers must not ask the database for the same sums again and again. */
const goodForMs = 10_000;

interface Reading {
  readonly at: number;
  readonly done: Promise<void>;
}

const readings = new WeakMap<Platform['metrics'], Reading>();

/**
 * Fills the gauges about the whole product, unless that was done a moment ago; scrapes at the same time share one reading (O2).
 * @throws when the database does not answer; the next scrape tries again
 */
export async function freshGauges(platform: Platform): Promise<void> {
  const last = readings.get(platform.metrics);
  if (last && performance.now() - last.at < goodForMs) return await last.done;
  const done = refreshGauges(platform);
  readings.set(platform.metrics, { at: performance.now(), done });
  try {
    await done;
  } catch (cause) {
    readings.delete(platform.metrics);
    throw cause;
  }
}
