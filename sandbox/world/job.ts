import { randomBytes, randomUUID } from 'node:crypto';
import type { ImportType } from './dataset';

/** `sandbox`: canned results whatever was sent, as DATEV's own sandbox. `live`: what was sent is checked. */
export type Manner = 'sandbox' | 'live';

export interface ProtocolEntry {
  readonly time: string;
  readonly text: string;
  readonly context?: string;
  readonly type: 'information' | 'warning' | 'error';
  readonly filename?: string;
}

export interface JobFile {
  /** The name DATEV stored, after replacing characters outside its list. */
  readonly name: string;
  readonly sentName: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly receivedAt: number;
}

/** One row of a posting proposal, fields as they stood in the file. */
export type PostingRow = Readonly<Record<string, string>>;

/** What became of one `document` of document.xml. */
export interface ImportedDocument {
  readonly guid: string | null;
  readonly documentId: string | null;
  readonly outcome: 'accepted' | 'refused' | 'skipped';
  readonly ledgerFile: string | null;
  readonly images: readonly string[];
  readonly folderName: string | null;
  readonly month: string | null;
  readonly rows: readonly PostingRow[];
  readonly errors: readonly string[];
}

export interface JobResult {
  readonly status: 2 | 3 | 4;
  readonly entries: readonly ProtocolEntry[];
  readonly documents: readonly ImportedDocument[];
}

/** A dxso job. Times are milliseconds of the stand-in's clock. */
export interface Job {
  readonly id: string;
  readonly clientId: string;
  readonly importType: ImportType | null;
  readonly accountingMonth: string | null;
  readonly accountLength: number | null;
  readonly folderNames: readonly string[];
  readonly createdAt: number;
  files: JobFile[];
  finalisedAt: number | null;
  manner: Manner | null;
  processingMs: number;
  result: JobResult | null;
  /** 5 or 6 after a person acted in Belege online, or any other value a test asks for. */
  overruledStatus: number | null;
  deletedAt: number | null;
  /** The protocol entry was deleted or is too old: both GETs answer 404. */
  forgotten: boolean;
  requests: Record<string, number>;
}

/** DATEV spells job ids with and without hyphens; both forms are dealt out so that nobody parses them. */
export function newJobId(ordinal: number): string {
  return ordinal % 2 === 0 ? randomBytes(16).toString('hex').toUpperCase() : randomUUID().toUpperCase();
}

/** 0 open, 1 in progress, 2 done, 3 nothing processed, 4 partly, 5/6 cancelled (or not) in Belege online. */
export function statusOf(job: Job, nowMs: number): number {
  if (job.overruledStatus !== null) return job.overruledStatus;
  if (job.finalisedAt === null) return 0;
  if (job.result === null || nowMs < job.finalisedAt + job.processingMs) return 1;
  return job.result.status;
}

const KEPT_MS = 61 * 24 * 60 * 60 * 1000; // DATEV keeps status and protocol for about two months

export function isForgotten(job: Job, nowMs: number): boolean {
  return job.forgotten || (job.finalisedAt !== null && nowMs - job.finalisedAt > KEPT_MS);
}
