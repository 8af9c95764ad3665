import type { Platform } from '@/lib/platform';

const dayMs = 24 * 60 * 60 * 1000;
/** Attempts are kept some time, because the page of their outcome may be opened again. */
const attemptDays = 30;

/** Worker job (daily): forgets technical log entries after `HTTP_LOG_DAYS` (P6) and old attempts. */
export async function purgeConnectionRecords(
  platform: Platform,
): Promise<{ httpLogEntries: number; attempts: number }> {
  const before = (days: number) => new Date(platform.clock.now().getTime() - days * dayMs);
  const { count: httpLogEntries } = await platform.db.httpLogEntry.deleteMany({
    where: { at: { lt: before(platform.settings.httpLogDays) } },
  });
  const { count: attempts } = await platform.db.connectionAttempt.deleteMany({
    where: { createdAt: { lt: before(attemptDays) } },
  });
  return { httpLogEntries, attempts };
}
