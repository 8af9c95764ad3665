import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache } from 'react';
import { z } from 'zod';

const packageSchema = z.object({ version: z.string() });

/** Version of the product. Every command starts in the project's root. */
export const productVersion = cache(async (): Promise<string> => {
  const text = await readFile(join(process.cwd(), 'package.json'), 'utf8');
  return packageSchema.parse(JSON.parse(text)).version;
});
