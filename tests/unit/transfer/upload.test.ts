import { describe, expect, it } from 'vitest';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { DxsoClient, DxsoResult } from '@/lib/datev/dxso/types';
import { paceOf } from '@/lib/transfer/poll-schedule';
import type { JobPorts, JobRecord, JobStore, StoredJobFile } from '@/lib/transfer/ports';
import type { JobRun } from '@/lib/transfer/steps/job-run';
import { upload } from '@/lib/transfer/steps/upload';
import { answers, jobIn, noon } from './situations';

interface World {
  /** Bytes each file claims to have. */
  readonly sizes: readonly number[];
  readonly answer?: (fileName: string) => DxsoResult<null>;
  readonly read?: (sha256: string) => Uint8Array | null;
  readonly isCancelRequested?: (marked: number) => boolean;
  readonly abortAfter?: number;
}

/** Runs the upload step over files in memory. */
async function uploadAll(world: World) {
  let files: StoredJobFile[] = world.sizes.map((size, position) => ({
    position,
    fileName: `f${position}.pdf`,
    contentType: 'application/pdf',
    sha256: `f${position}`,
    size,
    kind: 'image',
    state: 'pending',
    documentId: `doc${position}`,
  }));
  const sent: string[] = [];
  let atOnce = 0;
  let most = 0;
  let marked = 0;
  const aborting = new AbortController();
  const mark = (positions: readonly number[], state: StoredJobFile['state']) => {
    files = files.map((file) => (positions.includes(file.position) ? { ...file, state } : file));
  };
  const store: Pick<JobStore, 'files' | 'markUploading' | 'markFiles'> = {
    files: async () => files,
    markUploading: async (_lease, positions) => {
      mark(positions, 'uploading');
      marked += positions.length;
      return { isCancelRequested: world.isCancelRequested?.(marked) ?? false };
    },
    markFiles: async (_lease, { uploaded, pending }) => {
      mark(uploaded, 'uploaded');
      mark(pending, 'pending');
    },
  };
  const uploadFile: DxsoClient['uploadFile'] = async (_client, _job, { fileName }) => {
    expect(files.find((file) => file.fileName === fileName)?.state).toBe('uploading');
    const { size = 0 } = files.find((file) => file.fileName === fileName) ?? {};
    atOnce += size;
    most = Math.max(most, atOnce);
    await new Promise((done) => setTimeout(done, 1));
    atOnce -= size;
    sent.push(fileName);
    if (sent.length === world.abortAfter) aborting.abort();
    return world.answer?.(fileName) ?? answers.ok(null);
  };
  const record: JobRecord = {
    id: 'job',
    transferId: 'transfer',
    companyId: 'company',
    ledger: 'accounts_receivable',
    month: '2026-01' as AccountingMonth,
    clientId: '455148-1',
    job: jobIn('uploading'),
  };
  const ports = {
    store,
    readFile: async (_record: JobRecord, { sha256 }: StoredJobFile) =>
      world.read ? world.read(sha256) : new Uint8Array(1),
    pace: paceOf('production'),
    uploadParallelism: 4,
    now: () => noon,
    random: () => 0.5,
  } as unknown as JobPorts;
  const run: JobRun = {
    ports,
    lease: { jobId: 'job', number: 1, owner: 'test' },
    signal: aborting.signal,
    record: () => record,
    store: async () => record.job,
    datev: async () => ({ uploadFile }) as unknown as DxsoClient,
  };
  const events = await upload(run);
  const count = (state: StoredJobFile['state']) => files.filter((file) => file.state === state).length;
  return { events, sent, most, states: [count('uploaded'), count('uploading'), count('pending')] };
}

const small = (count: number) => Array.from({ length: count }, () => 1_000);

describe('uploading', () => {
  it('sends every file once and says so (T3)', async () => {
    const { events, sent, states } = await uploadAll({ sizes: small(100) });
    expect(events).toEqual([{ type: 'upload_completed' }]);
    expect([new Set(sent).size, sent.length]).toEqual([100, 100]);
    expect(states).toEqual([100, 0, 0]);
  });

  it('has no more files open than lanes send and prepare, however many there are', async () => {
    const { events, most } = await uploadAll({ sizes: small(100) });
    expect(events).toEqual([{ type: 'upload_completed' }]);
    expect(most).toBeLessThanOrEqual(4 * 1_000);
  });

  it('gives the whole DATEV job up after one unclear answer (T5)', async () => {
    const { events, states } = await uploadAll({
      sizes: small(30),
      answer: (fileName) => (fileName === 'f3.pdf' ? answers.timeOut : answers.ok(null)),
    });
    expect(events).toMatchObject([{ type: 'withdrawal_begun', aim: 'restart' }]);
    expect(states[1]).toBe(1);
  });

  it('leaves nothing marked that surely did not go out, so that the same DATEV job can go on (T5)', async () => {
    const { events, states } = await uploadAll({
      sizes: small(80),
      answer: (fileName) => (fileName === 'f10.pdf' ? answers.busy(null) : answers.ok(null)),
    });
    expect(events).toMatchObject([{ type: 'delayed' }]);
    expect(states[1]).toBe(0);
    expect((states[0] ?? 0) + (states[2] ?? 0)).toBe(80);
  });

  it('ends at a safe place when the worker is stopped (O2)', async () => {
    const { events, states } = await uploadAll({ sizes: small(80), abortAfter: 10 });
    expect(events).toEqual([]);
    expect(states[1]).toBe(0);
    expect(states[2]).toBeGreaterThan(0);
  });

  it('ends when somebody cancels', async () => {
    const { events, states } = await uploadAll({
      sizes: small(200),
      isCancelRequested: (marked) => marked > 32,
    });
    expect(events).toEqual([]);
    expect(states[2]).toBeGreaterThan(0);
  });

  it('holds back the document whose file the store has lost, and the rest goes with a new job (T9)', async () => {
    const { events } = await uploadAll({
      sizes: small(20),
      read: (sha256) => (sha256 === 'f5' ? null : new Uint8Array(1)),
    });
    expect(events).toMatchObject([{ type: 'withdrawal_begun', heldBack: [{ documentId: 'doc5' }] }]);
  });

  it('passes a fault of the store on instead of waiting for ever', async () => {
    const broken = uploadAll({
      sizes: small(20),
      read: (sha256) => {
        if (sha256 === 'f5') throw new Error('disk');
        return new Uint8Array(1);
      },
    });
    await expect(broken).rejects.toThrow('disk');
  });
});
