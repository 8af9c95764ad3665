import { z } from 'zod';
import {
  type AccountingMonth,
  accountingMonthOf,
  berlinDay,
  type IsoDate,
  parseIsoDate,
} from '@/lib/bookkeeping/calendar';
import { type Cents, parseAmount } from '@/lib/bookkeeping/money';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { PassthroughOutcome } from '@/lib/general-data/push/passthrough';
import type { PushOutcome } from '@/lib/general-data/push/run-push';
import { warningText } from '@/lib/general-data/push/warnings';
import { describeFinding, type FindingLocale, toFinding } from '@/lib/preflight/finding';
import { DoorError, inputInvalid } from '../_door/door-error';

const datePattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?)?Z?$/;

/**
 * A day in the published form: a date, or an instant as programs write one (`toISOString`). An instant is the day it falls
 * on in Germany: midnight of somebody's local time would otherwise be the day before.
 */
export const daySchema = z
  .string()
  .regex(datePattern, 'JJJJ-MM-TT oder JJJJ-MM-TTThh:mm:ssZ')
  .transform((text, context): IsoDate => {
    const day = parseIsoDate(text.slice(0, 10));
    const instant = text.includes('T') && text.endsWith('Z') ? new Date(text) : null;
    if (day && (instant === null || !Number.isNaN(instant.getTime())))
      return instant ? berlinDay(instant) : day;
    context.addIssue({ code: 'custom', message: 'diesen Tag gibt es nicht' });
    return z.NEVER;
  });

export function monthOf(day: IsoDate): AccountingMonth {
  return accountingMonthOf(day);
}

/** An amount of JSON in cents; more than two decimals are refused, nothing is rounded (B3). */
export const amountSchema = z.number().transform((value, context): Cents => {
  const amount = parseAmount(String(value));
  if (amount !== null) return amount;
  context.addIssue({ code: 'custom', message: 'höchstens zwei Nachkommastellen und zehn Stellen davor' });
  return z.NEVER;
});

export const filesSchema = z.strictObject({
  files: z.array(z.strictObject({ name: z.string(), content: z.string() })),
});

type Done = Extract<PushOutcome, { kind: 'done' }>;

/** A push that came about, or the published error it ends with. */
export function finished(outcome: PassthroughOutcome, locale: FindingLocale): Done {
  switch (outcome.kind) {
    case 'done':
      return outcome;
    case 'already_running':
      throw new DoorError(
        'PLATFORM.CONCURRENCY_LIMIT_EXCEEDED',
        {
          de: 'Warten Sie, bis die laufende Übergabe beendet ist, und versuchen Sie es dann noch einmal.',
          en: 'Wait until the running push has ended, then try again.',
        },
        { 'Retry-After': '5' },
      );
    case 'timed_out':
      throw new DoorError('PLATFORM.TASK_TIMED_OUT', {
        de: 'Die Übergabe wurde aufgegeben. Nichts ist verloren: Beim nächsten Mal geht alles wieder mit.',
        en: 'The push was given up. Nothing is lost: everything goes with the next one.',
      });
    case 'numbers_missing':
      throw numbersMissing();
    case 'refused':
      throw refusedFor(outcome.problems, locale);
  }
}

export function numbersMissing(): DoorError {
  return inputInvalid(
    'Beraternummer und Mandantennummer fehlen: Verbinden Sie die Firma mit DATEV oder tragen Sie die Nummern in den Einstellungen der Übergabe ein.',
    'Consultant and client number are missing: connect the company to DATEV or enter them in the settings of the handover.',
  );
}

/** Problems of a use case as one published error. */
export function refusedFor(problems: readonly Problem[], locale: FindingLocale): DoorError {
  const message = sentencesOf(problems, locale).join(' · ');
  return inputInvalid(message, message);
}

export function sentencesOf(problems: readonly Problem[], locale: FindingLocale): string[] {
  return problems.map((problem) => {
    const { title, cause } = describeFinding(toFinding(problem, null), locale);
    return problem.params.message ?? `${title}. ${cause}`;
  });
}

export function warningsOf({ warnings }: Done, locale: FindingLocale): string[] {
  return warnings.map((warning) => warningText(warning, locale));
}

export function employeeUnknown(employeeId: string): DoorError {
  return inputInvalid(
    `Einen Mitarbeiter „${employeeId.slice(0, 100)}“ gibt es nicht.`,
    `There is no employee “${employeeId.slice(0, 100)}”.`,
  );
}
