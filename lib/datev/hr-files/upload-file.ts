import { lastDayOfMonth } from '@/lib/bookkeeping/payroll/days';
import { good, sortAnswer, unreadable } from '../http/answer';
import { blobOf } from '../http/blob';
import { acceptJson, clientPath } from '../http/paths';
import type { DatevResult } from '../http/result';
import type { HttpAnswer } from '../http/send';
import { readJob } from './job';
import type { HrFilesRequest, HrFileUpload, HrJob } from './types';

/** Name of the sending system, as the payroll clerk sees it; at most 50 bytes. */
const fileProvider = 'Belegbote';

/** Read as 3,000,000, the smaller meaning of DATEV's "3 MB". */
const largestHrFile = 3_000_000;

/**
 * `POST /clients/{client-id}/files`: the file and its description as multipart form data.
 * @throws RangeError for a name or size DATEV refuses: both are ours, so it is a bug
 */
export function buildUploadHrFileRequest(clientId: string, file: HrFileUpload): HrFilesRequest {
  checkName(file.fileName);
  if (file.content.length === 0 || file.content.length > largestHrFile) {
    throw new RangeError(`a payroll file of ${file.content.length} bytes`);
  }
  const body = new FormData();
  body.append('file', blobOf(file.content, 'text/plain'), file.fileName);
  body.append('file_provider', fileProvider);
  body.append('import_file_type', file.importFileType);
  body.append('creation_time', file.createdAt.toISOString());
  body.append('target_system', file.targetSystem);
  // A day of the month, in DATEV's example its last one.
  body.append('payroll_accounting_month', lastDayOfMonth(file.month));
  if (file.mailAddress !== null) body.append('mail_address', file.mailAddress);
  return {
    operation: 'hrUploadFile',
    method: 'POST',
    path: `${clientPath(clientId)}/files`,
    headers: acceptJson,
    body,
  };
}

function checkName(fileName: string): void {
  if (!/^[^\s<>:"/\\|?*][^<>:"/\\|?*]{0,49}$/.test(fileName))
    throw new RangeError(`not a file name: ${fileName}`);
}

/** 201 with the job; a 201 without a readable id has been executed all the same, so it is never "not sent". */
export function readUploadHrFileResponse(answer: HttpAnswer, now: Date): DatevResult<HrJob> {
  return sortAnswer(answer, now, () => {
    const job = readJob(answer.body);
    return job ? good(answer, job) : unreadable(answer, 'job_id');
  });
}
