/**
 * From the click to the first request at DATEV: the use case behind the button runs here, the worker is a process of its own and
 * idle, PostgreSQL writes to disk. A new click comes only when the last transfer is done.
 */
import { addInvoice, click, readyCompany, transferRow } from '@/tests/integration/transfer/scene';
import { reportRow } from './support/report';
import { milliseconds, percentile } from './support/timing';
import { openBenchWorld, until } from './support/world';

const clicks = 60;
const warmUp = 8;

const world = await openBenchWorld({ latencyMs: 0 });
try {
  await world.hire();
  const company = await readyCompany(world);
  let firstRequestAt: number | null = null;
  const { traffic } = world.datev;
  const note = traffic.note.bind(traffic);
  traffic.note = (exchange) => {
    firstRequestAt ??= performance.now();
    note(exchange);
  };
  const times: number[] = [];
  for (let turn = 0; turn < warmUp + clicks; turn += 1) {
    await addInvoice(world, company);
    // At any moment of the worker's own rhythm.
    await new Promise((wake) => setTimeout(wake, Math.random() * 1_000));
    firstRequestAt = null;
    const start = performance.now();
    const id = await click(world, company);
    await until(() => firstRequestAt !== null);
    if (turn >= warmUp) times.push((firstRequestAt ?? 0) - start);
    await until(async () => (await transferRow(world, id)).state === 'succeeded');
  }
  reportRow({
    what: 'Klick bis erste Anfrage bei DATEV, 95 %',
    measured: milliseconds(percentile(times, 0.95)),
    bound: `Mitte ${milliseconds(percentile(times, 0.5))}, größte ${milliseconds(Math.max(...times))}`,
    value: percentile(times, 0.95) / 1_000,
    unit: 's',
    target: 0.5,
  });
} finally {
  await world.close();
}
process.exit(0);
