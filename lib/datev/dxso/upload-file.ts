import { readEmpty, sortAnswer } from '../http/answer';
import { blobOf } from '../http/blob';
import { acceptJson } from '../http/paths';
import type { HttpAnswer } from '../http/send';
import { jobPath } from './paths';
import type { DxsoRequest, DxsoResult, JobFileContent } from './types';

const safeFileName = /^[A-Za-z0-9._-]{1,255}$/;

/**
 * `POST …/files`: one multipart part named `files` with one file (T3). The bytes go into a Blob once and are
 * streamed from there with a known length.
 * @throws RangeError for a file name DATEV would change, because `document.xml` would then point to nothing
 */
export function buildUploadFileRequest(clientId: string, jobId: string, file: JobFileContent): DxsoRequest {
  if (!safeFileName.test(file.fileName)) throw new RangeError(`not a safe file name: ${file.fileName}`);
  const body = new FormData();
  body.append('files', blobOf(file.content, file.contentType), file.fileName);
  return {
    operation: 'uploadFile',
    method: 'POST',
    path: `${jobPath(clientId, jobId)}/files`,
    headers: acceptJson,
    body,
  };
}

export function readUploadFileResponse(answer: HttpAnswer, now: Date): DxsoResult<null> {
  return sortAnswer(answer, now, readEmpty(201));
}
