import { z } from 'zod';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

const problemsSchema = z.array(
  z.object({ code: z.string(), params: z.record(z.string(), z.string()), path: z.string().optional() }),
);

/** Problems kept in a JSON column, read back. */
export function readProblems(stored: Prisma.JsonValue): Problem[] {
  return problemsSchema.parse(stored).map(({ code, params, path }) => ({
    code,
    params,
    ...(path === undefined ? {} : { path }),
  }));
}

/** And as such a column takes them. */
export function storedProblems(problems: readonly Problem[]): Prisma.InputJsonArray {
  return problems.map(({ code, params, path }) => ({
    code,
    params: { ...params },
    ...(path === undefined ? {} : { path }),
  }));
}
