import type { ProblemOwner } from '@/lib/bookkeeping/problem-code';
import type { DxsoOperation } from './types';

/**
 * What may be done after a refusal:
 * `never` the same call never works; `after_fix` once the owner has acted, always with a new job;
 * `later` with back-off; `new_job` at once, with a new job; `treat_as_arrived` ask for the status, it was finalised.
 */
export type RetryClass = 'never' | 'after_fix' | 'later' | 'new_job' | 'treat_as_arrived';

export interface RefusalRow {
  readonly operations: readonly DxsoOperation[];
  readonly httpStatus: number;
  /** null: DATEV gives no code here, only `request_id`. */
  readonly code: string | null;
  readonly problemCode: string;
  readonly owner: ProblemOwner;
  readonly retry: RetryClass;
}

const jobWork = ['createJob', 'uploadFile', 'finaliseJob', 'deleteJob'] as const;
const results = ['getJobStatus', 'getProtocolEntries'] as const;
const everyOperation = ['getClientBasics', ...jobWork, ...results] as const;

function row(
  operations: readonly DxsoOperation[],
  httpStatus: number,
  code: string | null,
  owner: ProblemOwner,
  retry: RetryClass,
  problemCode = `DATEV_${code}`,
): RefusalRow {
  return { operations, httpStatus, code, problemCode, owner, retry };
}

/** Every documented refusal of accounting:dxso-jobs 2.1.7, operation × status × code (T6). */
export const documentedRefusals: readonly RefusalRow[] = [
  row(everyOperation, 403, null, 'adviser', 'after_fix', 'DATEV_NO_RIGHT'),
  row(everyOperation, 403, 'DCO01005', 'admin', 'after_fix'),
  row([...jobWork, ...results], 403, 'DCO01013', 'us', 'after_fix'),

  row(['getClientBasics'], 400, 'DCO01009', 'adviser', 'after_fix'),
  row(['getClientBasics'], 404, null, 'customer', 'after_fix', 'DATEV_CLIENT_UNKNOWN'),

  row(jobWork, 400, 'DCO01002', 'adviser', 'after_fix'),
  row(['createJob', 'uploadFile'], 400, 'DCO01301', 'adviser', 'never'),
  row(['createJob', 'finaliseJob'], 400, 'DCO01008', 'us', 'never'),
  row(['createJob'], 400, 'DCO01017', 'us', 'never'),
  row(['createJob'], 400, 'DCO01018', 'us', 'never'),
  row(['createJob', 'finaliseJob'], 404, null, 'us', 'never', 'DATEV_RESOURCE_UNKNOWN'),

  row(['uploadFile', 'finaliseJob'], 400, 'DCO01001', 'us', 'never'),
  row(['uploadFile'], 400, 'DCO01003', 'us', 'new_job'),
  row(['uploadFile'], 400, 'DCO01004', 'us', 'never'),
  row(['uploadFile'], 400, 'DCO01006', 'us', 'never'),
  row(['uploadFile'], 400, 'DCO01007', 'us', 'never'),
  row(['uploadFile'], 400, 'DCO01015', 'customer', 'after_fix'),
  row(['uploadFile'], 400, 'DCO01016', 'customer', 'after_fix'),
  row(['uploadFile'], 400, 'DCO01219', 'customer', 'after_fix'),
  row(['uploadFile'], 400, 'DCO01300', 'customer', 'never'),
  row(['uploadFile'], 404, null, 'us', 'new_job', 'DATEV_RESOURCE_UNKNOWN'),

  row(['finaliseJob', 'deleteJob'], 400, 'DCO01007', 'us', 'treat_as_arrived'),
  // Gone is what a DELETE wants; an earlier one may have done it.
  row(['deleteJob'], 404, null, 'us', 'new_job', 'DATEV_RESOURCE_UNKNOWN'),
  row(results, 404, null, 'customer', 'never', 'DATEV_RESULT_GONE'),
];

/** Refusals DATEV does not document for this API but a gateway or a sibling service gives. */
export const undocumentedRefusals: readonly RefusalRow[] = [
  row(everyOperation, 401, null, 'admin', 'after_fix', 'DATEV_SIGN_IN_REFUSED'),
  row(everyOperation, 409, null, 'us', 'never', 'DATEV_CONFLICT'),
  row(everyOperation, 413, null, 'customer', 'after_fix', 'DATEV_DCO01016'),
  row(everyOperation, 415, null, 'customer', 'after_fix', 'DATEV_DCO01015'),
];
