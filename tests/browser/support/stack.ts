import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const stackFile = '.data/browser-stack.json';

const stackSchema = z.object({
  appUrl: z.string(),
  datevUrl: z.string(),
  databaseUrl: z.string(),
  env: z.record(z.string(), z.string()),
});

/** What the browser tests talk to: the built web, a worker and a local DATEV on a database of their own. */
export type Stack = z.infer<typeof stackSchema>;

export function writeStack(stack: Stack): void {
  writeFileSync(stackFile, JSON.stringify(stack));
}

export function readStack(): Stack {
  return stackSchema.parse(JSON.parse(readFileSync(stackFile, 'utf8')));
}
