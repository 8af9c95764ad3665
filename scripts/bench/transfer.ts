/**
 * A month of 200 invoices with their PDFs, from the click to DATEV's 204, by one worker process against the local DATEV that takes
 * 50 ms for an answer. Bound: GET, POST, the same uploads at the same parallelism, PUT, by plain fetch in a process like the
 * worker's. Takes turns; the best of each counts.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTokens } from '@/lib/connection/kept-tokens';
import { storeInvoices } from '@/lib/documents/store-invoices';
import { livePorts } from '@/lib/transfer/live/live-ports';
import { attachmentOf } from '@/tests/integration/documents/samples';
import type { CompanyScene } from '@/tests/integration/identity/scene';
import { click, onlyJob, readyCompany } from '@/tests/integration/transfer/scene';
import { plainNode } from '@/worker/program';
import { invoiceJson } from './support/invoices';
import { heavyPdf } from './support/pdf';
import { reportRow, say } from './support/report';
import { milliseconds } from './support/timing';
import { openBenchWorld, until } from './support/world';

const rawTransfer = fileURLToPath(new URL('./support/raw-transfer.ts', import.meta.url));
const invoices = 200;
const pdfBytes = 60_000;
const rounds = 3;

const world = await openBenchWorld({ latencyMs: 50 });
const folder = await mkdtemp(join(tmpdir(), 'belegbote-bench-'));
const { platform } = world;
const { uploadParallelism } = livePorts(platform);
try {
  await world.hire();
  await transferOnce();
  const products: number[] = [];
  const bounds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { company, jobId, duration } = await transferOnce();
    products.push(duration);
    bounds.push(await raw(company, jobId));
    say(`Runde ${round + 1}: ${milliseconds(duration)} gegen ${milliseconds(bounds.at(-1) ?? 0)}`);
  }
  const [measured, best] = [Math.min(...products), Math.min(...bounds)];
  const files = invoices * 2 + 1;
  reportRow({
    what: `${invoices} Rechnungen mit PDF, 50 ms je Antwort`,
    measured: milliseconds(measured),
    bound: `${milliseconds(best)} (${files} Dateien, ${uploadParallelism} zugleich)`,
    value: measured / best,
    unit: '×',
    target: 1.15,
  });
} finally {
  await world.close();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);

/** A new company, so that the day's check is part of it. */
async function transferOnce(): Promise<{ company: CompanyScene; jobId: string; duration: number }> {
  const company = await readyCompany(world);
  const inputs: Record<string, unknown>[] = [];
  for (let index = 0; index < invoices; index += 1) {
    const pdf = await heavyPdf(`Rechnung ${index}`, pdfBytes);
    inputs.push({ ...invoiceJson(index), attachment: attachmentOf(pdf, `${index}.pdf`) });
  }
  const stored = await storeInvoices(platform, company.customer, inputs);
  if (stored.some(({ kind }) => kind !== 'created')) throw new Error('not stored');
  // Connecting has checked the dataset today; the transfer shall do it itself.
  await platform.db.connection.updateMany({
    where: { companyId: company.companyId },
    data: { checkDueSince: new Date() },
  });
  const start = performance.now();
  const finalised = finalisedAt();
  const id = await click(world, company);
  const duration = (await finalised) - start;
  await until(async () => (await onlyJob(world, id)).state === 'done');
  return { company, jobId: (await onlyJob(world, id)).id, duration };
}

/** The moment of DATEV's next 204, told by DATEV: asking the database for it would take the CPU that is measured. */
function finalisedAt(): Promise<number> {
  const { traffic } = world.datev;
  const note = traffic.note.bind(traffic);
  return new Promise((fulfil) => {
    traffic.note = (exchange) => {
      note(exchange);
      if (exchange.operation !== 'finaliseJob' || exchange.status !== 204) return;
      traffic.note = note;
      fulfil(performance.now());
    };
  });
}

/** The same files once more, by plain requests. */
async function raw({ companyId }: CompanyScene, jobId: string): Promise<number> {
  const rows = await platform.db.jobFile.findMany({ where: { jobId }, orderBy: { position: 'asc' } });
  const files: { name: string; contentType: string; path: string }[] = [];
  for (const { fileName, contentType, sha256 } of rows) {
    const path = join(folder, sha256);
    await writeFile(path, await platform.files.get({ companyId, sha256 }));
    files.push({ name: fileName, contentType, path });
  }
  const row = await platform.db.connection.findUniqueOrThrow({ where: { companyId } });
  const tokens = openTokens(platform.vault, companyId, row);
  const { apiUrl, clientId } = platform.settings.datev;
  const plan = {
    apiUrl,
    clientId: `${row.consultantNumber}-${row.clientNumber}`,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${tokens?.accessToken}`,
      'x-datev-client-id': clientId,
    },
    parallelism: uploadParallelism,
    files,
  };
  const planFile = join(folder, 'plan.json');
  await writeFile(planFile, JSON.stringify(plan), { mode: 0o600 });
  return await runRaw(planFile);
}

/** The local DATEV answers from this very process, so it must not be blocked. */
async function runRaw(planFile: string): Promise<number> {
  const child = spawn(process.execPath, plainNode(rawTransfer, planFile), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let output = '';
  child.stdout.on('data', (text) => {
    output += String(text);
  });
  await new Promise((ended) => child.once('close', ended));
  return Number(output.trim());
}
