import { settleHttpLog } from '@/lib/connection/http-log';
import type { Platform } from '@/lib/platform';

/**
 * Does the work of a request that may call DATEV, and answers only when the technical log of these calls is written (P6). A
 * process that is told to stop waits for its open requests and for nothing else: what were still on its way to the database
 * then, would be lost.
 */
export async function withTechnicalLog<T>(platform: Platform, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await settleHttpLog(platform);
  }
}
