import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** A plain object as a JSON column takes it: what is undefined is left out. */
export function storedJson(value: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject;
}
