import { extfLimits } from '../extf/extf-file';
import { good, sortAnswer, unreadable } from '../http/answer';
import { blobOf } from '../http/blob';
import { acceptJson, clientPath } from '../http/paths';
import type { DatevResult } from '../http/result';
import { readRetryAfter } from '../http/retry-after';
import type { HttpAnswer } from '../http/send';
import { readExtfRefusal } from './refusal';
import type { ExtfFilesRequest, ExtfFileUpload, ExtfImport } from './types';

/** DATEV allows umlauts here, but a header that is not ASCII is read differently by every gateway. */
const headerText = /^[-0-9A-Za-z_. +?;]{0,254}$/;

/**
 * `POST …/extf-files/import`: the bare bytes, their name in a header.
 * @throws RangeError for a name, reference or size DATEV refuses: all are ours, so it is a bug
 */
export function buildImportExtfFileRequest(clientId: string, file: ExtfFileUpload): ExtfFilesRequest {
  const { fileName, content, referenceId, applicationVersion } = file;
  if (!/^EXTF_[\w.-]{0,51}\.csv$/.test(fileName)) throw new RangeError(`not an EXTF file name: ${fileName}`);
  for (const text of [referenceId, applicationVersion]) {
    if (!headerText.test(text)) throw new RangeError(`not a header value: ${text}`);
  }
  if (content.length === 0 || content.length > extfLimits.bytes) {
    throw new RangeError(`an EXTF file of ${content.length} bytes`);
  }
  return {
    operation: 'extfImportFile',
    method: 'POST',
    path: `${clientPath(clientId)}/extf-files/import`,
    headers: {
      ...acceptJson,
      'content-type': 'application/octet-stream',
      filename: fileName,
      'reference-id': referenceId,
      'client-application-version': applicationVersion,
    },
    body: blobOf(content, 'application/octet-stream'),
  };
}

/** 202 with the job in `Location`. Without it the file has arrived, but nobody knows its job: look into the list. */
export function readImportExtfFileResponse(answer: HttpAnswer, now: Date): DatevResult<ExtfImport> {
  return sortAnswer(
    answer,
    now,
    () => {
      const jobId = /\/extf-files\/jobs\/([^/?#]+)\/?$/.exec(answer.headers.location ?? '')?.[1];
      if (jobId === undefined) return unreadable(answer, 'Location');
      const retryAfterMs = readRetryAfter(answer.headers['retry-after'], now);
      return good(answer, { jobId: decodeURIComponent(jobId), retryAfterMs });
    },
    readExtfRefusal,
  );
}
