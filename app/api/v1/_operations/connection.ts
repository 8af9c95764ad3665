import { describeConnection } from '@/lib/connection/describe-connection';
import { operation } from '../_http/operation';
import { noParams, noQuery } from '../_schemas/common';
import { connectionJson, connectionSchema } from '../_schemas/connection';

/** The company's connection as it is known here; DATEV is not asked. */
export const getConnectionOperation = operation({
  id: 'getConnection',
  method: 'GET',
  path: '/connection',
  summary: 'Zustand der Verbindung zu DATEV',
  permission: 'connection.read',
  params: noParams,
  query: noQuery,
  bodies: [],
  answers: { 200: { description: 'Die Verbindung', schema: connectionSchema } },
  problems: [],
  async handle({ platform, actor }) {
    return { status: 200, body: connectionJson(await describeConnection(platform, { actor })) };
  },
});
