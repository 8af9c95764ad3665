import { findFiscalYear } from '@/lib/bookkeeping/fiscal-year';
import { openDatevSession } from '@/lib/connection/session';
import type { Platform } from '@/lib/platform';
import { FileDamagedError, FileMissingError } from '@/lib/platform/files';
import { paceOf } from '../poll-schedule';
import {
  type Expectation,
  type FileContent,
  type JobPorts,
  type JobRecord,
  largestWholeFile,
} from '../ports';
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
    readFile: ({ companyId }, { sha256, size }) =>
      size > largestWholeFile
        ? openPieces(platform, { companyId, sha256 }, size)
        : readWhole(platform, { companyId, sha256 }),
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

interface FileAddress {
  readonly companyId: string;
  readonly sha256: string;
}

async function readWhole({ files }: Platform, address: FileAddress): Promise<FileContent | null> {
  return await orMissing(() => files.get(address));
}

/** The first piece is fetched at once: a file that is not there has to be known before the request goes out. */
async function openPieces(
  { files }: Platform,
  address: FileAddress,
  size: number,
): Promise<FileContent | null> {
  const pieces = files.read(address)[Symbol.asyncIterator]();
  const first = await orMissing(() => pieces.next());
  if (first === null) return null;
  async function* begun(): AsyncGenerator<Uint8Array> {
    for (let piece = first; piece && !piece.done; piece = await pieces.next()) yield piece.value;
  }
  let isBegun = false;
  return {
    size,
    read() {
      const again = isBegun;
      isBegun = true;
      return again ? files.read(address) : begun();
    },
  };
}

/** Bytes that are no longer those that were put are no better than none. */
async function orMissing<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FileMissingError || error instanceof FileDamagedError) return null;
    throw error;
  }
}
