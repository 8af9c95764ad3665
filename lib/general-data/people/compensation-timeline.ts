import type { IsoDate } from '@/lib/bookkeeping/calendar';
import { addDays } from '@/lib/bookkeeping/payroll/days';
import type { CompensationPeriod } from '@/lib/bookkeeping/payroll/types';

/** A wage of one employee as the timeline sees it. */
export interface Wage {
  readonly id: string;
  readonly externalId: string;
  readonly period: CompensationPeriod;
  readonly validFrom: IsoDate;
  /** Last day; before `validFrom`: never became valid; null: open. */
  readonly validTo: IsoDate | null;
}

export type NewWage = Omit<Wage, 'id' | 'validTo'>;

/** Changed ends, by id. Together with the new wage they keep "at most one of each at any date". */
export interface Placement {
  readonly ends: ReadonlyMap<string, IsoDate | null>;
  /** Last day of the wage that is placed. */
  readonly validTo: IsoDate | null;
}

/** It has at least one day. */
export function isLiving(wage: Pick<Wage, 'validFrom' | 'validTo'>): boolean {
  return wage.validTo === null || wage.validTo >= wage.validFrom;
}

/**
 * Puts a wage among the others of its employee: the one before it ends the day before, and it ends itself where the next
 * one begins (K7). Ends are only shortened, except that of a wage which had made room for an earlier begin of this one.
 * @param before the same wage as it stood so far
 * @returns null: another wage of its kind begins on that very day
 */
export function placeWage(wages: readonly Wage[], wage: NewWage, before: Wage | null): Placement | null {
  const others = wages
    .filter((other) => other.id !== before?.id && other.period === wage.period && isLiving(other))
    .toSorted((left, right) => (left.validFrom < right.validFrom ? -1 : 1));
  if (others.some(({ validFrom }) => validFrom === wage.validFrom)) return null;
  const ends = new Map<string, IsoDate | null>();
  const gap = before && before.validFrom !== wage.validFrom ? addDays(before.validFrom, -1) : null;
  const madeRoom = others.find(({ validTo }) => gap !== null && validTo === gap);
  if (madeRoom) ends.set(madeRoom.id, endBeforeNext(others, madeRoom.validFrom));
  const endOf = (other: Wage) => (other === madeRoom ? (ends.get(other.id) ?? null) : other.validTo);
  const previous = others.findLast(({ validFrom }) => validFrom < wage.validFrom);
  const previousEnd = previous ? endOf(previous) : null;
  if (previous && (previousEnd === null || previousEnd >= wage.validFrom)) {
    ends.set(previous.id, addDays(wage.validFrom, -1));
  }
  return { ends, validTo: endBeforeNext(others, wage.validFrom) };
}

/** The day before the next wage begins; null: none does. */
function endBeforeNext(wages: readonly Wage[], after: IsoDate): IsoDate | null {
  const begins = wages.map(({ validFrom }) => validFrom).filter((begin) => begin > after);
  const [next] = begins.sort();
  return next === undefined ? null : addDays(next, -1);
}

/** What a new set of wages does to the old ones. */
export interface SetPlan {
  /** End the day before the set begins. */
  readonly ended: readonly Wage[];
  /** Would have begun later and never will. */
  readonly withdrawn: readonly Wage[];
}

/**
 * A set replaces everything from its date on: what runs ends the day before, what would begin then or later never does.
 * What should stay has to be in the set (K1).
 * @param kept ids of wages that go on as they are because the set repeats them
 */
export function planSet(wages: readonly Wage[], effectiveDate: IsoDate, kept: ReadonlySet<string>): SetPlan {
  const concerned = wages.filter(
    (wage) =>
      !kept.has(wage.id) && isLiving(wage) && (wage.validTo === null || wage.validTo >= effectiveDate),
  );
  return {
    ended: concerned.filter(({ validFrom }) => validFrom < effectiveDate),
    withdrawn: concerned.filter(({ validFrom }) => validFrom >= effectiveDate),
  };
}
