import { isTerminal } from '@/lib/transfer/state';
import type { Played } from './play';

/** What is wrong with how a play ended; empty: nothing lost, nothing twice. */
export function judge({ store, datev, faults }: Played): string[] {
  const wrong: string[] = faults.map((fault) => `fault: ${String(fault)}`);
  const finalised = [...datev.jobs].filter(([, job]) => job.state === 'finalised');
  const { state, hold } = store.job;
  if (!isTerminal(state) && hold === null) wrong.push(`stuck in ${state}`);

  if (finalised.length > 1) wrong.push(`twice: ${finalised.map(([id]) => id).join(', ')} were finalised`);
  for (const [id, job] of finalised) {
    if (new Set(job.files).size !== job.files.length) wrong.push(`${id} holds a file twice`);
    const expected = [...store.documentIds.map((document) => `${document}.xml`), 'document.xml'];
    if (expected.some((name) => !job.files.includes(name))) wrong.push(`${id} is incomplete`);
  }

  const isClaimedArrived = state === 'done';
  const isHeldAsUnknown = hold === 'outcome_unknown' || hold === 'status_unknown';
  if (isClaimedArrived && finalised.length === 0) wrong.push('lost: done, but nothing was finalised');
  if (!isClaimedArrived && !isHeldAsUnknown && finalised.length > 0) {
    wrong.push(`lost sight: ${state}${hold ? `/${hold}` : ''}, but DATEV has it`);
  }
  if (isClaimedArrived && store.documentIds.some((id) => store.results.get(id) !== 'accepted')) {
    wrong.push('a document has no result');
  }
  return [...wrong, ...orphans({ store, datev })];
}

/** Every job at DATEV is the present one or noted; a creation whose answer was lost is noted without an id. */
function orphans({ store, datev }: Pick<Played, 'store' | 'datev'>): string[] {
  const known = new Set([store.job.datevJobId, ...store.abandoned]);
  const notedWithoutId = store.abandoned.filter((id) => id === null).length;
  const unknown = [...datev.jobs].filter(([id, job]) => !known.has(id) && job.state !== 'deleted');
  return unknown.length > notedWithoutId
    ? [`${unknown.length - notedWithoutId} unexplained jobs at DATEV`]
    : [];
}
