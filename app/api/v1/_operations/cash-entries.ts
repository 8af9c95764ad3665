import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { cashEntryJsonSchema } from '@/lib/bookkeeping/cash-entry-json';
import { listCashEntries } from '@/lib/documents/list-cash-entries';
import {
  mostCashEntries,
  type StoreCashEntryResult,
  storeCashEntries,
} from '@/lib/documents/store-cash-entries';
import type { FindingLocale } from '@/lib/preflight/finding';
import { type OperationAnswer, operation } from '../_http/operation';
import { ApiProblem, inputErrors, problemBody } from '../_http/problem';
import {
  cashBookLineJson,
  cashBookPageSchema,
  cashEntryJson,
  storedCashEntriesSchema,
  storedCashEntrySchema,
} from '../_schemas/cash-entry';
import { documentStateSchema, monthSchema, noParams, noQuery, pageQuery } from '../_schemas/common';
import { badCursor } from './bad-cursor';

const mostJsonBytes = 64 * 1024 * 1024;

/** Same manners as `POST /invoices`. */
export const storeCashEntriesOperation = operation({
  id: 'storeCashEntries',
  method: 'POST',
  path: '/cash-entries',
  summary: 'Kassenbewegungen ablegen',
  description: 'Eine oder bis zu 1.000, in ihrer Reihenfolge. Beantwortet wie `POST /invoices`.',
  permission: 'documents.write',
  params: noParams,
  query: noQuery,
  bodies: [
    {
      contentTypes: ['application/json'],
      schema: z.union([cashEntryJsonSchema, z.array(cashEntryJsonSchema).min(1).max(mostCashEntries)]),
      form: 'json',
      most: mostJsonBytes,
    },
  ],
  answers: {
    200: {
      description: 'Schon bekannt oder geändert; bei einem Feld die Ergebnisse aller Bewegungen',
      schema: z.union([storedCashEntrySchema, storedCashEntriesSchema]),
    },
    201: { description: 'Neu abgelegt', schema: storedCashEntrySchema },
  },
  problems: ['malformed_request', 'document_locked'],
  async handle({ platform, actor, body, locale }) {
    const value = body.form === 'json' ? body.value : null;
    const inputs: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (inputs.length === 0 || inputs.length > mostCashEntries) throw wrongCount(inputs.length);
    const results = await storeCashEntries(platform, actor, inputs);
    if (Array.isArray(value)) {
      return { status: 200, body: { data: results.map((result, index) => itemOf(result, index, locale)) } };
    }
    const [result] = results;
    if (!result) throw new Error('one cash entry in, no result out');
    return singleAnswer(result, locale);
  },
});

export const listCashEntriesOperation = operation({
  id: 'listCashEntries',
  method: 'GET',
  path: '/cash-entries',
  summary: 'Kassenbuch mit laufendem Bestand',
  permission: 'documents.read',
  params: noParams,
  query: z.strictObject({
    month: monthSchema.optional(),
    state: documentStateSchema.optional(),
    ...pageQuery,
  }),
  bodies: [],
  answers: { 200: { description: 'Eine Seite, die älteste Bewegung zuerst', schema: cashBookPageSchema } },
  problems: [],
  async handle({ platform, actor, query: { month, state, cursor, limit } }) {
    const outcome = await listCashEntries(platform, actor, {
      ...(month ? { month } : {}),
      ...(state ? { state } : {}),
      ...(cursor ? { cursor } : {}),
      ...(limit ? { limit } : {}),
    });
    if (outcome.kind === 'bad_cursor') throw badCursor();
    const { items, nextCursor } = outcome.page;
    return { status: 200, body: { data: items.map(cashBookLineJson), nextCursor } };
  },
});

function singleAnswer(result: StoreCashEntryResult, locale: FindingLocale): OperationAnswer {
  const problem = problemOf(result, locale);
  if (problem) throw problem;
  return { status: result.kind === 'created' ? 201 : 200, body: storedJson(result) };
}

function itemOf(result: StoreCashEntryResult, index: number, locale: FindingLocale) {
  const externalId = result.kind === 'invalid' ? result.externalId : result.entry.externalId;
  const problem = problemOf(result, locale);
  const status = problem?.status ?? (result.kind === 'created' ? 201 : 200);
  const body = problem && problemBody(problem, randomUUID());
  return { index, externalId, status, cashEntry: problem ? null : storedJson(result), problem: body };
}

function storedJson(result: StoreCashEntryResult) {
  if (result.kind === 'invalid' || result.kind === 'conflict') return null;
  return { ...cashEntryJson(result.entry), result: result.kind };
}

function problemOf(result: StoreCashEntryResult, locale: FindingLocale): ApiProblem | null {
  switch (result.kind) {
    case 'created':
    case 'new_version':
    case 'unchanged':
      return null;
    case 'conflict':
      return new ApiProblem('document_locked', {
        detail: `Die Kassenbewegung ${result.entry.externalId} kann nicht mehr geändert werden.`,
      });
    case 'invalid':
      return new ApiProblem('invalid_input', { errors: inputErrors(result.problems, locale) });
  }
}

function wrongCount(count: number): ApiProblem {
  const message = `Ein Feld hat 1 bis ${mostCashEntries} Kassenbewegungen, dieses hat ${count}.`;
  return new ApiProblem('invalid_input', {
    errors: [{ path: '', code: 'INPUT_COUNT_OUT_OF_RANGE', message }],
  });
}
