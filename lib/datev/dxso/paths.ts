import { clientPath } from '../http/paths';

/** `/clients/455148-1/dxso-jobs/…`. A job id is opaque, so it is escaped and otherwise left alone. */
export function jobPath(clientId: string, jobId: string): string {
  return `${clientPath(clientId)}/dxso-jobs/${encodeURIComponent(jobId)}`;
}
