import { z } from 'zod';
import { acceptedDate, dateField, optional, textField } from '../json-fields';
import type { Outcome } from '../problem';
import { parseInput } from '../zod-problems';
import { acceptedHundredths, hundredthsField } from './payroll-fields';
import type { TimeOff } from './types';

export const timeOffStatuses = ['requested', 'approved', 'declined', 'cancelled'] as const;

/** A time off in the form of the public JSON; `employeeId` as with compensations. */
export const timeOffJsonSchema = z.strictObject({
  externalId: textField(200).min(1, { error: 'Die Kennung der Abwesenheit fehlt.' }),
  employeeId: textField(200).min(1, { error: 'Die Kennung des Mitarbeiters fehlt.' }),
  type: textField(100).min(1, { error: 'Die Art der Abwesenheit fehlt.' }),
  from: dateField,
  to: dateField,
  startsHalfDay: z.boolean().nullish(),
  endsHalfDay: z.boolean().nullish(),
  hours: hundredthsField.nullish(),
  status: z.enum(timeOffStatuses),
});

/** A time off whose employee is not looked up yet. */
export type TimeOffInput = Omit<TimeOff, 'employee'> & { readonly employeeId: string };

/** Reads one time off of the public JSON. Its rules: `checkTimeOff`. */
export function readTimeOffJson(input: unknown): Outcome<TimeOffInput> {
  const parsed = parseInput(timeOffJsonSchema, input);
  if (!parsed.ok) return parsed;
  const json = parsed.value;
  return {
    ok: true,
    value: {
      externalId: json.externalId,
      employeeId: json.employeeId,
      type: json.type,
      from: acceptedDate(json.from),
      to: acceptedDate(json.to),
      startsHalfDay: json.startsHalfDay ?? false,
      endsHalfDay: json.endsHalfDay ?? false,
      hours: optional(json.hours, acceptedHundredths),
      status: json.status,
    },
  };
}
