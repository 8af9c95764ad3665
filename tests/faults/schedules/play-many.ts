import { judge } from './judge';
import { type Play, play } from './play';
import { Tally } from './tally';

/** Kinds of bad weather; each seed is played in one of them. */
export const weathers = {
  'one worker': { workers: 1, documents: 2, faultRate: 0.15, killRate: 0.03, cancelRate: 0 },
  'three workers and zombies': { workers: 3, documents: 3, faultRate: 0.1, killRate: 0.02, cancelRate: 0 },
  'a person cancels': { workers: 2, documents: 2, faultRate: 0.1, killRate: 0.02, cancelRate: 0.01 },
  'the database breaks': {
    workers: 2,
    documents: 3,
    faultRate: 0.06,
    killRate: 0.02,
    cancelRate: 0.005,
    databaseRate: 0.05,
  },
} as const satisfies Record<string, Omit<Play, 'seed' | 'breakIt'>>;

export type Weather = keyof typeof weathers;
export const weatherNames = Object.keys(weathers) as Weather[];

export interface PlayedMany {
  readonly weather: Weather;
  readonly firstSeed: number;
  readonly schedules: number;
  /** What the judge says, each with the seed that repeats it. */
  readonly complaints: readonly string[];
  readonly tally: Tally;
}

/** Plays schedules `firstSeed`, `firstSeed + 1`, … of one weather. */
export async function playMany(
  weather: Weather,
  firstSeed: number,
  schedules: number,
  breakIt?: Play['breakIt'],
): Promise<PlayedMany> {
  const complaints: string[] = [];
  const tally = new Tally();
  for (let seed = firstSeed; seed < firstSeed + schedules; seed += 1) {
    const played = await play({ ...weathers[weather], seed, ...(breakIt ? { breakIt } : {}) });
    tally.addAll(played.tally);
    const wrong = judge(played);
    if (wrong.length > 0) complaints.push(`${weather}, seed ${seed}: ${wrong.join('; ')}`);
  }
  return { weather, firstSeed, schedules, complaints, tally };
}
