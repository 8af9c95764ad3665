import type { IsoDate } from '@/lib/bookkeeping/calendar';

/** What the rule has to know of a record. */
export interface Tracked {
  readonly id: string;
  /** Raised with every change. */
  readonly revision: number;
  /** Revision DATEV or a person has; null: none. */
  readonly deliveredRevision: number | null;
  /** From this day on it counts. */
  readonly validFrom: IsoDate;
}

/** DATEV or a person has some earlier state of it. */
export function wasDelivered(record: Tracked): boolean {
  return record.deliveredRevision !== null;
}

export function isChanged(record: Tracked): boolean {
  return record.deliveredRevision === null || record.revision > record.deliveredRevision;
}

/**
 * "Currently relevant" (K2, README): changed since the last push that DATEV accepted or somebody downloaded, or not valid
 * yet. Forced: relevant in any case.
 */
export function isDue(record: Tracked, { today, isForced }: { today: IsoDate; isForced: boolean }): boolean {
  return isForced || isChanged(record) || record.validFrom > today;
}
