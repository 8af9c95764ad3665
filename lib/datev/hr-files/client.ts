import { type ApiAccess, createCaller } from '../http/caller';
import { buildCheckAccessRequest, readCheckAccessResponse } from './check-access';
import { buildGetHrJobRequest, readGetHrJobResponse } from './get-job';
import type { HrFilesClient, HrFilesOperation } from './types';
import { buildUploadHrFileRequest, readUploadHrFileResponse } from './upload-file';

const timeoutMs: Readonly<Record<HrFilesOperation, number>> = {
  hrCheckAccess: 30_000,
  hrUploadFile: 120_000,
  hrGetJob: 30_000,
};

/** Client of hr:files (base ends in `/v1`) with one access token. A 401 is an ordinary refusal here. */
export function createHrFilesClient(access: ApiAccess<HrFilesOperation>): HrFilesClient {
  const call = createCaller<HrFilesOperation>(access, { timeoutMs, statusOperations: ['hrGetJob'] });
  return {
    checkAccess: (clientId) => call(buildCheckAccessRequest(clientId), readCheckAccessResponse),
    uploadFile: (clientId, file) => call(buildUploadHrFileRequest(clientId, file), readUploadHrFileResponse),
    getJob: (clientId, jobId) => call(buildGetHrJobRequest(clientId, jobId), readGetHrJobResponse),
  };
}
