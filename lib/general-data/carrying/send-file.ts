import { type AccountingMonth, parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Problem } from '@/lib/bookkeeping/problem';
import { problemOfExtfFailure } from '@/lib/datev/extf-files/extf-files-errors';
import type { ExtfImport, ExtfJob } from '@/lib/datev/extf-files/types';
import { problemOfHrFailure } from '@/lib/datev/hr-files/hr-files-errors';
import type { HrJob } from '@/lib/datev/hr-files/types';
import type { DatevResult } from '@/lib/datev/http/result';
import { encodeText } from '@/lib/datev/text-encoding/encode-text';
import type { Platform } from '@/lib/platform';
import type { DataPush, DataPushFile } from '@/lib/platform/generated/prisma/client';
import { carriageOf, connectionFacts, serviceOf } from '../push/carrier';
import { openContent } from '../push/store-files';
import { loadSettings } from '../settings/settings';
import { type FileCarriers, fileCarriersOf } from './clients';
import { mostAttempts, nextAttemptMs, nextExtfLookMs, nextPayrollLookMs } from './schedule';
import { type FileOutcome, settleFile } from './settle-file';

/** A file with its push. */
export type FileToCarry = DataPushFile & { readonly push: DataPush };

/** Longer than DATEV's longest time-out: until then nobody else touches the file. */
const leaseMs = 6 * 60_000;
/** Version told to DATEV's support. */
const applicationVersion = 'Belegbote 1';
/** Without a connection a file waits for one. */
const noTokenLookMs = 60 * 60_000;

/**
 * Sends one waiting file, if nobody else does. A file whose fate is unclear is never sent again by itself: hr:files has
 * neither a key nor a list to see whether it arrived, and payments sent twice are paid twice.
 * @returns false: somebody else has it
 */
export async function sendFile(platform: Platform, fileId: string): Promise<boolean> {
  const now = platform.clock.now();
  const { count } = await platform.db.dataPushFile.updateMany({
    where: { id: fileId, state: 'waiting', nextLookAt: { lte: now } },
    data: {
      state: 'sending',
      attempts: { increment: 1 },
      leaseUntil: new Date(now.getTime() + leaseMs),
      nextLookAt: new Date(now.getTime() + leaseMs),
    },
  });
  if (count === 0) return false;
  const file = await platform.db.dataPushFile.findUniqueOrThrow({
    where: { id: fileId },
    include: { push: true },
  });
  await settleFile(platform, file, (await keptBack(platform, file)) ?? (await send(platform, file)));
  return true;
}

/**
 * Since the file was made another dataset may have been connected, or its service deselected: wages of one client never go to another
 * (C11). A connection that is only missing is waited for.
 */
async function keptBack(
  platform: Platform,
  { kind, companyId, push }: FileToCarry,
): Promise<FileOutcome | null> {
  const connection = await connectionFacts(platform, companyId);
  const carriage = carriageOf(kind === 'extf' ? 'extf' : 'psd', connection, push);
  if (carriage.kind === 'carried' || carriage.problem.code === 'FILE_KEPT_NOT_CONNECTED') return null;
  return { state: 'kept', problem: carriage.problem, lookAfterMs: null };
}

async function send(platform: Platform, file: FileToCarry): Promise<FileOutcome> {
  const carriers = fileCarriersOf(platform, file.companyId);
  return file.kind === 'extf'
    ? await sendExtf(platform, carriers, file)
    : await sendPayroll(platform, carriers, file);
}

async function sendPayroll(
  platform: Platform,
  carriers: FileCarriers,
  file: FileToCarry,
): Promise<FileOutcome> {
  const settings = await loadSettings(platform.db, file.companyId);
  const content = encodeText(openContent(platform.vault, file), settings.uploadEncoding).bytes;
  const result = await carriers.callHrFiles((client, clientId) =>
    client.uploadFile(clientId, {
      fileName: file.fileName,
      content,
      importFileType: file.kind === 'bwd' ? 'bwd' : 'psd',
      targetSystem: file.push.targetSystem === 'lug' ? 'lug' : 'lodas',
      month: monthOf(file),
      createdAt: file.push.requestedAt,
      mailAddress: settings.notifyMail,
    }),
  );
  if (result.kind === 'ok') return uploaded(result.value.id, nextPayrollLookMs(0, 0));
  return notUploaded(file, result, (failure) => problemOfHrFailure('hrUploadFile', failure));
}

async function sendExtf(platform: Platform, carriers: FileCarriers, file: FileToCarry): Promise<FileOutcome> {
  const content = encodeText(openContent(platform.vault, file), 'windows-1252').bytes;
  const { fileName, id: referenceId } = file;
  const result = await carriers.callExtfFiles((client, clientId) =>
    client.importFile(clientId, { fileName, content, referenceId, applicationVersion }),
  );
  if (result.kind === 'ok') {
    return uploaded(result.value.jobId, nextExtfLookMs(0, 0, result.value.retryAfterMs));
  }
  if (result.kind !== 'unclear' && result.kind !== 'unreadable') {
    return notUploaded(file, result, (failure) => problemOfExtfFailure('extfImportFile', failure));
  }
  const found = await findByReference(carriers, referenceId);
  return found ? uploaded(found.id, nextExtfLookMs(0, 0, null)) : unclear(file);
}

/** This service has a list, and our reference stands in it: an import whose answer was lost is found again. */
async function findByReference(carriers: FileCarriers, referenceId: string): Promise<ExtfJob | null> {
  const page = { skip: 0, top: 100 };
  const jobs = await carriers.callExtfFiles((client, clientId) => client.getJobs(clientId, page));
  if (jobs.kind !== 'ok') return null;
  return jobs.value.find((job) => job.referenceId === referenceId) ?? null;
}

function uploaded(datevJobId: string, lookAfterMs: number | null): FileOutcome {
  return { state: 'uploaded', datevJobId, lookAfterMs };
}

type NotUploaded = Exclude<DatevResult<HrJob | ExtfImport>, { kind: 'ok' }>;
type Explained = Exclude<NotUploaded, { kind: 'unauthorised' }>;

function notUploaded(
  file: FileToCarry,
  result: NotUploaded,
  explain: (failure: Explained) => Problem,
): FileOutcome {
  switch (result.kind) {
    case 'refused':
      return { state: 'failed', problem: explain(result), lookAfterMs: null };
    case 'unavailable': {
      if (file.attempts >= mostAttempts)
        return { state: 'failed', problem: explain(result), lookAfterMs: null };
      const lookAfterMs = nextAttemptMs(file.attempts, result.retryAfterMs);
      return { state: 'waiting', problem: fileProblem('FILE_WAITS', file), lookAfterMs };
    }
    case 'unclear':
    case 'unreadable':
      return unclear(file);
    case 'unauthorised':
      return {
        state: 'waiting',
        problem: fileProblem('FILE_KEPT_NOT_CONNECTED', file),
        lookAfterMs: noTokenLookMs,
      };
  }
}

function unclear(file: FileToCarry): FileOutcome {
  return { state: 'failed', problem: fileProblem('FILE_SEND_UNCLEAR', file), lookAfterMs: null };
}

export function fileProblem(code: string, { kind }: Pick<DataPushFile, 'kind'>): Problem {
  return { code, params: { service: serviceOf(kind === 'extf' ? 'extf' : 'psd') } };
}

/** A process that died while it sent: nobody knows whether the file arrived. */
export async function settleDeadSending(platform: Platform, file: FileToCarry): Promise<void> {
  const carriers = fileCarriersOf(platform, file.companyId);
  const found = file.kind === 'extf' ? await findByReference(carriers, file.id) : null;
  await settleFile(platform, file, found ? uploaded(found.id, nextExtfLookMs(0, 0, null)) : unclear(file));
}

function monthOf(file: DataPushFile): AccountingMonth {
  const month = parseAccountingMonth(file.month);
  if (!month) throw new Error(`file ${file.id} has no month`);
  return month;
}
