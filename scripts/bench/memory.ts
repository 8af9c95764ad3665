/**
 * Resident memory of a worker over a job at DATEV's limit: 15 invoices with PDFs of 9.9 MB each, 148.5 MB. The peak is the
 * operating system's own figure for the process (Linux); elsewhere the highest of many looks at its metrics.
 */
import { readFile } from 'node:fs/promises';
import { storeInvoices } from '@/lib/documents/store-invoices';
import { attachmentOf } from '@/tests/integration/documents/samples';
import type { WorkerProcess } from '@/tests/integration/operations/worker-process';
import { click, onlyJob, readyCompany } from '@/tests/integration/transfer/scene';
import { invoiceJson } from './support/invoices';
import { heavyPdf } from './support/pdf';
import { reportRow, say } from './support/report';
import { openBenchWorld, until } from './support/world';

const invoices = 15;
const pdfBytes = 9_900_000;
const megabyte = 1024 * 1024;

const world = await openBenchWorld({ latencyMs: 0 });
try {
  const company = await readyCompany(world);
  for (let index = 0; index < invoices; index += 1) {
    const attachment = attachmentOf(await heavyPdf(`Rechnung ${index}`, pdfBytes), `${index}.pdf`);
    const [stored] = await storeInvoices(world.platform, company.customer, [
      { ...invoiceJson(index), attachment },
    ]);
    if (stored?.kind !== 'created') throw new Error(`not stored: ${JSON.stringify(stored)}`);
  }
  // The first start after a change compiles, which later ones find done (ADR 8).
  await (await world.hire()).end('SIGTERM');
  const worker = await world.hire();
  const before = await residentOf(worker);
  const id = await click(world, company);
  let highest = before;
  await until(async () => {
    highest = Math.max(highest, await residentOf(worker));
    return (await onlyJob(world, id)).state === 'done';
  }, 600_000);
  const job = await onlyJob(world, id);
  const peak = (await peakOf(worker)) ?? highest;
  say(`Vorher ${Math.round(before)} MB, höchstens ${Math.round(peak)} MB`);
  reportRow({
    what: `Speicher eines Workers, Auftrag mit ${Math.round(Number(job.bytesTotal) / 1e6)} MB`,
    measured: `${Math.round(peak)} MB`,
    bound: `${Math.round(before)} MB im Leerlauf`,
    value: peak,
    unit: 'MB',
    target: 250,
  });
} finally {
  await world.close();
}
process.exit(0);

/** Megabytes, from the worker's own metrics. */
async function residentOf(worker: WorkerProcess): Promise<number> {
  const { body } = await worker.ask('/metrics');
  const [, bytes] = /^process_resident_memory_bytes (\d+)/m.exec(body) ?? [];
  return Number(bytes ?? 0) / megabyte;
}

/** The highest it ever was; null where the system does not tell. */
async function peakOf({ child }: WorkerProcess): Promise<number | null> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(status) ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
