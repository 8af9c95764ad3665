import type { Actor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import { loadSettings } from '../settings/settings';
import { type BuiltPush, buildGeneralPush, type GeneralSources } from './build-general';
import { connectedDataset, datasetOf, fiscalFrameOf } from './dataset';
import { loadGeneralRecords } from './load-general';
import { loadPartners } from './partners';
import { type PushOutcome, runPush } from './run-push';

export interface PushGeneralInput {
  /** Also what DATEV or the user has already. */
  readonly isForced: boolean;
  readonly timeLimitMs?: number;
}

/** Nobody has named Beraternummer and Mandantennummer, neither by connecting nor in the settings. */
export interface NumbersMissing {
  readonly kind: 'numbers_missing';
}

/** Makes the ASCII files of the currently relevant general data, and sends or keeps them (K1–K6). */
export async function pushGeneralData(
  platform: Platform,
  actor: Actor,
  { isForced, timeLimitMs }: PushGeneralInput,
): Promise<PushOutcome | NumbersMissing> {
  const sources = await frameOf(platform, actor.companyId, isForced);
  if (!sources) return { kind: 'numbers_missing' };
  const { settings, dataset } = sources;
  return runPush(platform, actor, {
    push: {
      type: 'general',
      origin: 'push',
      isForced,
      payrollMonth: null,
      targetSystem: settings.targetSystem,
      dataset,
    },
    make: async (tell): Promise<BuiltPush> => {
      const content = await contentOf(platform, actor.companyId, isForced);
      await tell('building');
      return buildGeneralPush({ ...sources, ...content });
    },
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
  });
}

/** What a push now would hold, without doing it; null: numbers are missing. */
export async function rehearsePush(
  platform: Platform,
  companyId: string,
  isForced: boolean,
): Promise<BuiltPush | null> {
  const frame = await frameOf(platform, companyId, isForced);
  return frame && buildGeneralPush({ ...frame, ...(await contentOf(platform, companyId, isForced)) });
}

type Frame = Omit<GeneralSources, 'records' | 'partners'>;

async function frameOf(platform: Platform, companyId: string, isForced: boolean): Promise<Frame | null> {
  const settings = await loadSettings(platform.db, companyId);
  const dataset = await datasetOf(platform, companyId, settings);
  if (!dataset) return null;
  const partnerDataset = (await connectedDataset(platform, companyId)) ?? dataset;
  const frame = await fiscalFrameOf(platform, companyId, partnerDataset);
  return { settings, dataset, partnerDataset, frame, isForced, now: platform.clock.now() };
}

async function contentOf(
  platform: Platform,
  companyId: string,
  isForced: boolean,
): Promise<Pick<GeneralSources, 'records' | 'partners'>> {
  const [records, partners] = await Promise.all([
    loadGeneralRecords(platform, { companyId, isForced }),
    loadPartners(platform, companyId),
  ]);
  return { records, partners };
}
