import { type ApiAccess, createCaller } from '../http/caller';
import { buildGetExtfJobRequest, readGetExtfJobResponse } from './get-job';
import { buildGetExtfJobsRequest, readGetExtfJobsResponse } from './get-jobs';
import { buildImportExtfFileRequest, readImportExtfFileResponse } from './import-file';
import type { ExtfFilesClient, ExtfFilesOperation } from './types';

const timeoutMs: Readonly<Record<ExtfFilesOperation, number>> = {
  extfImportFile: 300_000,
  extfGetJob: 30_000,
  extfGetJobs: 60_000,
};

/** Client of accounting:extf-files (base ends in `/v3`) with one access token. A 401 is an ordinary refusal here. */
export function createExtfFilesClient(access: ApiAccess<ExtfFilesOperation>): ExtfFilesClient {
  const call = createCaller<ExtfFilesOperation>(access, { timeoutMs, statusOperations: ['extfGetJob'] });
  return {
    importFile: (clientId, file) =>
      call(buildImportExtfFileRequest(clientId, file), readImportExtfFileResponse),
    getJob: (clientId, jobId) => call(buildGetExtfJobRequest(clientId, jobId), readGetExtfJobResponse),
    getJobs: (clientId, page) => call(buildGetExtfJobsRequest(clientId, page), readGetExtfJobsResponse),
  };
}
