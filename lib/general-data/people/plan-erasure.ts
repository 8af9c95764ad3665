import type { IsoDate } from '@/lib/bookkeeping/calendar';

/** What decides whether a person may be erased. */
export interface ErasureFacts {
  readonly exitDate: IsoDate | null;
  /** Some file with him was given to DATEV or to a person. */
  readonly wasHandedOver: boolean;
  readonly today: IsoDate;
  readonly retentionYears: number;
}

export type ErasurePlan =
  /** Nothing of him ever left the house. */
  | { readonly kind: 'erase' }
  /** Payroll records have to be kept until that day; until then only what they need is kept, and nobody sees it. */
  | { readonly kind: 'restrict'; readonly until: IsoDate }
  /** He still works here: his data is needed. */
  | { readonly kind: 'still_employed' };

/**
 * Erasing under retention (K7): payroll records are kept to the end of the calendar year of the exit plus the years set,
 * as § 41 EStG and § 147 AO count them.
 */
export function planErasure({ exitDate, wasHandedOver, today, retentionYears }: ErasureFacts): ErasurePlan {
  if (!wasHandedOver) return { kind: 'erase' };
  if (exitDate === null || exitDate >= today) return { kind: 'still_employed' };
  const until = `${Number(exitDate.slice(0, 4)) + retentionYears}-12-31` as IsoDate;
  return until < today ? { kind: 'erase' } : { kind: 'restrict', until };
}
