import type { Platform } from '@/lib/platform';

/** Jobs that have not ended, by state and hold, over all companies: for operators and the gauge (O2). */
export async function countJobsByState(
  platform: Pick<Platform, 'db'>,
): Promise<{ readonly state: string; readonly count: number }[]> {
  const groups = await platform.db.transferJob.groupBy({
    by: ['state', 'hold'],
    where: { state: { notIn: ['done', 'cancelled', 'failed'] } },
    _count: true,
  });
  return groups.map(({ state, hold, _count }) => ({
    state: hold === null ? state : `held:${hold}`,
    count: _count,
  }));
}
