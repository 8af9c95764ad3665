import type { World } from '../world/world';
import type { HeaderFacts } from './extf-header';
import { describeProblem, type ExtfProblem } from './problem';

/** One import. Times are milliseconds of the stand-in's clock. */
export interface ExtfJob {
  readonly id: string;
  readonly clientId: string;
  readonly personId: string;
  readonly fileName: string;
  readonly referenceId: string | null;
  readonly applicationVersion: string | null;
  readonly size: number;
  readonly sha256: string;
  readonly receivedAt: number;
  readonly processingMs: number;
  readonly facts: HeaderFacts | null;
  readonly records: number;
  readonly problem: ExtfProblem | null;
}

const noPermission: ExtfProblem = {
  code: '1008838',
  detail:
    'Permission to transfer data for this client-id is missing or has expired. Please contact your tax consultant.',
};

/** DATEV's Job; fields without a value are left out. */
export function describeExtfJob(job: ExtfJob, world: World): Record<string, unknown> {
  const isPending = world.clock.nowMs() < job.receivedAt + job.processingMs;
  const person = world.personById(job.personId);
  const isAllowed = person !== undefined && world.hasRight(person, job.clientId);
  const problem = isAllowed ? job.problem : noPermission;
  const all = {
    id: job.id,
    filename: job.fileName,
    client_application_display_name: 'Belegbote',
    client_application_version: job.applicationVersion,
    reference_id: job.referenceId,
    timestamp: new Date(job.receivedAt).toISOString(),
    result: isPending ? 'pending' : problem ? 'failed' : 'succeeded',
    ...(isPending ? {} : resultOf(job, problem)),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

function resultOf({ facts, records }: ExtfJob, problem: ExtfProblem | null): Record<string, unknown> {
  if (problem) return { validation_details: describeProblem(problem) };
  if (!facts) return {};
  return {
    data_category_id: facts.category,
    fiscal_year_begin: facts.fiscalYearBegin,
    date_from: facts.dateFrom,
    date_to: facts.dateTo,
    label: facts.label === '' ? null : facts.label,
    number_of_accounting_records: records,
  };
}
