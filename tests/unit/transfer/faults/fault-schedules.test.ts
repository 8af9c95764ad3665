import { describe, expect, it } from 'vitest';
import { playMany, weatherNames } from '@/tests/faults/schedules/play-many';

/** `FAULT_SEED=4711 FAULT_SCHEDULES=1` repeats one schedule; `npm run bench -- faults` plays ten times as many. */
const schedules = Number(process.env.FAULT_SCHEDULES ?? 2_500);
const firstSeed = Number(process.env.FAULT_SEED ?? 1);

describe('random schedules of crashes, lost answers and several workers over the real steps (T5)', () => {
  it.each(weatherNames)(
    'loses nothing and sends nothing twice: %s',
    async (weather) => {
      const { complaints, tally } = await playMany(weather, firstSeed, schedules);
      expect(complaints).toEqual([]);
      // A storm in which nothing happens would prove nothing.
      if (schedules >= 1_000) {
        const happened = ['killed', 'lease overslept', 'DATEV: late', 'DATEV: lost_answer', 'end: done'];
        expect(happened.filter((name) => tally.of(name) < schedules / 100)).toEqual([]);
      }
    },
    600_000,
  );
});
