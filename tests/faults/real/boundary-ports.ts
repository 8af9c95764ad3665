import type { DxsoClient } from '@/lib/datev/dxso/types';
import type { Platform } from '@/lib/platform';
import { livePorts } from '@/lib/transfer/live/live-ports';
import type { JobPorts, JobRecord, JobStore } from '@/lib/transfer/ports';

/** Told of every boundary a worker passes; whoever listens may end it there. */
export interface Boundaries {
  /** Before an act, and after it took effect, e.g. `after record creation_begun`. */
  at(name: string): void;
  /** The act has been started and has not answered yet. */
  during?(name: string): void;
}

/**
 * The real surroundings of a worker with a mark at every touch of database and DATEV: each place where a power cut makes a
 * difference. Names hold the job's state, because the same request means something else in another one.
 * @param spoil breaks a rule on purpose, to see that the harness notices
 */
export function boundaryPorts(
  platform: Platform,
  boundaries: Boundaries,
  spoil: (ports: JobPorts) => JobPorts = (ports) => ports,
): JobPorts {
  const ports = spoil(livePorts(platform));
  const { store } = ports;
  let state = 'unknown';
  let uploads = 0;

  async function lived<T>(name: string, act: () => Promise<T>): Promise<T> {
    boundaries.at(`before ${name}`);
    const acting = act();
    boundaries.during?.(`during ${name}`);
    const result = await acting;
    boundaries.at(`after ${name}`);
    return result;
  }

  async function known(name: string, act: () => Promise<JobRecord>): Promise<JobRecord> {
    const record = await lived(name, act);
    state = record.job.state;
    return record;
  }

  const markedStore: JobStore = {
    load: (lease) => known('load', () => store.load(lease)),
    record: (lease, events) =>
      known(`record ${events.map(({ type }) => type).join('+') || 'nothing'}`, () =>
        store.record(lease, events),
      ),
    files: (lease) => lived('files', () => store.files(lease)),
    markUploading: (lease, positions) => lived('markUploading', () => store.markUploading(lease, positions)),
    markFiles: (lease, files) => lived('markFiles', () => store.markFiles(lease, files)),
    answerOf: (lease) => lived('answerOf', () => store.answerOf(lease)),
    cashTurn: (lease) => lived('cashTurn', () => store.cashTurn(lease)),
  };
  const marked = (client: DxsoClient): DxsoClient => ({
    getClientBasics: (...call) => lived('getClientBasics', () => client.getClientBasics(...call)),
    createJob: (...call) => lived('createJob', () => client.createJob(...call)),
    uploadFile: (...call) => {
      uploads += 1;
      return lived(`uploadFile ${uploads === 1 ? 'first' : 'later'}`, () => client.uploadFile(...call));
    },
    finaliseJob: (...call) => lived('finaliseJob', () => client.finaliseJob(...call)),
    getJobStatus: (...call) => lived(`getJobStatus in ${state}`, () => client.getJobStatus(...call)),
    getProtocolEntries: (...call) => lived('getProtocolEntries', () => client.getProtocolEntries(...call)),
    deleteJob: (...call) => lived(`deleteJob in ${state}`, () => client.deleteJob(...call)),
  });
  return {
    ...ports,
    store: markedStore,
    openDatev: async (record) => marked(await ports.openDatev(record)),
    check: (record) => lived(`check in ${state}`, () => ports.check(record)),
    build: (record) => lived('build', () => ports.build(record)),
  };
}
