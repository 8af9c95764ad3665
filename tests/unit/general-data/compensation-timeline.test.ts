import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '@/lib/bookkeeping/calendar';
import { isLiving, placeWage, planSet, type Wage } from '@/lib/general-data/people/compensation-timeline';

const day = (text: string) => text as IsoDate;

function wage(
  id: string,
  validFrom: string,
  validTo: string | null = null,
  period: Wage['period'] = 'month',
): Wage {
  return {
    id,
    externalId: id,
    period,
    validFrom: day(validFrom),
    validTo: validTo === null ? null : day(validTo),
  };
}

describe('wages of one employee (K7)', () => {
  it('a new one ends the one before it', () => {
    const placed = placeWage([wage('a', '2026-01-01')], wage('b', '2026-03-01'), null);
    expect(placed?.ends).toEqual(new Map([['a', '2026-02-28']]));
    expect(placed?.validTo).toBeNull();
  });

  it('one that comes in between ends where the next begins', () => {
    const wages = [wage('a', '2026-01-01', '2026-05-31'), wage('c', '2026-06-01')];
    const placed = placeWage(wages, wage('b', '2026-03-01'), null);
    expect(placed).toEqual({ ends: new Map([['a', '2026-02-28']]), validTo: '2026-05-31' });
  });

  it('the other kind is left alone', () => {
    const placed = placeWage([wage('a', '2026-01-01', null, 'hour')], wage('b', '2026-03-01'), null);
    expect(placed?.ends.size).toBe(0);
  });

  it('refuses two of a kind on one day', () => {
    expect(placeWage([wage('a', '2026-03-01')], wage('b', '2026-03-01'), null)).toBeNull();
  });

  it('a corrected begin takes the end of the one before along', () => {
    const b = wage('b', '2026-03-01');
    const placed = placeWage([wage('a', '2026-01-01', '2026-02-28'), b], wage('b', '2026-04-01'), b);
    expect(placed?.ends).toEqual(new Map([['a', '2026-03-31']]));
  });

  it('a set ends what runs and withdraws what would have begun', () => {
    const wages = [
      wage('a', '2026-01-01'),
      wage('h', '2026-01-01', null, 'hour'),
      wage('c', '2026-06-01', null, 'hour'),
    ];
    const plan = planSet(wages, day('2026-03-01'), new Set(['a']));
    expect(plan.ended.map(({ id }) => id)).toEqual(['h']);
    expect(plan.withdrawn.map(({ id }) => id)).toEqual(['c']);
  });

  it('whatever is placed in whatever order, no two of a kind share a day', () => {
    const starts = fc.uniqueArray(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(starts, (offsets) => {
        let wages: Wage[] = [];
        for (const offset of offsets) {
          const begin = new Date(Date.UTC(2025, 0, 1 + offset)).toISOString().slice(0, 10);
          const next = wage(`w${offset}`, begin);
          const placed = placeWage(wages, next, null);
          if (!placed) throw new Error('different days do not collide');
          wages = wages.map((known) => ({ ...known, validTo: placed.ends.get(known.id) ?? known.validTo }));
          wages.push({ ...next, validTo: placed.validTo });
        }
        const ordered = wages
          .filter(isLiving)
          .sort((left, right) => (left.validFrom < right.validFrom ? -1 : 1));
        for (const [index, known] of ordered.entries()) {
          const follower = ordered[index + 1];
          if (follower) expect(known.validTo !== null && known.validTo < follower.validFrom).toBe(true);
        }
      }),
    );
  });
});
