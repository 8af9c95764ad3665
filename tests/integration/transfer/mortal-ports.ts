import type { DxsoClient } from '@/lib/datev/dxso/types';
import type { Platform } from '@/lib/platform';
import { livePorts } from '@/lib/transfer/live/live-ports';
import { type JobPorts, type JobStore, LeaseLost } from '@/lib/transfer/ports';

/** Counts every touch of a worker with database and DATEV, before and after it took effect; at one of them the worker dies. */
export interface Life {
  touches: number;
  readonly diesAt: number;
}

/**
 * The real surroundings of a worker that is killed at a given touch: from then on it does nothing more, like a process that
 * was killed. (The lease is given back at once, which in life takes half a minute.)
 */
export function mortalPorts(platform: Platform, life: Life): JobPorts {
  function touch(): void {
    life.touches += 1;
    if (life.touches >= life.diesAt) throw new LeaseLost('killed');
  }

  async function lived<T>(act: () => Promise<T>): Promise<T> {
    touch();
    const result = await act();
    touch();
    return result;
  }

  const ports = livePorts(platform);
  const { store } = ports;
  const mortalStore: JobStore = {
    load: (lease) => lived(() => store.load(lease)),
    record: (lease, events) => lived(() => store.record(lease, events)),
    files: (lease) => lived(() => store.files(lease)),
    markUploading: (lease, positions) => lived(() => store.markUploading(lease, positions)),
    markFiles: (lease, files) => lived(() => store.markFiles(lease, files)),
    answerOf: (lease) => lived(() => store.answerOf(lease)),
    cashTurn: (lease) => lived(() => store.cashTurn(lease)),
  };
  return {
    ...ports,
    store: mortalStore,
    openDatev: async (record) => mortalClient(await ports.openDatev(record), lived),
    check: (record) => lived(() => ports.check(record)),
    build: (record) => lived(() => ports.build(record)),
  };
}

function mortalClient(client: DxsoClient, lived: <T>(act: () => Promise<T>) => Promise<T>): DxsoClient {
  return {
    getClientBasics: (...call) => lived(() => client.getClientBasics(...call)),
    createJob: (...call) => lived(() => client.createJob(...call)),
    uploadFile: (...call) => lived(() => client.uploadFile(...call)),
    finaliseJob: (...call) => lived(() => client.finaliseJob(...call)),
    getJobStatus: (...call) => lived(() => client.getJobStatus(...call)),
    getProtocolEntries: (...call) => lived(() => client.getProtocolEntries(...call)),
    deleteJob: (...call) => lived(() => client.deleteJob(...call)),
  };
}
