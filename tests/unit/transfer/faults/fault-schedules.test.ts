import { describe, expect, it } from 'vitest';
import { judge } from './judge';
import { type Play, play } from './play';

const schedules = Number(process.env.FAULT_SCHEDULES ?? 3_400);
const firstSeed = Number(process.env.FAULT_SEED ?? 1);

async function playMany(settings: Omit<Play, 'seed'>, count: number): Promise<string[]> {
  const wrong: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    const complaints = judge(await play({ ...settings, seed }));
    if (complaints.length > 0) wrong.push(`seed ${seed}: ${complaints.join('; ')}`);
  }
  return wrong;
}

describe('random schedules of crashes, lost answers and several workers over the real steps (T5)', () => {
  it('loses nothing and sends nothing twice with one worker', async () => {
    const wrong = await playMany(
      { workers: 1, documents: 2, faultRate: 0.15, killRate: 0.03, cancelRate: 0 },
      schedules,
    );
    expect(wrong).toEqual([]);
  }, 600_000);

  it('loses nothing and sends nothing twice with three workers and zombies', async () => {
    const wrong = await playMany(
      { workers: 3, documents: 3, faultRate: 0.1, killRate: 0.02, cancelRate: 0 },
      schedules,
    );
    expect(wrong).toEqual([]);
  }, 600_000);

  it('never sends a cancelled transfer that it says it has stopped', async () => {
    const wrong = await playMany(
      { workers: 2, documents: 2, faultRate: 0.1, killRate: 0.02, cancelRate: 0.01 },
      schedules,
    );
    expect(wrong).toEqual([]);
  }, 600_000);
});
