import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Token that lets a scraper read the metrics: HMAC-SHA-256 of the word `metrics` under AUTH_SECRET, in hex. So no further
 * secret has to be kept, and the secret itself never travels:
 * `printf metrics | openssl dgst -sha256 -hmac "$AUTH_SECRET"`.
 */
export function metricsToken(authSecret: string): string {
  return createHmac('sha256', authSecret).update('metrics').digest('hex');
}

/** Compares in constant time. */
export function isMetricsToken(authorization: string | null, authSecret: string): boolean {
  const given = /^Bearer ([0-9a-f]{64})$/i.exec(authorization ?? '')?.[1];
  if (!given) return false;
  return timingSafeEqual(Buffer.from(given.toLowerCase()), Buffer.from(metricsToken(authSecret)));
}
