import { z } from 'zod';
import { employeeJsonSchema } from '@/lib/bookkeeping/payroll/employee-json';
import { getEmployee, listEmployees } from '@/lib/general-data/people/list-people';
import { mostPeople, storeEmployees } from '@/lib/general-data/people/store-employees';
import { operation } from '../_http/operation';
import { ApiProblem } from '../_http/problem';
import { noParams, noQuery, pageQuery } from '../_schemas/common';
import {
  employeeJson,
  employeePageSchema,
  employeeReference,
  employeeSchema,
  employeeSummaryJson,
  storedRecordSchema,
  storedRecordsSchema,
} from '../_schemas/people';
import { badCursor } from './bad-cursor';
import { storeOperation } from './store-people';

/** Fields that are left out stay as they are, so a known person needs his id and what changed; null clears a field. */
const employeeInput = z.union([
  employeeJsonSchema,
  employeeJsonSchema.partial().required({ externalId: true }),
]);
const storedOne = storedRecordSchema(employeeSchema);

export const storeEmployeesOperation = storeOperation({
  id: 'storeEmployees',
  path: '/employees',
  summary: 'Mitarbeiter ablegen: was weggelassen wird, bleibt; null löscht eine Angabe',
  schema: employeeInput,
  bodySchema: z.union([employeeInput, z.array(employeeInput).min(1).max(mostPeople)]),
  one: storedOne,
  many: z.union([storedOne, storedRecordsSchema(employeeSchema)]),
  store: (platform, actor, inputs) => storeEmployees(platform, actor, inputs, 'api'),
  json: employeeJson,
});

export const listEmployeesOperation = operation({
  id: 'listEmployees',
  method: 'GET',
  path: '/employees',
  summary: 'Mitarbeiter auflisten',
  description: 'Nach Namen. Steuer-, Versicherungs- und Bankdaten nennt nur `GET /employees/{employeeId}`.',
  permission: 'employees.read',
  params: noParams,
  query: z.strictObject({ search: z.string().max(200).optional(), ...pageQuery }),
  bodies: [],
  answers: { 200: { description: 'Eine Seite', schema: employeePageSchema } },
  problems: [],
  async handle({ platform, actor, query: { search, cursor, limit } }) {
    const outcome = await listEmployees(platform, actor, {
      ...(search ? { search } : {}),
      ...(cursor ? { cursor } : {}),
      ...(limit ? { limit } : {}),
    });
    if (outcome.kind === 'bad_cursor') throw badCursor();
    const { items, nextCursor } = outcome.page;
    return { status: 200, body: { data: items.map(employeeSummaryJson), nextCursor } };
  },
});

export const getEmployeeOperation = operation({
  id: 'getEmployee',
  method: 'GET',
  path: '/employees/{employeeId}',
  summary: 'Ein Mitarbeiter mit allen Angaben',
  permission: 'employees.read',
  params: z.strictObject({ employeeId: employeeReference }),
  query: noQuery,
  bodies: [],
  answers: { 200: { description: 'Der Mitarbeiter', schema: employeeSchema } },
  problems: ['not_found'],
  async handle({ platform, actor, params }) {
    const employee = await getEmployee(platform, actor, params.employeeId);
    if (!employee) throw new ApiProblem('not_found');
    return { status: 200, body: employeeJson(employee) };
  },
});
