import path from 'node:path';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import { defaultNumberMapping } from '@/lib/bookkeeping/number-mapping';
import { describeJobPlan, type PlannedJob, planJobs } from '@/lib/bookkeeping/plan-jobs';
import { buildJobFiles } from '@/lib/datev/belegsatz/build-job-files';
import { documentGuid } from '@/lib/datev/belegsatz/guid';
import type { JobDocument, JobFiles, JobFilesInput } from '@/lib/datev/belegsatz/job-files';
import { readClientBasics } from '@/lib/datev/dxso/client-basics';
import { checkCashBook } from '@/lib/preflight/checks/check-cash-book';
import { checkCutMonth } from '@/lib/preflight/checks/check-cut-month';
import { checkDocumentManagement } from '@/lib/preflight/checks/check-document-management';
import { type CheckedDocument, checkDocuments, ledgerBytes } from '@/lib/preflight/checks/check-documents';
import { checkExtendedForm } from '@/lib/preflight/checks/check-extended-form';
import { checkFiscalYear } from '@/lib/preflight/checks/check-fiscal-year';
import { checkLedger } from '@/lib/preflight/checks/check-ledger';
import { type ClientCheck, fiscalYearOf, ledgerSubject } from '@/lib/preflight/checks/client-check';
import { documentSubject } from '@/lib/preflight/checks/document';
import { type Finding, toFinding } from '@/lib/preflight/finding';
import { isBlocking, withoutRepeats } from '@/lib/preflight/finding-order';
import { chooseAccounts } from './accounts';
import { type PackageArguments, readJsonFile, readPackageArguments } from './arguments';
import { type InputImage, readDocuments } from './documents';
import { describeNotes, writeFindings } from './findings';
import { type OutputFile, writeOutput } from './output-folder';

/** DATEV's own names; a customer may have renamed his, which only the job answer tells. */
const defaultFolders: Readonly<Record<Ledger, string>> = {
  accounts_receivable: 'Ausgangsrechnungen',
  accounts_payable: 'Eingangsrechnungen',
  cash: 'Kasse',
};

/** Writes the exact files of the job (or jobs, where a limit splits the month) that would carry these documents. */
export function packageCommand(args: string[]): number {
  const given = readPackageArguments(args);
  const client = readClientBasics(readJsonFile(given.client));
  if (!client.ok) return refuseAll(client.problems.map((problem) => toFinding(problem, null)));
  const basics = client.value;
  const clientId = `${basics.consultantNumber}-${basics.clientNumber}`;
  const check: ClientCheck = { clientId, basics, ledger: given.ledger, month: given.month };
  const setUp = withoutRepeats(
    [checkDocumentManagement, checkExtendedForm, checkFiscalYear, checkCutMonth, checkLedger].flatMap((one) =>
      one(check),
    ),
  );
  const year = fiscalYearOf(check);
  const accounts = chooseAccounts(given.accounts, year?.year.accountLength ?? null);
  const ofAll = [...setUp, ...accounts.problems.map((problem) => toFinding(problem, ledgerSubject(check)))];
  if (ofAll.some(isBlocking)) return refuseAll(ofAll.filter(isBlocking));
  const input = readDocuments(readJsonFile(given.invoices), given.ledger);
  const checked = checkAll(given, check, accounts.rows, input.documents);
  const job: JobFrame = {
    ledger: given.ledger,
    month: given.month,
    folderName: given.folder ?? defaultFolders[given.ledger],
    folderNames: null,
    companyName: basics.name === '' ? clientId : basics.name,
    softwareName: 'Belegbote',
    createdAt: new Date(),
    fiscalYear: year ? { start: year.start, end: year.end } : null,
    accountLength: year?.year.accountLength ?? null,
    automaticAccounts: new Set(
      accounts.rows.filter((row) => row.isAutomatic).map(({ accountNo }) => accountNo.replace(/^0+/, '')),
    ),
  };
  const made = makeJobs(job, clientId, checked, input.images);
  const refused = [...input.refused, ...made.refused];
  if (refused.length > 0) writeFindings(refused);
  writeJobs(given.out, made.packages);
  const notes = [...ofAll, ...checked.findings, ...made.notes].filter((finding) => !isBlocking(finding));
  const lines = [...made.plan, ...describeNotes(withoutRepeats(notes))];
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  return made.packages.length > 0 ? 0 : 1;
}

type JobFrame = Omit<JobFilesInput, 'documents'>;

interface Checked {
  readonly documents: readonly CheckedDocument[];
  readonly findings: readonly Finding[];
}

function checkAll(
  given: PackageArguments,
  check: ClientCheck,
  rows: ReturnType<typeof chooseAccounts>['rows'],
  documents: Parameters<typeof checkDocuments>[0]['documents'],
): Checked {
  const nobody = { byMatchKey: new Map(), collective: { customer: null, supplier: null } };
  const checked = checkDocuments({
    ledger: given.ledger,
    month: given.month,
    documents,
    rules: {
      accountTable: { rows },
      numberMapping: defaultNumberMapping,
      partnerAccounts: { customer: nobody, supplier: nobody },
    },
    accountLength: fiscalYearOf(check)?.year.accountLength ?? null,
    takenNumbers: [],
  });
  if (given.ledger !== 'cash') return { documents: checked, findings: [] };
  const facts = { openingBalance: given.openingBalance, earliestOpen: null };
  return checkCashBook(checked, facts, ledgerSubject(check));
}

interface MadeJobs {
  readonly packages: readonly (readonly OutputFile[])[];
  readonly plan: readonly string[];
  readonly refused: readonly Finding[];
  readonly notes: readonly Finding[];
}

function makeJobs(
  frame: JobFrame,
  clientId: string,
  { documents }: Checked,
  images: ReadonlyMap<string, readonly InputImage[]>,
): MadeJobs {
  const refused = documents.flatMap(({ findings }) => findings.filter(isBlocking));
  const sendable = documents.filter(({ findings }) => !findings.some(isBlocking));
  const byId = new Map(sendable.map((document) => [document.id, document]));
  const plan = planJobs(
    sendable.map(({ id, booking }) => ({
      id,
      ledger: frame.ledger,
      month: frame.month,
      ledgerBytes: ledgerBytes(booking),
      images: images.get(id) ?? [],
    })),
  );
  const subjectOf = (id: string) => {
    const checked = byId.get(id);
    return checked ? documentSubject(checked.document) : null;
  };
  const packages: OutputFile[][] = [];
  for (const job of plan.jobs) {
    const built = buildJobFiles({ ...frame, documents: jobDocuments(job, clientId, byId, images) });
    refused.push(...built.problems.map((problem) => toFinding(problem, null)));
    for (const { id, problems } of built.heldBack) {
      refused.push(...problems.map((problem) => toFinding(problem, subjectOf(id))));
    }
    if (built.problems.length === 0 && built.files.length > 0) packages.push(outputFiles(built, images));
  }
  const notes = sendable.flatMap(({ findings }) => [...findings]);
  return { packages, plan: describeJobPlan(plan), refused, notes };
}

function jobDocuments(
  job: PlannedJob,
  clientId: string,
  byId: ReadonlyMap<string, CheckedDocument>,
  images: ReadonlyMap<string, readonly InputImage[]>,
): JobDocument[] {
  return job.documentIds.flatMap((id) => {
    const checked = byId.get(id);
    if (!checked?.booking) return [];
    const { document, booking } = checked;
    const { externalId, number } = document.kind === 'invoice' ? document.invoice : document.entry;
    const guid = documentGuid({ companyId: clientId, documentId: externalId, version: 1 });
    return [{ id, number: number ?? '', booking, guid, images: images.get(id) ?? [] }];
  });
}

/** The bytes of every file of a job; images are found by their hash. */
function outputFiles({ files }: JobFiles, images: ReadonlyMap<string, readonly InputImage[]>): OutputFile[] {
  const contents = new Map([...images.values()].flat().map(({ sha256, content }) => [sha256, content]));
  return files.map((file) => {
    const content = file.content ?? contents.get(file.sha256);
    if (!content) throw new Error(`the bytes of ${file.name} are gone`);
    return { name: file.name, content };
  });
}

/** One job lies in the folder itself; several lie in `1`, `2`, … beside each other. */
function writeJobs(out: string, packages: readonly (readonly OutputFile[])[]): void {
  for (const [index, files] of packages.entries()) {
    writeOutput(packages.length === 1 ? out : path.join(out, String(index + 1)), files);
  }
}

function refuseAll(findings: readonly Finding[]): number {
  writeFindings(findings);
  return 1;
}
