import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OperationRefused } from '../with-platform';

const tableSchema = z.object({
  name: z.string().regex(/^[A-Za-z_]+$/),
  columns: z.array(z.string().regex(/^[A-Za-z_]\w*$/)),
  rows: z.number().int(),
  /** File beside the manifest. */
  file: z.string().regex(/^[A-Za-z_]+\.copy\.gz$/),
  /** Of the file as it lies there. */
  sha256: z.string().length(64),
});

const manifestSchema = z.object({
  format: z.literal('belegbote-backup-1'),
  createdAt: z.string(),
  /** Version of the product that made it. */
  version: z.string(),
  /** Which DATEV the connections in it belong to. */
  datevEnvironment: z.string(),
  /** `postgres`: all files are in the backup; `s3`: they stay in their bucket. */
  fileStore: z.enum(['postgres', 's3']),
  migrations: z.array(z.string()),
  /** In the order in which they can be filled again. */
  tables: z.array(tableSchema),
});

/** What a backup is made of; written last, so a folder without it is no backup. */
export type Manifest = z.infer<typeof manifestSchema>;
export type BackupTable = z.infer<typeof tableSchema>;

const manifestName = 'manifest.json';

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx' });
}

export async function readManifest(folder: string): Promise<Manifest> {
  let text: string;
  try {
    text = await readFile(join(folder, manifestName), 'utf8');
  } catch (cause) {
    throw new OperationRefused(`In ${folder} liegt keine vollständige Sicherung (${manifestName} fehlt).`, {
      cause,
    });
  }
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new OperationRefused(`${manifestName} ist nicht zu lesen: ${parsed.error.message}`);
  return parsed.data;
}
