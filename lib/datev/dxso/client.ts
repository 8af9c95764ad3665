import { type ApiAccess, createCaller } from '../http/caller';
import { buildCreateJobRequest, readCreateJobResponse } from './create-job';
import { buildDeleteJobRequest, readDeleteJobResponse } from './delete-job';
import { buildFinaliseJobRequest, readFinaliseJobResponse } from './finalise-job';
import { buildGetClientBasicsRequest, readGetClientBasicsResponse } from './get-client-basics';
import { buildGetJobStatusRequest, readGetJobStatusResponse } from './get-job-status';
import { buildGetProtocolEntriesRequest, readGetProtocolEntriesResponse } from './get-protocol-entries';
import type { DxsoClient, DxsoOperation } from './types';
import { buildUploadFileRequest, readUploadFileResponse } from './upload-file';
import { watchPieces } from './watched-pieces';

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

/** Base of accounting:dxso-jobs (ends in `/v2`), app and token. */
export type DxsoClientOptions = ApiAccess<DxsoOperation>;

/** Client with one access token. A 401 is an ordinary refusal here; `lib/connection` knows how to get the next token. */
export function createDxsoClient(options: DxsoClientOptions): DxsoClient {
  const call = createCaller<DxsoOperation>(options, {
    timeoutMs: operationTimeoutMs,
    statusOperations: ['getJobStatus'],
  });
  return {
    getClientBasics: (clientId) => call(buildGetClientBasicsRequest(clientId), readGetClientBasicsResponse),
    createJob: (clientId, input) => call(buildCreateJobRequest(clientId, input), readCreateJobResponse),
    uploadFile: async (clientId, jobId, file) => {
      const watched = watchPieces(file);
      const request = buildUploadFileRequest(clientId, jobId, watched.file);
      const result = await call({ ...request, signal: watched.signal }, readUploadFileResponse);
      watched.throwFailure(result);
      return result;
    },
    finaliseJob: (clientId, jobId) => call(buildFinaliseJobRequest(clientId, jobId), readFinaliseJobResponse),
    getJobStatus: (clientId, jobId) =>
      call(buildGetJobStatusRequest(clientId, jobId), readGetJobStatusResponse),
    getProtocolEntries: (clientId, jobId) =>
      call(buildGetProtocolEntriesRequest(clientId, jobId), readGetProtocolEntriesResponse),
    deleteJob: (clientId, jobId) => call(buildDeleteJobRequest(clientId, jobId), readDeleteJobResponse),
  };
}
