import type { Problem } from '@/lib/bookkeeping/problem';
import { type Failure, problemOfSilence } from '../http/failure';
import { refusalParams } from '../http/refusal-params';
import type { Refused } from '../http/result';
import { extfFilesProblemCodes } from './problem-codes';
import type { ExtfFilesOperation, ExtfJob } from './types';

const known = new Set(extfFilesProblemCodes.map(({ code }) => code));

/** Everything that is no result, as a problem for a person (T6); keyed on code and status, never on texts. */
export function problemOfExtfFailure(operation: ExtfFilesOperation, failure: Failure): Problem {
  if (failure.kind !== 'refused') return problemOfSilence(operation, failure);
  return { code: codeOf(failure), params: refusalParams(operation, failure) };
}

/** Why a finished import failed; null for one that did not. */
export function problemOfExtfJob(job: ExtfJob): Problem | null {
  if (job.result !== 'failed') return null;
  const { code, title, detail, affected, helpUrl } = job.validation ?? {
    code: null,
    title: null,
    detail: null,
    affected: [],
    helpUrl: null,
  };
  const reasons = affected.map(({ name, reason }) =>
    [name, reason].filter((text) => text !== null).join(': '),
  );
  const params = {
    operation: 'extfGetJob',
    httpStatus: '200',
    code: code ?? '',
    description: [title, detail, ...reasons].filter((text) => text !== null && text !== '').join(' · '),
    helpUrl: helpUrl ?? '',
    requestId: '',
  };
  return {
    code: code !== null && known.has(`DATEV_${code}`) ? `DATEV_${code}` : 'DATEV_REFUSED_UNKNOWN',
    params,
  };
}

function codeOf({ code, httpStatus }: Refused): string {
  if (code !== null && known.has(`DATEV_${code}`)) return `DATEV_${code}`;
  switch (httpStatus) {
    case 401:
      return 'DATEV_SIGN_IN_REFUSED';
    case 403:
      return 'DATEV_1008838';
    case 404:
      return 'DATEV_RESOURCE_UNKNOWN';
    case 413:
      return 'DATEV_1008833';
    default:
      return 'DATEV_REFUSED_UNKNOWN';
  }
}

/** What a refusal says about the permission, if anything (C6). 401 is not here, because a new token may mend it. */
export function extfPermissionLossOf({ httpStatus, code }: Pick<Refused, 'httpStatus' | 'code'>) {
  if (httpStatus !== 403) return null;
  return code === '1008829' ? ('scope_missing' as const) : ('no_right' as const);
}
