import type { Platform } from '@/lib/platform';
import { type Count, readFigures } from './figures';

/**
 * Puts the figures of the whole product into this process's metrics. They come from the database, so every web and worker
 * process tells the same and any one may be asked (O2).
 */
export async function refreshGauges(platform: Platform): Promise<void> {
  const figures = await readFigures(platform);
  const { gauges } = platform.metrics;
  fill(platform.metrics.jobsByState, figures.jobs, 'state');
  fill(gauges.queueMessages, figures.queues, 'queue');
  fill(gauges.connections, figures.connections, 'state');
  fill(gauges.notices, figures.notices, 'state');
  gauges.waitingJobs.set(figures.waitingJobs.count);
  gauges.longestWaitSeconds.set(figures.waitingJobs.longestMs / 1000);
  gauges.circuitOpen.set(circuitValues[figures.circuit.state]);
  gauges.datevErrorRatio.set({ window: '1h' }, figures.traffic.hour.errorRatio);
  gauges.datevErrorRatio.set({ window: '24h' }, figures.traffic.day.errorRatio);
  gauges.getsPerJob.set({ measure: 'average' }, figures.gets.average);
  gauges.getsPerJob.set({ measure: 'worst' }, figures.gets.worst);
}

const circuitValues = { closed: 0, half_open: 0.5, open: 1 } as const;

interface LabelledGauge<L extends string> {
  reset(): void;
  set(labels: Record<L, string>, value: number): void;
}

/** What is no longer counted must not stay at its last value. */
function fill<L extends string>(gauge: LabelledGauge<L>, counts: readonly Count[], label: L): void {
  gauge.reset();
  for (const { name, count } of counts) gauge.set({ [label]: name } as Record<L, string>, count);
}
