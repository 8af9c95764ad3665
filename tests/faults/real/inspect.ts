import { verifyProtocolChain } from '@/lib/transfer/verify-protocol-chain';
import type { Job as DatevJob } from '@/sandbox/world/job';
import type { RealWorld } from './world';

export interface Inspection {
  /** What is wrong; empty: nothing lost, nothing twice, everything told. */
  readonly complaints: readonly string[];
  readonly documents: number;
  readonly arrived: number;
  readonly held: number;
  readonly finalisedJobs: number;
  readonly deletedJobs: number;
  /** Unfinalised jobs at DATEV that our rows name, by id or as a creation whose answer was lost. */
  readonly explainedOrphans: number;
  readonly holds: readonly string[];
}

/** Compares our rows with what DATEV has, document by document and job by job (T5, P2). */
export async function inspect(world: RealWorld): Promise<Inspection> {
  const atDatev = [...world.datev.world.jobs.values()].filter(({ deletedAt }) => deletedAt === null);
  const finalised = atDatev.filter(({ finalisedAt }) => finalisedAt !== null);
  const orphans = await explainOrphans(
    world,
    atDatev.filter(({ finalisedAt }) => finalisedAt === null),
  );
  const documents = await inspectDocuments(world, finalised);
  const jobs = await world.platform.db.transferJob.findMany({ where: { hold: { not: null } } });
  const { tokens } = world.datev.signIn;
  const reused = tokens.counts.refreshTokensReused;
  return {
    complaints: [
      ...documents.complaints,
      ...orphans.complaints,
      ...(await inspectProtocol(world, finalised)),
      ...(reused > 0 ? [`${reused} refresh tokens were spent twice`] : []),
    ],
    documents: documents.total,
    arrived: documents.arrived,
    held: documents.held,
    finalisedJobs: finalised.length,
    deletedJobs: [...world.datev.world.jobs.values()].length - atDatev.length,
    explainedOrphans: orphans.explained,
    holds: jobs.map(({ hold, state }) => `${hold} in ${state}`),
  };
}

/** How often a document stands in a finalised job, whatever DATEV made of it: a GUID sent twice would only be skipped. */
function timesSent(finalised: readonly DatevJob[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const job of finalised) {
    for (const { guid } of job.result?.documents ?? []) {
      const key = guid?.toLowerCase() ?? '';
      times.set(key, (times.get(key) ?? 0) + 1);
    }
  }
  return times;
}

async function inspectDocuments({ platform }: RealWorld, finalised: readonly DatevJob[]) {
  const times = timesSent(finalised);
  const rows = await platform.db.transferDocument.findMany({
    include: { job: { select: { state: true, hold: true } } },
  });
  const invoices = await platform.db.invoice.findMany({ select: { id: true, state: true } });
  const entries = await platform.db.cashEntryRecord.findMany({ select: { id: true, state: true } });
  const states = new Map([...invoices, ...entries].map(({ id, state }) => [id, state]));
  const complaints: string[] = [];
  let arrived = 0;
  let held = 0;
  for (const row of rows) {
    const sent = times.get(row.guid.toLowerCase()) ?? 0;
    const state = states.get(row.invoiceId ?? row.cashEntryId ?? '');
    const name = `${row.number} (${row.result}, job ${row.job.state}${row.job.hold ? `/${row.job.hold}` : ''})`;
    if (sent > 1) complaints.push(`${name} is in ${sent} finalised jobs`);
    else if (sent === 1 && row.result === 'accepted' && state === 'transferred') arrived += 1;
    else if (row.job.hold !== null && row.result === 'pending' && state === 'under_way') held += 1;
    else complaints.push(`${name} was sent ${sent} times and is ${state}`);
  }
  return { complaints, arrived, held, total: rows.length };
}

/** Every finalised job has its last status, every entry as DATEV keeps it, and each company's chain is whole. */
async function inspectProtocol({ platform }: RealWorld, finalised: readonly DatevJob[]): Promise<string[]> {
  const { db } = platform;
  const complaints: string[] = [];
  for (const { id, result } of finalised) {
    const ours = await db.transferJob.findMany({ where: { datevJobId: id } });
    const [job] = ours;
    if (!job || ours.length > 1) {
      complaints.push(`finalised job ${id} belongs to ${ours.length} of our jobs`);
      continue;
    }
    if (job.hold !== null) continue;
    const statuses = await db.protocolStatus.findMany({ where: { jobId: job.id }, orderBy: { id: 'asc' } });
    const last = statuses.at(-1)?.status;
    if (last !== result?.status) complaints.push(`job ${id}: status ${last}, DATEV says ${result?.status}`);
    const entries = await db.protocolEntry.findMany({
      where: { jobId: job.id },
      orderBy: { position: 'asc' },
    });
    const fetches = new Set(entries.map(({ fetch }) => fetch)).size;
    if (fetches !== 1) complaints.push(`job ${id}: the protocol was stored ${fetches} times`);
    const texts = entries.map(({ text }) => text).join('\n');
    if (texts !== result?.entries.map(({ text }) => text).join('\n')) {
      complaints.push(`job ${id}: the protocol is not as DATEV sent it`);
    }
  }
  for (const { companyId } of await db.protocolChain.findMany()) {
    const { faults } = await verifyProtocolChain(platform, { companyId });
    if (faults.length > 0) complaints.push(`chain of ${companyId}: ${JSON.stringify(faults[0])}`);
  }
  return complaints;
}

interface Abandoned {
  readonly datevJobId: string | null;
}

async function explainOrphans({ platform }: RealWorld, open: readonly DatevJob[]) {
  const jobs = await platform.db.transferJob.findMany({
    select: { datevJobId: true, abandoned: true, state: true },
  });
  const notes = jobs.flatMap(({ abandoned }) =>
    Array.isArray(abandoned) ? (abandoned as unknown as Abandoned[]) : [],
  );
  const named = new Set([...notes, ...jobs].flatMap(({ datevJobId }) => datevJobId ?? []));
  const nameless = open.filter(({ id }) => !named.has(id));
  const lostCreations = notes.filter(({ datevJobId }) => datevJobId === null).length;
  const excess = nameless.length - lostCreations;
  return {
    complaints: excess > 0 ? [`${excess} open jobs at DATEV that nobody explains`] : [],
    explained: open.length - Math.max(0, excess),
  };
}
