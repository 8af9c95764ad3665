import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Archive, ArchiveDocument, Extension } from '../document-format';
import type { LedgerImport, LedgerKind } from '../ledger-format';
import { ledgerKinds } from '../ledger-format';

/** A job's package as a whole: document.xml, what its ledger files say, and the files that go with it. */
export interface JobPackage {
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
  readonly archive: Archive;
  /** Content of the ledger files by file name. */
  readonly ledgers: ReadonlyMap<string, LedgerImport>;
  /** Every file of the job, document.xml too. */
  readonly files: readonly { readonly name: string; readonly size: number }[];
  /** Folder or cash book names of the job answer; null where there was none to ask (download as ZIP). */
  readonly folderNames: readonly string[] | null;
}

/** One rule of the reference about the package. */
export type PackageRule = (job: JobPackage) => Problem[];

/** A rule that looks at each document by itself; `document` is its number for a reader, from 1. */
export function eachDocument(
  check: (document: ArchiveDocument, number: string, job: JobPackage) => Problem[],
): PackageRule {
  return (job) => job.archive.documents.flatMap((document, index) => check(document, String(index + 1), job));
}

export type LedgerExtension = Extract<Extension, { kind: LedgerKind }>;

export function isLedgerExtension(extension: Extension): extension is LedgerExtension {
  return ledgerKinds.some((kind) => kind === extension.kind);
}
