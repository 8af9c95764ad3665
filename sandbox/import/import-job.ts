import type { Job, JobResult } from '../world/job';
import type { World } from '../world/world';
import { isDuringOtherCashJob } from './cash-rules';
import { type Archive, readArchive } from './document-xml';
import { importDocument } from './import-document';
import { Protocol } from './protocol';

const MANIFEST = 'document.xml';

/** Does with a finalised job what DATEV does: looks at what was sent and says what became of it. */
export function importJob(job: Job, world: World): JobResult {
  const at = new Date((job.finalisedAt ?? world.clock.nowMs()) + job.processingMs);
  const protocol = new Protocol(job, at);
  const nothing = (...errors: readonly string[]): JobResult => {
    for (const error of errors) protocol.error(error, MANIFEST);
    return { status: 3, entries: protocol.entries, documents: [] };
  };
  const dataset = world.datasets.get(job.clientId);
  if (!dataset) return nothing('Der Datenbestand ist nicht mehr vorhanden');
  if (isDuringOtherCashJob(job, world))
    return nothing('Das Kassenbuch wurde gerade von einem anderen Import bearbeitet');
  const files = new Map(job.files.map((file) => [file.name, file]));
  const manifest = world.folder.getContent(files.get(MANIFEST)?.sha256 ?? '');
  if (!manifest) return nothing('Die Datei document.xml wurde nicht übertragen');
  const reading = readArchive(manifest);
  if (reading.kind === 'refused') return nothing(...reading.errors);
  const { archive } = reading;
  if (isForSomebodyElse(archive, job))
    return nothing('Berater- oder Mandantennummer in document.xml passt nicht zum Ziel');

  protocol.destination(job);
  const outcomes = archive.documents.map((document, ordinal) => {
    const outcome = importDocument({ job, dataset, world, files }, document, ordinal);
    protocol.document(outcome);
    return outcome.document;
  });
  for (const file of unreferencedFiles(archive, job))
    protocol.warning('gehört zu keinem Beleg in document.xml', file);
  return {
    status: statusFor(outcomes.map(({ outcome }) => outcome)),
    entries: protocol.entries,
    documents: outcomes,
  };
}

function isForSomebodyElse({ consultantNumber, clientNumber }: Archive, job: Job): boolean {
  const [consultant, client] = job.clientId.split('-');
  return (
    (consultantNumber !== null && consultantNumber !== consultant) ||
    (clientNumber !== null && clientNumber !== client)
  );
}

function unreferencedFiles(archive: Archive, job: Job): string[] {
  const named = new Set(
    archive.documents.flatMap(({ extensions }) => extensions.map(({ fileName }) => fileName)),
  );
  return job.files.map(({ name }) => name).filter((name) => name !== MANIFEST && !named.has(name));
}

function statusFor(outcomes: readonly ('accepted' | 'refused' | 'skipped')[]): JobResult['status'] {
  const refused = outcomes.filter((outcome) => outcome === 'refused').length;
  if (refused === 0) return 2;
  return refused === outcomes.length ? 3 : 4;
}
