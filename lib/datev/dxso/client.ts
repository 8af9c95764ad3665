import { type HttpAnswer, type HttpEdge, send } from '../http/send';
import { buildCreateJobRequest, readCreateJobResponse } from './create-job';
import { buildDeleteJobRequest, readDeleteJobResponse } from './delete-job';
import { buildFinaliseJobRequest, readFinaliseJobResponse } from './finalise-job';
import { buildGetClientBasicsRequest, readGetClientBasicsResponse } from './get-client-basics';
import { buildGetJobStatusRequest, readGetJobStatusResponse } from './get-job-status';
import { buildGetProtocolEntriesRequest, readGetProtocolEntriesResponse } from './get-protocol-entries';
import type { DxsoClient, DxsoOperation, DxsoRequest, DxsoResult } from './types';
import { buildUploadFileRequest, readUploadFileResponse } from './upload-file';

/**
 * Longest wait for an answer, in ms. Reading is short because it may be repeated; an upload has to carry 20 MB over
 * a slow line; a finalisation given up too early costs a status question.
 */
const operationTimeoutMs: Readonly<Record<DxsoOperation, number>> = {
  getClientBasics: 30_000,
  createJob: 60_000,
  uploadFile: 180_000,
  finaliseJob: 60_000,
  getJobStatus: 30_000,
  getProtocolEntries: 60_000,
  deleteJob: 30_000,
};

export interface DxsoClientOptions extends HttpEdge {
  /** Base of accounting:dxso-jobs, ends in `/v2`. */
  readonly apiUrl: string;
  /** OAuth client id of the app, sent as `X-DATEV-Client-Id`. */
  readonly datevClientId: string;
  readonly accessToken: string;
  readonly timeoutMs?: Partial<Record<DxsoOperation, number>>;
}

/** Client with one access token. A 401 is an ordinary refusal here; `lib/connection` knows how to get the next token. */
export function createDxsoClient(options: DxsoClientOptions): DxsoClient {
  const call = async <T>(
    request: DxsoRequest,
    read: (answer: HttpAnswer, now: Date) => DxsoResult<T>,
  ): Promise<DxsoResult<T>> => {
    const sent = await send(
      {
        operation: request.operation,
        method: request.method,
        url: `${options.apiUrl}${request.path}`,
        headers: {
          ...request.headers,
          authorization: `Bearer ${options.accessToken}`,
          'x-datev-client-id': options.datevClientId,
        },
        body: request.body,
        timeoutMs: options.timeoutMs?.[request.operation] ?? operationTimeoutMs[request.operation],
        keepsGoodBody: request.operation === 'getJobStatus',
      },
      options,
    );
    switch (sent.kind) {
      case 'answered':
        return read(sent.answer, options.now());
      case 'not_sent':
        return { kind: 'unavailable', httpStatus: null, retryAfterMs: null };
      case 'unclear':
        return sent;
    }
  };
  return {
    getClientBasics: (clientId) => call(buildGetClientBasicsRequest(clientId), readGetClientBasicsResponse),
    createJob: (clientId, input) => call(buildCreateJobRequest(clientId, input), readCreateJobResponse),
    uploadFile: (clientId, jobId, file) =>
      call(buildUploadFileRequest(clientId, jobId, file), readUploadFileResponse),
    finaliseJob: (clientId, jobId) => call(buildFinaliseJobRequest(clientId, jobId), readFinaliseJobResponse),
    getJobStatus: (clientId, jobId) =>
      call(buildGetJobStatusRequest(clientId, jobId), readGetJobStatusResponse),
    getProtocolEntries: (clientId, jobId) =>
      call(buildGetProtocolEntriesRequest(clientId, jobId), readGetProtocolEntriesResponse),
    deleteJob: (clientId, jobId) => call(buildDeleteJobRequest(clientId, jobId), readDeleteJobResponse),
  };
}
