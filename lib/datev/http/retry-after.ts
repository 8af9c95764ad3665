const longestWaitMs = 24 * 60 * 60 * 1000;

/**
 * Reads `Retry-After`: seconds or an HTTP date. null where it is absent or makes no sense; a date in the past is 0.
 * @param now to turn a date into a distance
 */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * 1000, longestWaitMs);
  // RFC 9110 dates begin with the day's name; Date.parse alone would accept `-5` as a year.
  if (!/^[A-Z][a-z]{2},? /.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.min(Math.max(at - now.getTime(), 0), longestWaitMs);
}
