import { readEmpty, sortAnswer } from '../http/answer';
import { blobOf } from '../http/blob';
import { acceptJson } from '../http/paths';
import type { HttpAnswer } from '../http/send';
import { jobPath } from './paths';
import { StreamedFile } from './streamed-file';
import type { DxsoRequest, DxsoResult, JobFileContent } from './types';

const safeFileName = /^[A-Za-z0-9._-]{1,255}$/;

/**
 * `POST …/files`: one multipart part named `files` with one file (T3). The bytes are
 * streamed with a known length, from memory or piece by piece from wherever they lie.
 * @throws RangeError for a file name DATEV would change, because `document.xml` would then point to nothing
 */
export function buildUploadFileRequest(clientId: string, jobId: string, file: JobFileContent): DxsoRequest {
  if (!safeFileName.test(file.fileName)) throw new RangeError(`not a safe file name: ${file.fileName}`);
  const body = new FormData();
  body.append('files', formFile(file));
  return {
    operation: 'uploadFile',
    method: 'POST',
    path: `${jobPath(clientId, jobId)}/files`,
    headers: acceptJson,
    body,
  };
}

function formFile({ fileName, contentType, content }: JobFileContent): File {
  return content instanceof Uint8Array
    ? new File([blobOf(content, contentType)], fileName, { type: contentType })
    : new StreamedFile(content, fileName, contentType);
}

export function readUploadFileResponse(answer: HttpAnswer, now: Date): DxsoResult<null> {
  return sortAnswer(answer, now, readEmpty(201));
}
