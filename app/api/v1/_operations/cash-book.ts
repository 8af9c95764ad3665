import { z } from 'zod';
import { amountField } from '@/lib/bookkeeping/json-fields';
import { formatAmount, parseAmount } from '@/lib/bookkeeping/money';
import { parseInput } from '@/lib/bookkeeping/zod-problems';
import { readOpeningBalance, setOpeningBalance } from '@/lib/documents/cash-book';
import { operation } from '../_http/operation';
import { ApiProblem, inputErrors } from '../_http/problem';
import { amountText, noParams, noQuery } from '../_schemas/common';

const cashBookSchema = z
  .strictObject({
    openingBalance: amountText
      .nullable()
      .meta({ description: 'Bestand vor der ersten Bewegung; null: noch nicht bekannt, dann zählt 0,00' }),
  })
  .meta({ id: 'CashBook' });

const openingBalanceSchema = z.strictObject({
  openingBalance: amountField.refine((text) => (parseAmount(text) ?? 0) >= 0, {
    error: 'In der Kasse kann nicht weniger als nichts liegen.',
  }),
});

/** What every balance of `GET /cash-entries` is counted from (T4). */
export const getCashBookOperation = operation({
  id: 'getCashBook',
  method: 'GET',
  path: '/cash-book',
  summary: 'Anfangsbestand des Kassenbuchs',
  permission: 'documents.read',
  params: noParams,
  query: noQuery,
  bodies: [],
  answers: { 200: { description: 'Das Kassenbuch', schema: cashBookSchema } },
  problems: [],
  async handle({ platform, actor }) {
    const opening = await readOpeningBalance(platform, actor);
    return { status: 200, body: { openingBalance: opening === null ? null : formatAmount(opening) } };
  },
});

export const setOpeningBalanceOperation = operation({
  id: 'setOpeningBalance',
  method: 'POST',
  path: '/cash-book',
  summary: 'Anfangsbestand des Kassenbuchs festlegen',
  description: 'Der Bestand vor der ersten Bewegung, nie negativ. Er lässt sich jederzeit berichtigen.',
  permission: 'documents.write',
  params: noParams,
  query: noQuery,
  bodies: [{ contentTypes: ['application/json'], schema: openingBalanceSchema, form: 'json', most: 10_000 }],
  answers: { 200: { description: 'Das Kassenbuch', schema: cashBookSchema } },
  problems: ['malformed_request'],
  async handle({ platform, actor, body, locale }) {
    const parsed = parseInput(openingBalanceSchema, body.form === 'json' ? body.value : null);
    if (!parsed.ok) {
      throw new ApiProblem('invalid_input', { errors: inputErrors(parsed.problems, locale) });
    }
    const outcome = await setOpeningBalance(platform, actor, { amount: parsed.value.openingBalance });
    if (outcome !== 'saved') throw new Error(`an accepted opening balance is ${outcome}`);
    return getCashBookOperation.handle({ platform, actor, body, locale, params: {}, query: {} });
  },
});
