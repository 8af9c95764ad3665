import { z } from 'zod';
import { findingJson } from '@/lib/preflight/finding';
import { preflightMonth } from '@/lib/transfer/preflight-month';
import { operation } from '../_http/operation';
import { ledgerSchema, monthSchema, noParams } from '../_schemas/common';
import { findingSchema } from '../_schemas/finding';

/** What a transfer of this month would meet, by DATEV's last answer; DATEV is not asked. */
export const getPreflightOperation = operation({
  id: 'getPreflight',
  method: 'GET',
  path: '/preflight',
  summary: 'Was einer Übertragung entgegensteht',
  description:
    'Prüft alles, was auf eine Übertragung dieses Monats wartet. Es wird nichts an DATEV gesendet.',
  permission: 'preflight.read',
  params: noParams,
  query: z.strictObject({ ledger: ledgerSchema, month: monthSchema }),
  bodies: [],
  answers: {
    200: {
      description: 'Feststellungen, die schwersten zuerst',
      schema: z.strictObject({ findings: z.array(findingSchema) }),
    },
  },
  problems: [],
  async handle({ platform, actor, query, locale }) {
    const { findings } = await preflightMonth(platform, actor, query);
    return { status: 200, body: { findings: findings.map((finding) => findingJson(finding, locale)) } };
  },
});
