import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Problem } from '@/lib/bookkeeping/problem';
import { mostPeople } from '@/lib/general-data/people/store-employees';
import type { Actor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import type { FindingLocale } from '@/lib/preflight/finding';
import { type Operation, type OperationAnswer, operation } from '../_http/operation';
import { ApiProblem, type InputError, inputErrors, problemBody } from '../_http/problem';
import { noParams, noQuery } from '../_schemas/common';

const mostJsonBytes = 16 * 1024 * 1024;

/** What became of one record; every use case of this kind answers so. */
type StoreResult<Stored> =
  | {
      readonly kind: 'created' | 'changed' | 'unchanged';
      readonly stored: Stored;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'refused'; readonly externalId: string | null; readonly problems: readonly Problem[] }
  | { readonly kind: 'restricted'; readonly externalId: string };

interface StoreSpec<Stored> {
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  /** Of one record of the request. */
  readonly schema: z.ZodType;
  readonly one: z.ZodType;
  readonly many: z.ZodType;
  readonly bodySchema: z.ZodType;
  store(platform: Platform, actor: Actor, inputs: readonly unknown[]): Promise<StoreResult<Stored>[]>;
  json(stored: Stored): { readonly externalId: string };
}

/** `POST` of employees, compensations and times off: one or up to 1,000, with the manners of `POST /invoices` (K7). */
export function storeOperation<Stored>(spec: StoreSpec<Stored>): Operation {
  return operation({
    id: spec.id,
    method: 'POST',
    path: spec.path,
    summary: spec.summary,
    description: [
      `Eine oder bis zu ${mostPeople.toLocaleString('de')}. Eine bekannte \`externalId\` wird geändert.`,
      'Bei einem Feld steht jeder Datensatz für sich: die Antwort ist 200 und nennt für jeden, was mit ihm geschah.',
    ].join(' '),
    permission: 'employees.write',
    params: noParams,
    query: noQuery,
    bodies: [
      { contentTypes: ['application/json'], schema: spec.bodySchema, form: 'json', most: mostJsonBytes },
    ],
    answers: {
      200: { description: 'Bekannt oder geändert; bei einem Feld die Ergebnisse aller', schema: spec.many },
      201: { description: 'Neu abgelegt', schema: spec.one },
    },
    problems: ['malformed_request'],
    async handle({ platform, actor, body, locale }) {
      const value = body.form === 'json' ? body.value : null;
      const inputs: readonly unknown[] = Array.isArray(value) ? value : [value];
      if (inputs.length === 0 || inputs.length > mostPeople) throw wrongCount(inputs.length);
      const results = await spec.store(platform, actor, inputs);
      if (!Array.isArray(value)) return single(spec, results[0], locale);
      return {
        status: 200,
        body: { data: results.map((result, index) => itemOf(spec, result, index, locale)) },
      };
    },
  });
}

function single<Stored>(
  spec: StoreSpec<Stored>,
  result: StoreResult<Stored> | undefined,
  locale: FindingLocale,
): OperationAnswer {
  if (!result) throw new Error('one record in, no result out');
  const problem = problemOf(result, locale);
  if (problem) throw problem;
  return { status: result.kind === 'created' ? 201 : 200, body: storedJson(spec, result, locale) };
}

function itemOf<Stored>(
  spec: StoreSpec<Stored>,
  result: StoreResult<Stored>,
  index: number,
  locale: FindingLocale,
) {
  const problem = problemOf(result, locale);
  const externalId = 'stored' in result ? spec.json(result.stored).externalId : result.externalId;
  if (problem) {
    const { status } = problem;
    return { index, externalId, status, stored: null, problem: problemBody(problem, randomUUID()) };
  }
  const status = result.kind === 'created' ? 201 : 200;
  return { index, externalId, status, stored: storedJson(spec, result, locale), problem: null };
}

function storedJson<Stored>(spec: StoreSpec<Stored>, result: StoreResult<Stored>, locale: FindingLocale) {
  if (!('stored' in result)) return null;
  const { kind, stored, problems } = result;
  return { record: spec.json(stored), result: kind, notes: fieldErrors(problems, locale) };
}

function problemOf<Stored>(result: StoreResult<Stored>, locale: FindingLocale): ApiProblem | null {
  switch (result.kind) {
    case 'created':
    case 'changed':
    case 'unchanged':
      return null;
    case 'refused':
      return new ApiProblem('invalid_input', { errors: fieldErrors(result.problems, locale) });
    case 'restricted': {
      const { externalId } = result;
      const problem = { code: 'EMPLOYEE_ERASED', params: { externalId }, path: 'externalId' };
      return new ApiProblem('invalid_input', { errors: inputErrors([problem], locale) });
    }
  }
}

/** Payroll's problems name record and field; a caller knows the record. */
function fieldErrors(problems: readonly Problem[], locale: FindingLocale): InputError[] {
  const own = problems.map((problem) => {
    if (!/^(?:employee|compensation|time_off):/.test(problem.path ?? '')) return problem;
    return { ...problem, path: /\.([A-Za-z]\w*)$/.exec(problem.path ?? '')?.[1] ?? '' };
  });
  return inputErrors(own, locale);
}

function wrongCount(count: number): ApiProblem {
  const message = `Ein Feld hat 1 bis ${mostPeople} Datensätze, dieses hat ${count}.`;
  return new ApiProblem('invalid_input', {
    errors: [{ path: '', code: 'INPUT_COUNT_OUT_OF_RANGE', message }],
  });
}
