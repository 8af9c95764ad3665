import { buildJobFiles } from '@/lib/datev/belegsatz/build-job-files';
import type { JobFile, JobFiles } from '@/lib/datev/belegsatz/job-files';
import { isBelegsatzBlocker } from '@/lib/datev/belegsatz/problems';
import type { Platform } from '@/lib/platform';
import type { CheckedDocument } from '@/lib/preflight/checks/check-documents';
import { documentSubject } from '@/lib/preflight/checks/document';
import { type FindingSubject, toFinding } from '@/lib/preflight/finding';
import { isBlocking } from '@/lib/preflight/finding-order';
import type { HeldBackDocument, PlannedFile } from '../events';
import type { Built, JobRecord } from '../ports';
import { knownSnapshot } from '../preflight-month';
import { preflightJob } from './check-job';
import { type JobContent, loadJobDocuments } from './job-documents';
import { jobFrame } from './job-frame';

/** Ledger files written to the file store at the same time. */
const writesAtOnce = 8;

/**
 * Makes, checks and stores the files of a job (B1, B2, T2). Images stay in the file store and are read one by one when they
 * are sent, so a large job needs little memory.
 */
export async function buildJob(platform: Platform, record: JobRecord): Promise<Built> {
  const contents = await loadJobDocuments(platform, record);
  const snapshot = await knownSnapshot(platform, record.companyId);
  if (!snapshot) throw new Error('a job is built before the dataset was checked');
  const { documents: checked } = await preflightJob(platform, record, contents, snapshot);
  const contentOf = new Map(contents.map((content) => [content.subjectId, content]));
  const { companyId, ledger, month, job } = record;
  const { accountLength, folderNames, ledgerFolderName } = job;
  const frame = await jobFrame(platform, { companyId, ledger, month, snapshot, accountLength });
  const built = buildJobFiles({
    ...frame,
    folderName: ledgerFolderName ?? '',
    folderNames,
    // In the order of the check, not of the claims: what it says about the cash book holds for that order only (T4).
    documents: checked.flatMap((one) => jobDocument(one, contentOf.get(one.id))),
  });
  return await storeBuilt(platform, record, contents, checked, built);
}

function jobDocument({ booking, findings }: CheckedDocument, content: JobContent | undefined) {
  if (!booking || !content || findings.some(isBlocking)) return [];
  const { claimId, guid, document } = content;
  const number = document.kind === 'invoice' ? document.invoice.number : (document.entry.number ?? '');
  return [{ id: claimId, number, booking, guid, images: document.images }];
}

async function storeBuilt(
  platform: Platform,
  record: JobRecord,
  contents: readonly JobContent[],
  checked: readonly CheckedDocument[],
  built: JobFiles,
): Promise<Built> {
  const subjects = subjectsOf(contents, checked);
  const subjectOf = (id: string): FindingSubject | null => subjects.get(id) ?? null;
  const packageProblem = built.problems.find(isBelegsatzBlocker);
  if (packageProblem === undefined) await storeFiles(platform, record, built.files);
  return {
    files: built.files.map(plannedFile),
    documents: built.documents.map(({ id, sentNumber, names, notes }) => ({
      documentId: id,
      sentNumber,
      ledgerFileName: names.data,
      imageFileNames: names.images,
      findings: notes.map((problem) => toFinding(problem, subjectOf(id))),
    })),
    heldBack: [...heldBackBefore(contents, checked), ...heldBackNow(built, subjectOf)],
    packageFinding:
      packageProblem === undefined
        ? null
        : toFinding(packageProblem, { kind: 'job', id: record.id, label: record.month }),
  };
}

function subjectsOf(contents: readonly JobContent[], checked: readonly CheckedDocument[]) {
  const bySubject = new Map(checked.map((one) => [one.id, documentSubject(one.document)]));
  return new Map(
    contents.flatMap(({ claimId, subjectId }) => {
      const subject = bySubject.get(subjectId);
      return subject ? [[claimId, subject] as const] : [];
    }),
  );
}

/** What preflight would not let through any more. */
function heldBackBefore(
  contents: readonly JobContent[],
  checked: readonly CheckedDocument[],
): HeldBackDocument[] {
  const findings = new Map(checked.map((one) => [one.id, one.findings]));
  return contents.flatMap(({ claimId, subjectId }) => {
    const found = findings.get(subjectId) ?? [];
    return found.some(isBlocking) ? [{ documentId: claimId, findings: found }] : [];
  });
}

/** What schema or rules refused when the file was made (B2). */
function heldBackNow(
  { heldBack }: JobFiles,
  subjectOf: (id: string) => FindingSubject | null,
): HeldBackDocument[] {
  return heldBack.map(({ id, problems }) => ({
    documentId: id,
    findings: problems.map((problem) => toFinding(problem, subjectOf(id))),
  }));
}

async function storeFiles(
  platform: Platform,
  { companyId }: JobRecord,
  files: readonly JobFile[],
): Promise<void> {
  const made = files.flatMap(({ content }) => (content === null ? [] : [content]));
  for (let start = 0; start < made.length; start += writesAtOnce) {
    const part = made.slice(start, start + writesAtOnce);
    await Promise.all(part.map((content) => platform.files.put({ companyId, content })));
  }
}

function plannedFile({ name, contentType, sha256, size, kind }: JobFile): PlannedFile {
  return { fileName: name, contentType, sha256, size, kind };
}
