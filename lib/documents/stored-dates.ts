import { type IsoDate, parseIsoDate } from '@/lib/bookkeeping/calendar';

/** A calendar day as PostgreSQL's DATE column takes it: midnight UTC. */
export function storedDate(date: IsoDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** And back. */
export function isoDateOf(stored: Date): IsoDate {
  const date = parseIsoDate(stored.toISOString().slice(0, 10));
  if (!date) throw new Error('a DATE column holds no calendar day');
  return date;
}
