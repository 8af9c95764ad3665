import { z } from 'zod';
import { compensationJsonSchema } from '@/lib/bookkeeping/payroll/compensation-json';
import { timeOffJsonSchema } from '@/lib/bookkeeping/payroll/time-off-json';
import type { ListOutcome } from '@/lib/documents/list-invoices';
import { listCompensations, listTimeOffs } from '@/lib/general-data/people/list-people';
import { storeCompensations } from '@/lib/general-data/people/store-compensations';
import { mostPeople } from '@/lib/general-data/people/store-employees';
import { storeTimeOffs } from '@/lib/general-data/people/store-time-offs';
import type { OperationAnswer } from '../_http/operation';
import { operation } from '../_http/operation';
import { ApiProblem } from '../_http/problem';
import { noParams, pageQuery } from '../_schemas/common';
import {
  compensationJson,
  compensationPageSchema,
  compensationSchema,
  employeeReference,
  storedRecordSchema,
  storedRecordsSchema,
  timeOffJson,
  timeOffPageSchema,
  timeOffSchema,
} from '../_schemas/people';
import { badCursor } from './bad-cursor';
import { storeOperation } from './store-people';

/** A Lohnart may be sent by the name the company has mapped to it. */
const compensationInput = compensationJsonSchema.extend({
  wageType: z
    .union([z.int(), z.string().max(100)])
    .nullish()
    .meta({ description: 'Lohnart 1–9999, oder ein Name, der in den Einstellungen zugeordnet ist' }),
});
const storedCompensation = storedRecordSchema(compensationSchema);

export const storeCompensationsOperation = storeOperation({
  id: 'storeCompensations',
  path: '/compensations',
  summary: 'Bezüge ablegen: ein neuer beendet den davor',
  schema: compensationInput,
  bodySchema: z.union([compensationInput, z.array(compensationInput).min(1).max(mostPeople)]),
  one: storedCompensation,
  many: z.union([storedCompensation, storedRecordsSchema(compensationSchema)]),
  store: storeCompensations,
  json: compensationJson,
});

const storedTimeOff = storedRecordSchema(timeOffSchema);

export const storeTimeOffsOperation = storeOperation({
  id: 'storeTimeOffs',
  path: '/time-offs',
  summary: 'Abwesenheiten ablegen',
  schema: timeOffJsonSchema,
  bodySchema: z.union([timeOffJsonSchema, z.array(timeOffJsonSchema).min(1).max(mostPeople)]),
  one: storedTimeOff,
  many: z.union([storedTimeOff, storedRecordsSchema(timeOffSchema)]),
  store: storeTimeOffs,
  json: timeOffJson,
});

const ofEmployee = z.strictObject({ employeeId: employeeReference.optional(), ...pageQuery });

interface RecordQuery {
  readonly employeeId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

function listInput({ employeeId, cursor, limit }: RecordQuery) {
  return {
    ...(employeeId ? { employee: employeeId } : {}),
    ...(cursor ? { cursor } : {}),
    ...(limit ? { limit } : {}),
  };
}

function listAnswer<Item>(outcome: ListOutcome<Item> | null, json: (item: Item) => unknown): OperationAnswer {
  if (!outcome) throw new ApiProblem('not_found');
  if (outcome.kind === 'bad_cursor') throw badCursor();
  const { items, nextCursor } = outcome.page;
  return { status: 200, body: { data: items.map(json), nextCursor } };
}

export const listCompensationsOperation = operation({
  id: 'listCompensations',
  method: 'GET',
  path: '/compensations',
  summary: 'Bezüge auflisten, die jüngsten zuerst',
  permission: 'employees.read',
  params: noParams,
  query: ofEmployee,
  bodies: [],
  answers: { 200: { description: 'Eine Seite', schema: compensationPageSchema } },
  problems: ['not_found'],
  async handle({ platform, actor, query }) {
    return listAnswer(await listCompensations(platform, actor, listInput(query)), compensationJson);
  },
});

export const listTimeOffsOperation = operation({
  id: 'listTimeOffs',
  method: 'GET',
  path: '/time-offs',
  summary: 'Abwesenheiten auflisten, die jüngsten zuerst',
  permission: 'employees.read',
  params: noParams,
  query: ofEmployee,
  bodies: [],
  answers: { 200: { description: 'Eine Seite', schema: timeOffPageSchema } },
  problems: ['not_found'],
  async handle({ platform, actor, query }) {
    return listAnswer(await listTimeOffs(platform, actor, listInput(query)), timeOffJson);
  },
});
