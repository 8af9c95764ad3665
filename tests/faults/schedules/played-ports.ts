import { berlinDay } from '@/lib/bookkeeping/calendar';
import { toFinding } from '@/lib/preflight/finding';
import { paceOf } from '@/lib/transfer/poll-schedule';
import type { Built, CheckOutcome, JobPorts } from '@/lib/transfer/ports';
import type { MemoryStore } from './memory-store';
import type { Fault, VirtualDatev } from './virtual-datev';

export interface PlayedWorld {
  readonly store: MemoryStore;
  readonly datev: VirtualDatev;
  readonly owner: string;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly chooseFault: () => Fault;
  readonly report: (error: unknown) => void;
}

/** The surroundings of the real steps in a played world. */
export function playedPorts(world: PlayedWorld): JobPorts {
  const { store, datev, owner, clock, random, report } = world;
  return {
    store,
    openDatev: async () => datev.client(owner),
    check: async () => checkOutcome(world),
    expect: async () => ({ accountLength: 4, chosenFolder: null, lastFolder: null }),
    build: async () => builtOf(store.documentIds),
    readFile: async () => new Uint8Array(8),
    pace: paceOf('production'),
    uploadParallelism: 3,
    now: clock,
    random,
    reportFault: (_record, _step, error) => report(error),
  };
}

/** The day's check has its own requests and its own bad luck. */
function checkOutcome({ store, clock, chooseFault }: PlayedWorld): CheckOutcome {
  switch (chooseFault()) {
    case 'none':
    case 'twice':
    case 'late':
      return {
        kind: 'passed',
        day: berlinDay(clock()),
        heldBack: [],
        documentsLeft: store.documentIds.length,
        gets: 1,
      };
    case 'no_right': {
      const problem = { code: 'CONNECTION_RECONNECT_NEEDED', params: { clientId: '455148-1' } };
      const subject = { kind: 'connection', id: null, label: '455148-1' } as const;
      return { kind: 'held', reason: 'permission', finding: toFinding(problem, subject), gets: 1 };
    }
    case 'busy':
    case 'refused_connection':
    case 'lost_request':
    case 'lost_answer':
      return { kind: 'no_answer', retryAfterMs: null, gets: 1 };
  }
}

/** One ledger file a document, and document.xml at the end. */
function builtOf(documentIds: readonly string[]): Built {
  const file = (fileName: string, kind: 'ledger' | 'document_xml') => ({
    fileName,
    contentType: 'application/xml',
    sha256: fileName,
    size: 8,
    kind,
  });
  return {
    files: [...documentIds.map((id) => file(`${id}.xml`, 'ledger')), file('document.xml', 'document_xml')],
    documents: documentIds.map((documentId) => ({
      documentId,
      sentNumber: documentId,
      ledgerFileName: `${documentId}.xml`,
      imageFileNames: [],
      findings: [],
    })),
    heldBack: [],
    packageFinding: null,
  };
}
