import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of one process (O2). Names and meanings: docs/operations.md. */
export interface Metrics {
  readonly registry: Registry;
  /** Every request to DATEV: operation × outcome; the error rate (T7) is read off it. */
  readonly datevRequests: Counter<'operation' | 'outcome'>;
  readonly datevSeconds: Histogram<'operation'>;
  readonly jobsByState: Gauge<'state'>;
  /** Tries to send a mail, by what they led to. */
  readonly mails: Counter<'outcome'>;
  /** The whole product as the database tells it (`lib/operation/fill-gauges.ts`). */
  readonly gauges: ProductGauges;
}

interface ProductGauges {
  readonly waitingJobs: Gauge;
  readonly longestWaitSeconds: Gauge;
  readonly queueMessages: Gauge<'queue'>;
  readonly circuitOpen: Gauge;
  readonly datevErrorRatio: Gauge<'window'>;
  readonly getsPerJob: Gauge<'measure'>;
  readonly connections: Gauge<'state'>;
  readonly notices: Gauge<'state'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    datevRequests: new Counter({
      name: 'belegbote_datev_requests_total',
      help: 'Requests to DATEV by operation and outcome',
      labelNames: ['operation', 'outcome'],
      registers,
    }),
    datevSeconds: new Histogram({
      name: 'belegbote_datev_request_seconds',
      help: 'Time until DATEV answered',
      labelNames: ['operation'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    jobsByState: gauge(registry, 'transfer_jobs', 'Transfer jobs that have not ended, by state', 'state'),
    mails: new Counter({
      name: 'belegbote_mails_total',
      help: 'Tries to send a mail by what they led to',
      labelNames: ['outcome'],
      registers,
    }),
    gauges: createGauges(registry),
  };
}

function createGauges(registry: Registry): ProductGauges {
  return {
    waitingJobs: gauge(registry, 'waiting_jobs', 'Transfer jobs that are due and nobody is at'),
    longestWaitSeconds: gauge(registry, 'longest_wait_seconds', 'How long the oldest of them has waited'),
    queueMessages: gauge(registry, 'queue_messages', 'Messages waiting in a queue', 'queue'),
    circuitOpen: gauge(registry, 'datev_circuit_open', '1: nobody asks DATEV; 0.5: the next call decides'),
    datevErrorRatio: gauge(
      registry,
      'datev_error_ratio',
      'Failed requests to DATEV of all, 0 to 1',
      'window',
    ),
    getsPerJob: gauge(registry, 'datev_gets_per_job', 'GETs of the jobs of thirty days', 'measure'),
    connections: gauge(registry, 'connections', 'Connections to DATEV by state', 'state'),
    notices: gauge(registry, 'notices', 'Mails by state', 'state'),
  };
}

function gauge<L extends string>(
  registry: Registry,
  name: string,
  help: string,
  ...labelNames: L[]
): Gauge<L> {
  return new Gauge({ name: `belegbote_${name}`, help, labelNames, registers: [registry] });
}
