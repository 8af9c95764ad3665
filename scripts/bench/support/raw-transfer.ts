/**
 * The bound of the transfer bench, in a process of its own like the worker: the same requests with plain fetch, nothing stored,
 * nothing checked. Argument: a JSON file made by `transfer.ts`. Prints milliseconds.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const planSchema = z.object({
  apiUrl: z.string(),
  clientId: z.string(),
  headers: z.record(z.string(), z.string()),
  parallelism: z.number(),
  files: z.array(z.object({ name: z.string(), contentType: z.string(), path: z.string() })),
});

const plan = planSchema.parse(JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')));
const base = `${plan.apiUrl}/clients/${plan.clientId}`;

async function call(method: string, path: string, body: string | FormData | null = null): Promise<string> {
  const type = method === 'PUT' ? 'application/merge-patch+json' : 'application/json';
  const json = typeof body === 'string' ? { 'content-type': type } : {};
  const response = await fetch(`${base}${path}`, { method, headers: { ...plan.headers, ...json }, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text;
}

async function transfer(): Promise<void> {
  await call('GET', '');
  const wish = { import_type: 'accountsReceivableLedgerImport', accounting_month: '2026-01' };
  const { id } = z
    .object({ id: z.string() })
    .parse(JSON.parse(await call('POST', '/dxso-jobs', JSON.stringify(wish))));
  const left = [...plan.files];
  const lane = async () => {
    for (let file = left.shift(); file; file = left.shift()) {
      const form = new FormData();
      form.append('files', new Blob([await readFile(file.path)], { type: file.contentType }), file.name);
      await call('POST', `/dxso-jobs/${id}/files`, form);
    }
  };
  await Promise.all(Array.from({ length: plan.parallelism }, lane));
  await call('PUT', `/dxso-jobs/${id}`, '{"ready":"true"}');
}

const start = performance.now();
await transfer();
process.stdout.write(`${performance.now() - start}\n`);
