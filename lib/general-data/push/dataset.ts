import { berlinDay, type IsoDate } from '@/lib/bookkeeping/calendar';
import { clientIdOf } from '@/lib/connection/client-numbers';
import { inThisEnvironment } from '@/lib/connection/connection-row';
import { latestSnapshot } from '@/lib/connection/snapshots';
import type { Platform } from '@/lib/platform';
import type { GeneralDataSettings } from '../settings/settings';

/** The DATEV numbers of a company's payroll. */
export interface Dataset {
  readonly consultantNumber: number;
  readonly clientNumber: number;
}

/** Numbers of the settings, else those of the connection; null: nobody has named any. */
export async function datasetOf(
  platform: Platform,
  companyId: string,
  settings: Pick<GeneralDataSettings, 'consultantNumber' | 'clientNumber'>,
): Promise<Dataset | null> {
  const { consultantNumber, clientNumber } = settings;
  if (consultantNumber !== null && clientNumber !== null) return { consultantNumber, clientNumber };
  return connectedDataset(platform, companyId);
}

/** The numbers the company is or was connected with: bookkeeping's dataset. */
export async function connectedDataset(platform: Platform, companyId: string): Promise<Dataset | null> {
  const row = inThisEnvironment(platform, await platform.db.connection.findUnique({ where: { companyId } }));
  return row && { consultantNumber: row.consultantNumber, clientNumber: row.clientNumber };
}

/** What the head of an EXTF file needs of the fiscal year. */
export interface FiscalFrame {
  readonly start: IsoDate;
  /** null: DATEV has not told. */
  readonly accountLength: number | null;
  /** DATEV has not told: the calendar year is written. */
  readonly isAssumed: boolean;
}

/** Today's fiscal year as DATEV told it with the last check, or the calendar year. */
export async function fiscalFrameOf(
  platform: Platform,
  companyId: string,
  dataset: Dataset,
): Promise<FiscalFrame> {
  const today = berlinDay(platform.clock.now());
  const snapshot = await latestSnapshot(platform, { companyId, clientId: clientIdOf(dataset) });
  const years = snapshot?.basics.fiscalYears ?? [];
  const year = years.find(({ start, end }) => start <= today && today <= end);
  if (year) return { start: year.start, accountLength: year.accountLength, isAssumed: false };
  const start = `${today.slice(0, 4)}-01-01` as IsoDate;
  return { start, accountLength: years.at(-1)?.accountLength ?? null, isAssumed: true };
}
