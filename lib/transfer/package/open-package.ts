import type { JobKey } from '@/lib/bookkeeping/invoice';
import type { PlannedJob } from '@/lib/bookkeeping/plan-jobs';
import { buildJobFiles } from '@/lib/datev/belegsatz/build-job-files';
import { documentGuid } from '@/lib/datev/belegsatz/guid';
import type { JobDocument, JobFiles } from '@/lib/datev/belegsatz/job-files';
import { isBelegsatzBlocker } from '@/lib/datev/belegsatz/problems';
import type { Actor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import type { Platform } from '@/lib/platform';
import { documentSubject } from '@/lib/preflight/checks/document';
import { type Finding, toFinding } from '@/lib/preflight/finding';
import { jobFrame } from '../live/job-frame';
import { type PackageGround, planPackage } from './plan-package';
import { zipFiles } from './zip-files';

export type OpenPackageOutcome =
  | {
      readonly kind: 'ready';
      readonly fileName: string;
      /** The ZIP, made while it is read. */
      readonly content: ReadableStream<Uint8Array>;
      readonly parts: number;
      /** In this package. */
      readonly documents: number;
      /** Documents of the month that stay behind, each with its findings in `planPackage`. */
      readonly heldBack: number;
    }
  | { readonly kind: 'nothing_to_send' | 'refused'; readonly findings: readonly Finding[] }
  | { readonly kind: 'no_such_part' };

/**
 * The same files as a job's as a flat ZIP, which a person uploads in DATEV Unternehmen online (T13). Nothing is marked as
 * transferred: nobody here knows what becomes of the file. The download is recorded.
 * @param input.part from 1
 */
export async function openPackage(
  platform: Platform,
  actor: Actor,
  input: JobKey & { readonly part: number },
): Promise<OpenPackageOutcome> {
  const ground = await planPackage(platform, actor, input);
  const { parts, findings, heldBack } = ground.plan;
  if (ground.preflight.isBlocked && ground.documents.size > 0) return { kind: 'refused', findings };
  if (parts.length === 0) return { kind: 'nothing_to_send', findings };
  const part = parts[input.part - 1];
  if (!part) return { kind: 'no_such_part' };
  const built = await build(platform, actor, part, ground);
  const obstacles = obstaclesOf(built, ground);
  if (built.files.length === 0) return { kind: 'nothing_to_send', findings: [...findings, ...obstacles] };
  if (built.problems.some(isBelegsatzBlocker)) return { kind: 'refused', findings: obstacles };
  const { ledger, month } = input;
  const details = { ledger, month, part: part.part, parts: part.parts, documents: built.documents.length };
  await platform.db.$transaction((tx) =>
    recordAudit(tx, { actor, action: 'package.downloaded', subject: actor.companyId, details }),
  );
  return {
    kind: 'ready',
    fileName: fileNameOf(part),
    content: zipFiles(built.files, {
      createdAt: platform.clock.now(),
      read: (sha256) => platform.files.get({ companyId: actor.companyId, sha256 }),
    }),
    parts: parts.length,
    documents: built.documents.length,
    heldBack: heldBack.length + built.heldBack.length,
  };
}

async function build(
  platform: Platform,
  { companyId }: Actor,
  part: PlannedJob,
  ground: PackageGround,
): Promise<JobFiles> {
  const { ledger, month } = part;
  const { plan, snapshot } = ground;
  const frame = await jobFrame(platform, { companyId, ledger, month, snapshot });
  const documents = part.documentIds.map((id) => jobDocument(companyId, id, ground));
  return buildJobFiles({ ...frame, folderName: plan.folderName, folderNames: null, documents });
}

function jobDocument(companyId: string, id: string, { preflight, documents }: PackageGround): JobDocument {
  const document = documents.get(id);
  const booking = preflight.documents.find((one) => one.id === id)?.booking;
  if (!document || !booking) throw new Error(`document ${id} was planned and is not bookable`);
  const number = document.kind === 'invoice' ? document.invoice.number : (document.entry.number ?? '');
  // The GUID of a transfer of the same version: whichever comes second, DATEV skips it.
  const guid = documentGuid({ companyId, documentId: id, version: document.version });
  return { id, number, booking, guid, images: document.images };
}

/** What schema or rules refused when the files were made (B2). */
function obstaclesOf({ heldBack, problems }: JobFiles, { preflight }: PackageGround): Finding[] {
  const subjects = new Map(preflight.documents.map(({ id, document }) => [id, documentSubject(document)]));
  return [
    ...heldBack.flatMap((one) =>
      one.problems.map((problem) => toFinding(problem, subjects.get(one.id) ?? null)),
    ),
    ...problems.map((problem) => toFinding(problem, null)),
  ];
}

const ledgerNames = {
  accounts_receivable: 'Rechnungsausgang',
  accounts_payable: 'Rechnungseingang',
  cash: 'Kasse',
} as const;

function fileNameOf({ ledger, month, part, parts }: PlannedJob): string {
  const suffix = parts > 1 ? `_Teil${part}` : '';
  return `DATEV_${ledgerNames[ledger]}_${month}${suffix}.zip`;
}
