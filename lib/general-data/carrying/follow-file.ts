import { problemOfExtfJob } from '@/lib/datev/extf-files/extf-files-errors';
import type { ExtfJob } from '@/lib/datev/extf-files/types';
import type { HrJob } from '@/lib/datev/hr-files/types';
import type { DatevResult } from '@/lib/datev/http/result';
import type { Platform } from '@/lib/platform';
import { readFileState } from '../push/file-states';
import { type FileCarriers, fileCarriersOf } from './clients';
import { nextExtfLookMs, nextPayrollLookMs } from './schedule';
import type { FileToCarry } from './send-file';
import { type FileOutcome, settleFile } from './settle-file';

/** Asks DATEV where a file stands and keeps the answer (K6). */
export async function followFile(platform: Platform, file: FileToCarry): Promise<void> {
  const { datevJobId } = file;
  if (datevJobId === null) throw new Error(`file ${file.id} has no job at DATEV`);
  const carriers = fileCarriersOf(platform, file.companyId);
  const ageMs = platform.clock.now().getTime() - (file.uploadedAt ?? file.stateAt).getTime();
  const outcome =
    file.kind === 'extf'
      ? extfOutcome(file, ageMs, await askExtf(carriers, datevJobId))
      : payrollOutcome(file, ageMs, await askPayroll(carriers, datevJobId));
  await settleFile(platform, file, { ...outcome, isLook: true });
}

function askPayroll(carriers: FileCarriers, jobId: string): Promise<DatevResult<HrJob>> {
  return carriers.callHrFiles((client, clientId) => client.getJob(clientId, jobId));
}

function askExtf(carriers: FileCarriers, jobId: string): Promise<DatevResult<ExtfJob>> {
  return carriers.callExtfFiles((client, clientId) => client.getJob(clientId, jobId));
}

function payrollOutcome(file: FileToCarry, ageMs: number, result: DatevResult<HrJob>): FileOutcome {
  const again = nextPayrollLookMs(file.looks, ageMs);
  if (result.kind !== 'ok') return asBefore(file, again);
  switch (result.value.state) {
    case 'uploaded':
      return { state: 'uploaded', lookAfterMs: again };
    case 'imported':
      return { state: 'imported', lookAfterMs: null };
    case 'corrupted':
      return { state: 'corrupted', problem: rejected(file), lookAfterMs: null };
    case 'deleted':
      return { state: 'deleted', lookAfterMs: null };
    case 'auto-deleted':
      return { state: 'auto_deleted', lookAfterMs: null };
    case null:
      return asBefore(file, again);
  }
}

function extfOutcome(file: FileToCarry, ageMs: number, result: DatevResult<ExtfJob>): FileOutcome {
  const again = nextExtfLookMs(file.looks, ageMs, null);
  if (result.kind !== 'ok') return asBefore(file, again);
  switch (result.value.result) {
    case 'pending':
      return { state: 'uploaded', lookAfterMs: again };
    case 'succeeded':
      return { state: 'accepted', lookAfterMs: null };
    case 'failed':
      return { state: 'corrupted', problem: problemOfExtfJob(result.value), lookAfterMs: null };
    case null:
      return asBefore(file, again);
  }
}

/** An answer that says nothing changes nothing. */
function asBefore(file: FileToCarry, lookAfterMs: number | null): FileOutcome {
  return { state: readFileState(file.state), lookAfterMs };
}

function rejected(file: FileToCarry) {
  return { code: 'FILE_REJECTED', params: { file: file.fileName, service: 'hr_files' } };
}
