import { type Answer, jsonAnswer } from '../http/answer';
import { type Call, mediaType } from '../http/call';
import { clientIdOf, type Dataset, type ImportType, importTypes } from '../world/dataset';
import { importTarget, isConfiguredForImport } from '../world/fiscal-years';
import { type Job, newJobId } from '../world/job';
import type { World } from '../world/world';
import { fault, type Refusal } from './faults';

const BODY_LIMIT = 64 * 1024;
const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;

interface Wanted {
  readonly importType: ImportType;
  readonly accountingMonth: string;
}

/** `POST /clients/{client-id}/dxso-jobs`: opens a job for one ledger and month, or for nothing in particular. */
export async function createJob(call: Call, dataset: Dataset, world: World): Promise<Answer | Refusal> {
  const reading = await call.readBody(BODY_LIMIT);
  if (reading.kind === 'too_large') return fault('DCO01008');
  const wanted = readWanted(call, reading.bytes.toString('utf8'));
  if (wanted !== null && 'kind' in wanted) return wanted;
  if (dataset.newBelegeOnline) return fault('DCO01301');
  if (!isConfiguredForImport(dataset)) return fault('DCO01002');
  if (wanted === null) return answerFor(openJob(world, dataset, null, null, []));
  return createForMonth(dataset, wanted, world);
}

function createForMonth(dataset: Dataset, wanted: Wanted, world: World): Answer | Refusal {
  const target = importTarget(dataset, wanted.importType, wanted.accountingMonth, world.clock.now());
  if (target.kind === 'not_configured') return fault('DCO01002');
  if (target.kind === 'created') {
    const others = dataset.createdFiscalYears.filter((year) => year.start !== target.fiscalYear.start);
    dataset.createdFiscalYears = [...others, target.fiscalYear];
  }
  const folders = dataset.ledgerFolderNames[wanted.importType];
  return answerFor(openJob(world, dataset, wanted, target.fiscalYear.accountLength, folders));
}

/** `null` when the body asks for nothing; one parameter makes the other mandatory. */
function readWanted(call: Call, text: string): Wanted | null | Refusal {
  if (text.trim() === '' && mediaType(call.headers) === '') return null;
  if (mediaType(call.headers) !== 'application/json') return fault('DCO01008');
  const body = parseObject(text.trim() === '' ? '{}' : text);
  if (!body) return fault('DCO01008');
  const { import_type: importType, accounting_month: accountingMonth } = body;
  if (importType === undefined && accountingMonth === undefined) return null;
  if (importType === undefined || accountingMonth === undefined) return fault('DCO01017');
  if (!isImportType(importType)) return fault('DCO01008');
  if (typeof accountingMonth !== 'string' || !monthPattern.test(accountingMonth)) return fault('DCO01008');
  return { importType, accountingMonth };
}

export function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function isImportType(value: unknown): value is ImportType {
  return importTypes.some((importType) => importType === value);
}

function openJob(
  world: World,
  dataset: Dataset,
  wanted: Wanted | null,
  accountLength: number | null,
  folderNames: readonly string[],
): Job {
  const job: Job = {
    id: newJobId(world.jobs.size),
    clientId: clientIdOf(dataset),
    importType: wanted?.importType ?? null,
    accountingMonth: wanted?.accountingMonth ?? null,
    accountLength,
    folderNames: [...folderNames],
    createdAt: world.clock.nowMs(),
    files: [],
    finalisedAt: null,
    manner: null,
    processingMs: 0,
    result: null,
    overruledStatus: null,
    deletedAt: null,
    forgotten: false,
    requests: {},
  };
  world.jobs.set(job.id, job);
  world.changed();
  return job;
}

/** Null values are left out, and only the kind of name that was asked for is there. */
function answerFor(job: Job): Answer {
  const names = job.importType === 'cashLedgerImport' ? 'cash_ledger_names' : 'ledger_folder_names';
  return jsonAnswer(201, {
    id: job.id,
    ...(job.accountLength === null ? {} : { account_length: job.accountLength, [names]: job.folderNames }),
  });
}
