import type { JobKey } from '@/lib/bookkeeping/invoice';
import { type PlannedJob, planJobs } from '@/lib/bookkeeping/plan-jobs';
import type { Finding } from '../finding';
import { preflightFinding } from '../preflight-finding';
import { type CheckedDocument, ledgerBytes } from './check-documents';
import { ledgerSubject } from './client-check';

export interface CheckedJobSize {
  /** The jobs DATEV will get, with their files and bytes. */
  readonly jobs: readonly PlannedJob[];
  readonly findings: readonly Finding[];
}

/** Bundles what may be sent into as few jobs as DATEV's limits allow, and says when it takes more than one (T1, T3). */
export function checkJobSize(key: JobKey, sendable: readonly CheckedDocument[]): CheckedJobSize {
  const { ledger, month } = key;
  const { jobs, refused } = planJobs(
    sendable.map(({ id, document, booking }) => ({
      id,
      ledger,
      month,
      ledgerBytes: ledgerBytes(booking),
      images: document.images,
    })),
  );
  // Too large documents were held back before, by the same function.
  if (refused.length > 0) throw new Error(`${refused.length} documents fit into no job`);
  if (jobs.length < 2) return { jobs, findings: [] };
  const params = {
    jobs: String(jobs.length),
    files: String(total(jobs.map((job) => job.files))),
    size: String(total(jobs.map((job) => job.bytes))),
  };
  return { jobs, findings: [preflightFinding('TRANSFER_SPLIT', params, ledgerSubject(key))] };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
