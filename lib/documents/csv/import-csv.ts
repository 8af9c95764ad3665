import type { Problem } from '@/lib/bookkeeping/problem';
import { type Actor, actorRecord } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { type CompanyAction, requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { storedJson } from '../stored-json';
import type { CsvKind } from './fields';
import { importCashEntries, planCashEntries } from './import-cash-entries';
import { importInvoices, planInvoices } from './import-invoices';
import { importPartners, planPartners } from './import-partners';
import { type CsvMapping, csvMappingSchema, emptyMapping } from './mapping';
import { countPlan, type ImportCounts, type ImportPlan } from './plan';
import { type ReadFile, readFile } from './read-file';

export interface CsvImport {
  readonly kind: CsvKind;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** null: as remembered, or as the headers suggest. */
  readonly mapping: CsvMapping | null;
  /** Of the fiscal year, for the accounts of partners; null if nobody knows it. */
  readonly accountLength: number | null;
}

export type CsvOutcome =
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] }
  /** Fields are still without a column: nothing was read into documents yet. */
  | { readonly kind: 'mapping_open'; readonly file: ReadFile }
  | {
      readonly kind: 'planned' | 'imported';
      readonly file: ReadFile;
      readonly plan: ImportPlan;
      readonly counts: ImportCounts;
    };

/** Who may import what: accounts of partners are the Berater's. */
export const csvPermissions: Readonly<Record<CsvKind, CompanyAction>> = {
  invoices: 'documents.write',
  cash_entries: 'documents.write',
  partners: 'partner_accounts.change',
};

/** Shows what an import would do, line by line. Nothing is stored, not even the file. */
export async function previewCsv(platform: Platform, actor: Actor, input: CsvImport): Promise<CsvOutcome> {
  requirePermission(actor, csvPermissions[input.kind]);
  const read = await readWithMemory(platform, actor, input);
  if (read.kind !== 'read') return read;
  const { file } = read;
  if (file.mappingProblems.length > 0) return { kind: 'mapping_open', file };
  const plan = await planOf(platform, actor, input, file);
  return { kind: 'planned', file, plan, counts: countPlan(plan) };
}

/**
 * Does what the preview showed: stores what could be read, leaves wrong lines out, and remembers the columns for the next
 * file. The same file again changes nothing.
 */
export async function importCsv(platform: Platform, actor: Actor, input: CsvImport): Promise<CsvOutcome> {
  requirePermission(actor, csvPermissions[input.kind]);
  const read = await readWithMemory(platform, actor, input);
  if (read.kind !== 'read') return read;
  const { file } = read;
  if (file.mappingProblems.length > 0) return { kind: 'mapping_open', file };
  const plan = await store(platform, actor, input, file);
  const counts = countPlan(plan);
  await platform.db.$transaction(async (tx) => {
    await rememberMapping(tx, actor, input.kind, file.mapping, platform.clock.now());
    const details = { kind: input.kind, fileName: input.fileName, ...counts };
    await recordAudit(tx, { actor, action: 'csv.imported', subject: actor.companyId, details });
  });
  return { kind: 'imported', file, plan, counts };
}

async function readWithMemory(platform: Platform, actor: Actor, { kind, bytes, mapping }: CsvImport) {
  const remembered = await rememberedMapping(platform, actor, kind);
  const form = mapping ?? { ...(remembered ?? emptyMapping), columns: {} };
  return readFile(kind, bytes, form, remembered);
}

async function planOf(
  platform: Platform,
  actor: Actor,
  { kind, accountLength }: CsvImport,
  file: ReadFile,
): Promise<ImportPlan> {
  switch (kind) {
    case 'invoices':
      return planInvoices(platform, actor, file);
    case 'cash_entries':
      return planCashEntries(platform, actor, file);
    case 'partners':
      return planPartners(platform, actor, file, accountLength);
  }
}

async function store(
  platform: Platform,
  actor: Actor,
  { kind, accountLength }: CsvImport,
  file: ReadFile,
): Promise<ImportPlan> {
  switch (kind) {
    case 'invoices':
      return importInvoices(platform, actor, file);
    case 'cash_entries':
      return importCashEntries(platform, actor, file);
    case 'partners':
      return importPartners(platform, actor, file, accountLength);
  }
}

/** How the company's last file of this kind was read; null before the first one. */
async function rememberedMapping(
  { db }: Platform,
  { companyId }: Actor,
  kind: CsvKind,
): Promise<CsvMapping | null> {
  const row = await db.csvMapping.findUnique({ where: { companyId_kind: { companyId, kind } } });
  return row && csvMappingSchema.parse(row.mapping);
}

async function rememberMapping(
  tx: Tx,
  actor: Actor,
  kind: CsvKind,
  mapping: CsvMapping,
  now: Date,
): Promise<void> {
  const { companyId } = actor;
  const data = { mapping: storedJson(mapping), savedBy: storedJson(actorRecord(actor)), savedAt: now };
  await tx.csvMapping.upsert({
    where: { companyId_kind: { companyId, kind } },
    create: { companyId, kind, ...data },
    update: data,
  });
}
