/** `/clients/455148-1`. */
export function clientPath(clientId: string): string {
  return `/clients/${encodeURIComponent(clientId)}`;
}

/** `/clients/455148-1/dxso-jobs/…`. A job id is opaque, so it is escaped and otherwise left alone. */
export function jobPath(clientId: string, jobId: string): string {
  return `${clientPath(clientId)}/dxso-jobs/${encodeURIComponent(jobId)}`;
}

export const acceptJson = { accept: 'application/json' } as const;
