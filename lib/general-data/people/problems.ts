import type { Problem } from '@/lib/bookkeeping/problem';

/** A record names somebody the company does not have. */
export function employeeUnknown(reference: string): Problem {
  return { code: 'EMPLOYEE_UNKNOWN', params: { field: 'employeeId', reference }, path: 'employeeId' };
}

/** A Kennung was used for another person's record before: changing hands would leave the first one without it. */
export function recordOfAnother(externalId: string): Problem {
  return {
    code: 'RECORD_OF_ANOTHER_EMPLOYEE',
    params: { field: 'employeeId', externalId },
    path: 'employeeId',
  };
}
