import type { DxsoClient, DxsoJob, DxsoResult } from '@/lib/datev/dxso/types';

interface VirtualJob {
  readonly files: string[];
  state: 'open' | 'finalised' | 'deleted';
}

/**
 * What may go wrong with one call. `late`: the answer is lost and the request is executed some time afterwards. `twice`: a
 * gateway repeats the request, which HTTP allows for everything but POST.
 */
export type Fault =
  | 'none'
  | 'refused_connection'
  | 'busy'
  | 'lost_request'
  | 'lost_answer'
  | 'late'
  | 'twice'
  | 'no_right';

const ok = <T>(value: T): DxsoResult<T> => ({
  kind: 'ok',
  value,
  raw: JSON.stringify(value),
  httpStatus: 200,
});
const unclear: DxsoResult<never> = { kind: 'unclear', reason: 'time-out', httpStatus: null };
const refused = (httpStatus: number, code: string | null): DxsoResult<never> => ({
  kind: 'refused',
  httpStatus,
  code,
  description: null,
  helpUrl: null,
  requestId: 'r',
  raw: '',
});

/** DATEV as far as exactly-once matters: jobs, their files, the commit point. Its rules stand in DATEV's own description. */
export class VirtualDatev {
  readonly jobs = new Map<string, VirtualJob>();
  private readonly late: (() => unknown)[] = [];
  private nextId = 1;
  gets = 0;

  constructor(
    private readonly chooseFault: () => Fault,
    private readonly pause: (worker: string) => Promise<void>,
  ) {}

  /** Requests that were under way in the network arrive now. */
  deliverLate(): void {
    for (const arrive of this.late.splice(0)) arrive();
  }

  client(worker: string): DxsoClient {
    return {
      getClientBasics: () => Promise.reject(new Error('the check is played elsewhere')),
      createJob: () => this.call(worker, () => this.create(), 'POST'),
      uploadFile: (_client, id, { fileName }) => this.call(worker, () => this.upload(id, fileName), 'POST'),
      finaliseJob: (_client, id) => this.call(worker, () => this.finalise(id)),
      getJobStatus: (_client, id) => this.call(worker, () => this.status(id)),
      getProtocolEntries: (_client, id) => this.call(worker, () => this.protocol(id)),
      deleteJob: (_client, id) => this.call(worker, () => this.delete(id)),
    };
  }

  private async call<T>(
    worker: string,
    execute: () => DxsoResult<T>,
    method: 'POST' | 'other' = 'other',
  ): Promise<DxsoResult<T>> {
    await this.pause(worker);
    const fault = this.chooseFault();
    switch (fault) {
      case 'refused_connection':
        return { kind: 'unavailable', httpStatus: null, retryAfterMs: null };
      case 'busy':
        return { kind: 'unavailable', httpStatus: 429, retryAfterMs: 2_000 };
      case 'no_right':
        return refused(403, null);
      case 'lost_request':
        return unclear;
      case 'late':
        this.late.push(execute);
        return unclear;
      case 'lost_answer':
        execute();
        return unclear;
      case 'twice':
        if (method === 'other') execute();
        return execute();
      case 'none': {
        const result = execute();
        // The way back is a place to die, too.
        await this.pause(worker);
        return result;
      }
    }
  }

  private create(): DxsoResult<DxsoJob> {
    const id = `D${this.nextId++}`;
    this.jobs.set(id, { files: [], state: 'open' });
    return ok({
      id,
      accountLength: 4,
      ledgerFolderNames: ['Ausgangsrechnungen'],
      cashLedgerNames: ['Kasse'],
    });
  }

  private upload(id: string, fileName: string): DxsoResult<null> {
    const job = this.jobs.get(id);
    if (!job || job.state === 'deleted') return refused(404, null);
    if (job.state === 'finalised') return refused(400, 'DCO01007');
    job.files.push(fileName);
    return ok(null);
  }

  private finalise(id: string): DxsoResult<null> {
    const job = this.jobs.get(id);
    if (!job || job.state === 'deleted') return refused(404, null);
    if (job.state === 'finalised') return refused(400, 'DCO01007');
    job.state = 'finalised';
    return ok(null);
  }

  private status(id: string): DxsoResult<{ id: string; status: number | null }> {
    this.gets += 1;
    const job = this.jobs.get(id);
    if (!job || job.state === 'deleted') return refused(404, null);
    return ok({ id, status: job.state === 'open' ? 0 : 2 });
  }

  private protocol(id: string): DxsoResult<never[]> {
    this.gets += 1;
    const job = this.jobs.get(id);
    return job && job.state !== 'deleted' ? ok([]) : refused(404, null);
  }

  private delete(id: string): DxsoResult<null> {
    const job = this.jobs.get(id);
    if (!job || job.state === 'deleted') return refused(404, null);
    if (job.state === 'finalised') return refused(400, 'DCO01007');
    job.state = 'deleted';
    return ok(null);
  }
}
