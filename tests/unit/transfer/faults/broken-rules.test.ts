import { describe, expect, it } from 'vitest';
import type { DxsoClient } from '@/lib/datev/dxso/types';
import type { JobPorts, JobStore, Lease } from '@/lib/transfer/ports';
import { jobIdLate } from '@/tests/faults/broken/job-id-late';
import type { MemoryStore } from '@/tests/faults/schedules/memory-store';
import { playMany } from '@/tests/faults/schedules/play-many';

/** Plays schedules in a world where one rule is broken and answers what the judge says. */
async function complaintsOf(breakIt: (ports: JobPorts, store: MemoryStore) => JobPorts): Promise<string> {
  const { complaints } = await playMany('three workers and zombies', 1, 400, breakIt);
  return complaints.join('\n');
}

function withClient(ports: JobPorts, change: (client: DxsoClient) => Partial<DxsoClient>): JobPorts {
  return {
    ...ports,
    openDatev: async (record) => {
      const client = await ports.openDatev(record);
      return { ...client, ...change(client) };
    },
  };
}

/** The same store with some of its methods replaced. */
function changed(store: MemoryStore, change: Partial<JobStore>): JobStore {
  return {
    load: (lease) => store.load(lease),
    record: (lease, events) => store.record(lease, events),
    files: (lease) => store.files(lease),
    markUploading: (lease, positions) => store.markUploading(lease, positions),
    markFiles: (lease, files) => store.markFiles(lease, files),
    answerOf: (lease) => store.answerOf(lease),
    cashTurn: () => store.cashTurn(),
    ...change,
  };
}

describe('the fault harness notices a rule that is broken (T5)', () => {
  it('an unclear upload is simply tried again', async () => {
    const complaints = await complaintsOf((ports) =>
      withClient(ports, (client) => ({
        uploadFile: async (...call) => {
          const result = await client.uploadFile(...call);
          return result.kind === 'unclear'
            ? { kind: 'unavailable', httpStatus: null, retryAfterMs: null }
            : result;
        },
      })),
    );
    expect(complaints).toContain('holds a file twice');
  });

  it('an unclear PUT counts as a missing job, and nobody asks DATEV to delete it', async () => {
    const complaints = await complaintsOf((ports) =>
      withClient(ports, (client) => ({
        finaliseJob: async (...call) => {
          const result = await client.finaliseJob(...call);
          return result.kind === 'unclear'
            ? {
                kind: 'refused',
                httpStatus: 404,
                code: null,
                description: null,
                helpUrl: null,
                requestId: null,
                raw: '',
              }
            : result;
        },
        deleteJob: async () => ({ kind: 'ok', value: null, raw: '', httpStatus: 204 }),
      })),
    );
    expect(complaints).toContain('were finalised');
  });

  it('files under way at a crash are taken for not sent', async () => {
    const complaints = await complaintsOf((ports, store) => ({
      ...ports,
      store: changed(store, {
        files: async (lease: Parameters<MemoryStore['files']>[0]) =>
          (await store.files(lease)).map((file) =>
            file.state === 'uploading' ? { ...file, state: 'pending' as const } : file,
          ),
      }),
    }));
    expect(complaints).toContain('holds a file twice');
  });

  it('a creation whose answer was lost is not noted', async () => {
    const complaints = await complaintsOf((ports, store) => ({
      ...ports,
      store: changed(store, {
        record: async (...call: Parameters<MemoryStore['record']>) => {
          const known = [...store.abandoned];
          const record = await store.record(...call);
          if (call[1].some(({ type }) => type === 'creation_unclear')) store.abandoned = known;
          return record;
        },
      }),
    }));
    expect(complaints).toContain('unexplained jobs at DATEV');
  });

  it('the job id is stored only when the first file goes out', async () => {
    const complaints = await complaintsOf(jobIdLate);
    expect(complaints).toContain('unexplained jobs at DATEV');
  });

  it('a worker that lost its lease goes on writing', async () => {
    const complaints = await complaintsOf((ports, store) => {
      const newest = (lease: Lease): Lease => ({ ...lease, number: store.leaseNumber });
      return {
        ...ports,
        store: changed(store, {
          record: (lease, events) => store.record(newest(lease), events),
          markUploading: (lease, positions) => store.markUploading(newest(lease), positions),
          markFiles: (lease, files) => store.markFiles(newest(lease), files),
        }),
      };
    });
    expect(complaints).not.toBe('');
  });
});
