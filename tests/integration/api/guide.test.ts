import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providePlatform } from '@/app/_server/platform';
import { demoMonths } from '@/scripts/seed/demo-months';
import { demoEInvoices } from '@/scripts/seed/e-invoices';
import { demoCompany } from '@/scripts/seed/people';
import type { CompanyScene } from '../identity/scene';
import { openTransferScene, readyCompany, type TransferScene, workUntilQuiet } from '../transfer/scene';
import { answerFor } from './client';

const run = promisify(execFile);

interface Example {
  readonly heading: string;
  readonly script: string;
  /** What stands below it; null: nothing is promised. */
  readonly answer: { readonly kind: 'json' | 'text'; readonly content: string } | null;
}

/** Every `sh` block of the guide with the answer below it. */
function examplesOf(guide: string): Example[] {
  const pattern = /```sh\n([\s\S]*?)```(?:\s*```(json|text)\n([\s\S]*?)```)?/g;
  return [...guide.matchAll(pattern)].map((match) => {
    const [, script = '', kind, content = ''] = match;
    const heading =
      guide
        .slice(0, match.index)
        .match(/^## .*$/gm)
        ?.at(-1) ?? '';
    return { heading, script, answer: kind ? { kind: kind === 'text' ? 'text' : 'json', content } : null };
  });
}

/** The guide speaks of January 2026; the local DATEV knows the fiscal years around today. */
const [, month] = demoMonths(new Date());
const inOurMonth = (text: string) =>
  text.replaceAll('2026-01', month).replaceAll('2026-02', nextMonth(month));

function nextMonth(text: string): string {
  const [year = 0, number = 0] = text.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

const examples = examplesOf(readFileSync('docs/api.md', 'utf8'));
let scene: TransferScene;
let company: CompanyScene;
let server: Server;
let folder: string;
let outputs: readonly string[];

beforeAll(async () => {
  scene = await openTransferScene();
  providePlatform(scene.platform);
  company = await readyCompany(scene);
  folder = mkdtempSync(join(tmpdir(), 'belegbote-guide-'));
  server = createServer((request, response) => {
    void answer(request).then(async ({ status, headers, bytes }) => {
      response.writeHead(status, Object.fromEntries(headers)).end(bytes);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const [eInvoice] = await demoEInvoices(month, demoCompany);
  writeFileSync(join(folder, 'rechnung.xml'), eInvoice?.bytes ?? '');
  outputs = await runAll();
});
afterAll(async () => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
  await scene.close();
});

async function answer(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return await answerFor(request.method ?? 'GET', request.url ?? '/', {
    headers: Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
    body: Buffer.concat(chunks),
  });
}

/** One shell from the first example to the last, as a reader has it, while a worker works. */
async function runAll(): Promise<readonly string[]> {
  const { integrationId } = await scene.platform.db.company.findUniqueOrThrow({
    where: { id: company.companyId },
  });
  const script = examples
    .map(({ script: lines }, index) => `{\n${inOurMonth(lines)}\n} > ${index}.out`)
    .join('\n');
  writeFileSync(join(folder, 'guide.sh'), `set -eu\n${script}\n`);
  let isDone = false;
  const shell = run('bash', ['guide.sh'], {
    cwd: folder,
    env: {
      ...process.env,
      BELEGBOTE: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      BELEGBOTE_KEY: company.apiKey,
      BELEGBOTE_INTEGRATION: integrationId,
    },
    timeout: 90_000,
  }).finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await workUntilQuiet(scene);
    await new Promise((wake) => setTimeout(wake, 100));
  }
  await shell;
  return examples.map((_, index) => readFileSync(join(folder, `${index}.out`), 'utf8'));
}

/** The shown answer as a pattern: `…` is any value, and what is not shown may be there. */
function shown(value: unknown): unknown {
  if (value === '…') return expect.anything();
  if (Array.isArray(value)) {
    return value.length === 0 ? value : expect.arrayContaining(value.map(shown));
  }
  if (value !== null && typeof value === 'object') {
    return expect.objectContaining(
      Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shown(item)])),
    );
  }
  return value;
}

describe('docs/api.md (U5)', () => {
  it('has an example for each thing a program does', () => {
    expect(examples.length).toBeGreaterThanOrEqual(10);
  });

  for (const [index, { heading, answer: promised }] of examples.entries()) {
    it(`${heading.replace('## ', '')}: runs as it stands and answers as shown`, () => {
      const output = outputs[index] ?? '';
      if (!promised) return;
      if (promised.kind === 'text') expect(output.trim()).toBe(promised.content.trim());
      else expect(JSON.parse(output)).toEqual(shown(JSON.parse(inOurMonth(promised.content))));
    });
  }
});
