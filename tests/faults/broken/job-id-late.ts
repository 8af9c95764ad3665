import type { JobEvent } from '@/lib/transfer/events';
import type { JobPorts, JobRecord, JobStore } from '@/lib/transfer/ports';
import { transition } from '@/lib/transfer/transition';

/**
 * A deliberately broken copy of a rule: DATEV's job id is kept in memory and stored only when the first file goes out. Whoever
 * dies in between leaves a job at DATEV of which nobody knows. Only to prove that the harness notices.
 */
export function jobIdLate(ports: JobPorts): JobPorts {
  const { store } = ports;
  const kept: JobEvent[] = [];
  let shown: JobRecord | null = null;

  async function known(act: Promise<JobRecord>): Promise<JobRecord> {
    shown = await act;
    return shown;
  }

  const late: JobStore = {
    load: (lease) => known(store.load(lease)),
    record: async (lease, events) => {
      const isLate = kept.length > 0 || events.some(({ type }) => type === 'creation_begun');
      if (!isLate || shown === null) return await known(store.record(lease, events));
      kept.push(...events);
      const job = events.reduce((before, event) => transition(before, event, ports.now()), shown.job);
      shown = { ...shown, job };
      return shown;
    },
    files: async (lease) => {
      if (kept.length > 0) await known(store.record(lease, kept.splice(0)));
      return await store.files(lease);
    },
    markUploading: (lease, positions) => store.markUploading(lease, positions),
    markFiles: (lease, files) => store.markFiles(lease, files),
    answerOf: (lease) => store.answerOf(lease),
    cashTurn: (lease) => store.cashTurn(lease),
  };
  return { ...ports, store: late };
}
