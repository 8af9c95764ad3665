import { findFiscalYear } from '@/lib/bookkeeping/fiscal-year';
import { openDatevSession } from '@/lib/connection/session';
import type { Platform } from '@/lib/platform';
import { FileMissingError } from '@/lib/platform/files';
import { paceOf } from '../poll-schedule';
import type { Expectation, JobPorts, JobRecord } from '../ports';
import { knownSnapshot } from '../preflight-month';
import { withCircuit } from '../store/circuit-store';
import { createJobStore } from '../store/job-store';
import { buildJob } from './build-job';
import { checkJob } from './check-job';

/** Files of one job sent at the same time: gentle with DATEV, whose rate limit nobody knows. */
const uploadParallelism = 4;

/** The steps' surroundings in the real product. */
export function livePorts(platform: Platform): JobPorts {
  return {
    store: createJobStore(platform),
    openDatev: async ({ companyId, id }) =>
      withCircuit(platform, await openDatevSession(platform, { companyId, transferJobId: id })),
    check: (record) => checkJob(platform, record),
    expect: (record) => expectationOf(platform, record),
    build: (record) => buildJob(platform, record),
    readFile: ({ companyId }, sha256) => readFile(platform, companyId, sha256),
    pace: paceOf(platform.settings.datev.environment),
    uploadParallelism,
    now: () => platform.clock.now(),
    random: Math.random,
    reportFault: ({ id, companyId }, step, error) =>
      platform.log.error({ err: error, jobId: id, companyId, step }, 'transfer step failed'),
  };
}

async function expectationOf(platform: Platform, record: JobRecord): Promise<Expectation> {
  const { companyId, ledger, month, id } = record;
  const snapshot = await knownSnapshot(platform, companyId);
  const year = snapshot && findFiscalYear(ledger, month, snapshot.basics.fiscalYears).found;
  const choice = await platform.db.ledgerFolderChoice.findUnique({
    where: { companyId_ledger: { companyId, ledger } },
  });
  const last = await platform.db.transferJob.findFirst({
    where: { companyId, ledger, id: { not: id }, finalisedAt: { not: null } },
    orderBy: { finalisedAt: 'desc' },
    select: { ledgerFolderName: true },
  });
  return {
    accountLength: year?.year.accountLength ?? null,
    chosenFolder: choice?.folderName ?? null,
    lastFolder: last?.ledgerFolderName ?? null,
  };
}

async function readFile(platform: Platform, companyId: string, sha256: string): Promise<Uint8Array | null> {
  try {
    return await platform.files.get({ companyId, sha256 });
  } catch (error) {
    if (error instanceof FileMissingError) return null;
    throw error;
  }
}
