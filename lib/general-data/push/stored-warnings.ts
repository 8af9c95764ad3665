import { z } from 'zod';
import type { RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { PushFileView } from './read-files';

const problemSchema = z
  .object({ code: z.string(), params: z.record(z.string(), z.string()), path: z.string().optional() })
  .transform(({ path, ...problem }): Problem => (path === undefined ? problem : { ...problem, path }));

const warningsSchema = z.array(
  z.object({
    record: z.object({
      kind: z.enum(['employee', 'compensation', 'time_off', 'movement', 'business_partner', 'file']),
      key: z.string(),
      title: z.string(),
    }),
    outcome: z.enum(['skipped', 'altered', 'noted']),
    problems: z.array(problemSchema),
  }),
);

/** Warnings of a push as its column keeps them, read back. */
export function readWarnings(stored: Prisma.JsonValue): RecordWarning[] {
  return warningsSchema.parse(stored);
}

/** What is to be said about a file that did not reach DATEV; nothing about one that did. */
export function fileWarnings({ name, problem }: PushFileView): RecordWarning[] {
  if (!problem) return [];
  const params = { file: name, ...problem.params };
  return [
    {
      record: { kind: 'file', key: name, title: name },
      outcome: 'noted',
      problems: [{ ...problem, params }],
    },
  ];
}
