import { z } from 'zod';
import {
  acceptedAmount,
  acceptedDate,
  amountField,
  currencyField,
  dateField,
  textField,
} from '../json-fields';
import type { Outcome } from '../problem';
import { parseInput } from '../zod-problems';
import type { Compensation } from './types';

export const compensationPeriods = ['month', 'hour'] as const;

/**
 * A compensation in the form of the public JSON. `employeeId` is the employee's `externalId` or `remote:<Personalnummer>`;
 * in a set for one employee it is left out.
 */
export const compensationJsonSchema = z.strictObject({
  externalId: textField(200).min(1, { error: 'Die Kennung des Bezugs fehlt.' }),
  employeeId: textField(200).min(1, { error: 'Die Kennung des Mitarbeiters fehlt.' }),
  period: z.enum(compensationPeriods),
  amount: amountField,
  currency: currencyField.default('EUR'),
  wageType: z.int().nullish(),
  validFrom: dateField,
});

/** A compensation whose employee is not looked up yet; the end is set when a later set begins. */
export type CompensationInput = Omit<Compensation, 'employee' | 'validTo'> & { readonly employeeId: string };

/** Reads one compensation of the public JSON. DATEV's ranges: `checkCompensation`. */
export function readCompensationJson(input: unknown): Outcome<CompensationInput> {
  const parsed = parseInput(compensationJsonSchema, input);
  if (!parsed.ok) return parsed;
  const json = parsed.value;
  return {
    ok: true,
    value: {
      externalId: json.externalId,
      employeeId: json.employeeId,
      period: json.period,
      amount: acceptedAmount(json.amount),
      currency: json.currency,
      wageType: json.wageType ?? null,
      validFrom: acceptedDate(json.validFrom),
    },
  };
}
