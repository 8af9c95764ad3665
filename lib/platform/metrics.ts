import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of one process (O2). */
export interface Metrics {
  readonly registry: Registry;
  /** Every request to DATEV: operation × outcome; the error rate (T7) is read off it. */
  readonly datevRequests: Counter<'operation' | 'outcome'>;
  readonly datevSeconds: Histogram<'operation'>;
  readonly jobsByState: Gauge<'state'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    datevRequests: new Counter({
      name: 'belegbote_datev_requests_total',
      help: 'Requests to DATEV by operation and outcome',
      labelNames: ['operation', 'outcome'],
      registers: [registry],
    }),
    datevSeconds: new Histogram({
      name: 'belegbote_datev_request_seconds',
      help: 'Time until DATEV answered',
      labelNames: ['operation'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers: [registry],
    }),
    jobsByState: new Gauge({
      name: 'belegbote_transfer_jobs',
      help: 'Transfer jobs by state',
      labelNames: ['state'],
      registers: [registry],
    }),
  };
}
