import { z } from 'zod';
import { typedDecimal } from '@/components/documents/invoice-edit';
import {
  type EmployeeField,
  type EmployeeFormInput,
  type EmployeeFormValues,
  employeeSections,
  type FormField,
} from '@/components/general-data/employee-fields';
import { formatDecimal } from '@/components/general-data/format-decimal';
import type { WageInput } from '@/components/general-data/wage-card';
import type { Employee } from '@/lib/bookkeeping/payroll/types';

const fields: readonly FormField[] = employeeSections.flatMap((section) => [...section.fields]);
const names = fields.map(({ name }) => name) as [EmployeeField, ...EmployeeField[]];

/** How much of a secret tells which one it is; a short one would be told as a whole. */
const shownEnd = 3;
const shortestTold = 8;

function endOf(secret: string): string {
  return secret.length < shortestTold ? '' : `…${secret.slice(-shownEnd)}`;
}

/** A person as the form shows him; secrets stay on this side. */
export function formValuesOf(employee: Employee): EmployeeFormValues {
  const texts: Partial<Record<EmployeeField, string>> = {};
  const secretEnds: Partial<Record<EmployeeField, string>> = {};
  for (const { name, control } of fields) {
    const value = employee[name];
    if (value === null) continue;
    if (control === 'secret') secretEnds[name] = endOf(String(value));
    else texts[name] = control === 'decimal' ? formatDecimal(String(value)) : String(value);
  }
  return { texts, secretEnds };
}

export const formInputSchema: z.ZodType<EmployeeFormInput> = z.object({
  texts: z.partialRecord(z.enum(names), z.string().max(2000)),
  forget: z.array(z.enum(names)).max(names.length),
});

/** What was typed in the form of the public JSON: empty clears, numbers are numbers, decimals have a point. */
export function inputOfForm({ texts, forget }: EmployeeFormInput): Record<string, unknown> {
  const typed = fields.flatMap(({ name, control }) => {
    const text = texts[name];
    return text === undefined ? [] : [[name, typedValue(control, text)] as const];
  });
  return { ...Object.fromEntries(typed), ...Object.fromEntries(forget.map((name) => [name, null])) };
}

function typedValue(control: FormField['control'], text: string): unknown {
  if (text === '') return null;
  switch (control) {
    case 'number':
      // Anything else is told by the rules of the field, with what it should be.
      return /^\d{1,9}$/.test(text) ? Number(text) : text;
    case 'decimal':
      return text.replace(',', '.');
    case 'text':
    case 'date':
    case 'gender':
    case 'maritalStatus':
    case 'secret':
      return text;
  }
}

/** A typed wage in the form of the public JSON; the same day and kind again is the same wage. */
export function wageOfForm({ employeeId, period, amount, wageType, validFrom }: WageInput) {
  return {
    externalId: `${employeeId}/${validFrom}/${period}`,
    employeeId,
    period,
    amount: typedDecimal(amount),
    wageType: wageType === '' ? null : wageType,
    validFrom,
  };
}
