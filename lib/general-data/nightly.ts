import type { Platform } from '@/lib/platform';
import { forgetInteractions } from './interactions/interactions';
import { removeExpiredEmployees } from './people/erase-employee';

/** Worker (nightly): lets go of what was kept long enough: calls, people whose retention is over, contents of old files. */
export async function purgeGeneralData(
  platform: Platform,
): Promise<{ readonly interactions: number; readonly employees: number; readonly files: number }> {
  const interactions = await forgetInteractions(platform);
  const employees = await removeExpiredEmployees(platform);
  return { interactions, employees, files: await eraseOldContents(platform) };
}

/**
 * Files repeat the data of people, so their contents go with the end of the retention: the end of the calendar year plus the
 * years set. That there was a file, its state and who took it stays.
 */
async function eraseOldContents(platform: Platform): Promise<number> {
  const now = platform.clock.now();
  const firstKeptYear = now.getUTCFullYear() - platform.settings.protocolRetentionYears;
  const { count } = await platform.db.dataPushFile.updateMany({
    where: {
      contentErasedAt: null,
      push: { requestedAt: { lt: new Date(Date.UTC(firstKeptYear, 0, 1)) } },
    },
    data: { contentSealed: null, contentErasedAt: now },
  });
  return count;
}
