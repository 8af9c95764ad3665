import { z } from 'zod';
import { defaultPageSize, pageOf, readCursor } from '@/lib/documents/cursor';
import { listProtocolEntries } from '@/lib/transfer/read/read-protocol';
import { getTransfer, listTransfers } from '@/lib/transfer/read/read-transfers';
import { operation } from '../_http/operation';
import { ApiProblem } from '../_http/problem';
import { idSchema, ledgerSchema, monthSchema, noParams, noQuery, pageQuery } from '../_schemas/common';
import {
  protocolEntryJson,
  protocolPageSchema,
  transferJson,
  transferPageSchema,
  transferSchema,
  transferStateSchema,
  transferSummaryJson,
} from '../_schemas/transfer';
import { badCursor } from './bad-cursor';

const oneTransfer = z.strictObject({ transferId: idSchema });

export const listTransfersOperation = operation({
  id: 'listTransfers',
  method: 'GET',
  path: '/transfers',
  summary: 'Übertragungen auflisten',
  description: 'Die neuesten zuerst.',
  permission: 'transfers.read',
  params: noParams,
  query: z.strictObject({
    ledger: ledgerSchema.optional(),
    month: monthSchema.optional(),
    state: transferStateSchema.optional(),
    ...pageQuery,
    limit: z.coerce.number().int().min(1).max(100).optional(),
  }),
  bodies: [],
  answers: { 200: { description: 'Eine Seite', schema: transferPageSchema } },
  problems: [],
  async handle({ platform, actor, query: { ledger, month, state, cursor, limit } }) {
    const page = await listTransfers(platform, actor, {
      ...(ledger ? { ledger } : {}),
      ...(month ? { month } : {}),
      ...(state ? { states: [state] } : {}),
      ...(cursor ? { cursor } : {}),
      ...(limit ? { limit } : {}),
    });
    if (!page) throw badCursor();
    return { status: 200, body: { data: page.items.map(transferSummaryJson), nextCursor: page.nextCursor } };
  },
});

export const getTransferOperation = operation({
  id: 'getTransfer',
  method: 'GET',
  path: '/transfers/{transferId}',
  summary: 'Eine Übertragung mit ihren Aufträgen bei DATEV und dem Ergebnis jedes Belegs',
  permission: 'transfers.read',
  params: oneTransfer,
  query: noQuery,
  bodies: [],
  answers: { 200: { description: 'Die Übertragung', schema: transferSchema } },
  problems: ['not_found'],
  async handle({ platform, actor, params, locale }) {
    const transfer = await getTransfer(platform, actor, params);
    if (!transfer) throw new ApiProblem('not_found');
    return { status: 200, body: transferJson(transfer, locale) };
  },
});

export const listProtocolEntriesOperation = operation({
  id: 'listProtocolEntries',
  method: 'GET',
  path: '/transfers/{transferId}/protocol-entries',
  summary: 'Übertragungsprotokoll, wie DATEV es schrieb',
  permission: 'protocol.read',
  params: oneTransfer,
  query: z.strictObject(pageQuery),
  bodies: [],
  answers: { 200: { description: 'Eine Seite, in der Reihenfolge von DATEV', schema: protocolPageSchema } },
  problems: ['not_found'],
  async handle({ platform, actor, params, query: { cursor, limit } }) {
    const entries = await listProtocolEntries(platform, actor, params);
    if (!entries) throw new ApiProblem('not_found');
    const sort = `protocol:${params.transferId}`;
    const after = cursor === undefined ? null : readCursor(cursor, sort);
    const last = after ? entries.findIndex(({ id }) => id === after.id) : -1;
    // A new protocol has taken the place of the one this cursor is of: start again.
    if (cursor !== undefined && last === -1) throw badCursor();
    const size = limit ?? defaultPageSize;
    const rows = entries.slice(last + 1, last + 2 + size);
    const page = pageOf(rows, size, ({ id }) => ({ sort, value: '', id }));
    return { status: 200, body: { data: page.items.map(protocolEntryJson), nextCursor: page.nextCursor } };
  },
});
