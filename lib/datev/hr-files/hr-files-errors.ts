import type { Problem } from '@/lib/bookkeeping/problem';
import { type Failure, problemOfSilence } from '../http/failure';
import { refusalParams } from '../http/refusal-params';
import type { Refused } from '../http/result';
import { hrFilesProblemCodes } from './problem-codes';
import type { HrFilesOperation } from './types';

const known = new Set(hrFilesProblemCodes.map(({ code }) => code));

/** Everything that is no result, as a problem for a person (T6); keyed on code and status, never on texts. */
export function problemOfHrFailure(operation: HrFilesOperation, failure: Failure): Problem {
  if (failure.kind !== 'refused') return problemOfSilence(operation, failure);
  return { code: codeOf(failure), params: refusalParams(operation, failure) };
}

function codeOf({ code, httpStatus }: Refused): string {
  if (code !== null && known.has(`DATEV_${code}`)) return `DATEV_${code}`;
  switch (httpStatus) {
    case 401:
      return 'DATEV_SIGN_IN_REFUSED';
    case 403:
      return 'DATEV_DCO02050';
    case 404:
      return 'DATEV_RESOURCE_UNKNOWN';
    default:
      return 'DATEV_REFUSED_UNKNOWN';
  }
}

/** What a refusal says about the permission, if anything (C6). 401 is not here, because a new token may mend it. */
export function hrPermissionLossOf({ httpStatus, code }: Pick<Refused, 'httpStatus' | 'code'>) {
  if (httpStatus !== 403) return null;
  return code === 'DCO02051' ? ('scope_missing' as const) : ('no_right' as const);
}
