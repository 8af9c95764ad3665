import type { Problem } from '@/lib/bookkeeping/problem';
import type { ProblemOwner } from '@/lib/bookkeeping/problem-code';
import { type Failure, problemOfSilence } from '../http/failure';
import { refusalParams } from '../http/refusal-params';
import { documentedRefusals, type RetryClass, undocumentedRefusals } from './refusal-table';
import type { DxsoOperation, Refused } from './types';

export interface RefusalExplanation {
  readonly problemCode: string;
  readonly owner: ProblemOwner;
  readonly retry: RetryClass;
}

type Refusal = Pick<Refused, 'httpStatus' | 'code'>;

/**
 * Explains a refusal by status and code, never by texts (T6). A code met where DATEV does not document it is explained
 * as at its documented place, but never repeated by itself; an unknown one is ours to find out.
 */
export function explainRefusal(operation: DxsoOperation, refused: Refusal): RefusalExplanation {
  const { httpStatus, code } = refused;
  const documented = documentedRefusals.find(
    (row) => row.operations.includes(operation) && row.httpStatus === httpStatus && row.code === code,
  );
  if (documented) return explanation(documented);
  const sameCode = code === null ? undefined : documentedRefusals.find((row) => row.code === code);
  if (sameCode)
    return explanation({ ...sameCode, retry: sameCode.retry === 'after_fix' ? 'after_fix' : 'never' });
  const byStatus = undocumentedRefusals.find((row) => row.httpStatus === httpStatus);
  if (byStatus) return explanation(byStatus);
  return { problemCode: 'DATEV_REFUSED_UNKNOWN', owner: 'us', retry: 'never' };
}

function explanation({ problemCode, owner, retry }: RefusalExplanation): RefusalExplanation {
  return { problemCode, owner, retry };
}

/** The refusal as a problem: DATEV's own words and help page are shown with our explanation. */
export function problemOfRefusal(operation: DxsoOperation, refused: Refused): Problem {
  return {
    code: explainRefusal(operation, refused).problemCode,
    params: refusalParams(operation, refused),
  };
}

/** Everything that is no result, as a problem for a person. `unauthorised` is explained by `lib/connection`. */
export type DxsoFailure = Failure;

export function problemOfFailure(operation: DxsoOperation, failure: DxsoFailure): Problem {
  return failure.kind === 'refused'
    ? problemOfRefusal(operation, failure)
    : problemOfSilence(operation, failure);
}

/** What a call's failure says about the permission, if anything (C6). */
export type PermissionLoss = 'no_right' | 'client_unknown' | 'scope_missing' | 'app_not_allowed';

/**
 * Reads a lost permission off a refusal. A 404 tells it only where the client itself was asked for: elsewhere it is
 * a job that is gone. 401 is not here, because a new token may mend it.
 */
export function permissionLossOf(operation: DxsoOperation, refused: Refusal): PermissionLoss | null {
  if (refused.httpStatus === 404) return operation === 'getClientBasics' ? 'client_unknown' : null;
  if (refused.httpStatus !== 403) return null;
  switch (refused.code) {
    case null:
      return 'no_right';
    case 'DCO01005':
      return 'scope_missing';
    case 'DCO01013':
      return 'app_not_allowed';
    default:
      return null;
  }
}
