import type { AccountTable } from '@/lib/bookkeeping/account-table';
import { bookCashEntry } from '@/lib/bookkeeping/book-cash-entry';
import { bookInvoice } from '@/lib/bookkeeping/book-invoice';
import type { Booking, BookingRules } from '@/lib/bookkeeping/booking';
import type { JobKey } from '@/lib/bookkeeping/invoice';
import type { NumberedDocument } from '@/lib/bookkeeping/number-collisions';
import type { NumberMappingRule } from '@/lib/bookkeeping/number-mapping';
import { type PartnerAccounts, type PartnerKind, partnerKindOf } from '@/lib/bookkeeping/partner-accounts';
import { checkDocumentSize, ledgerBytesBound } from '@/lib/bookkeeping/plan-jobs';
import type { Outcome, Problem } from '@/lib/bookkeeping/problem';
import { type Finding, toFinding } from '../finding';
import { checkDocumentPlace } from './check-document-place';
import { checkDocumentState } from './check-document-state';
import { checkImages } from './check-images';
import { checkNumbers } from './check-numbers';
import { checkQuestions } from './check-questions';
import { documentId, documentSubject, type PreflightDocument } from './document';

/** Everything the company decided about how its documents become Belegsätze. */
export interface CompanyRules {
  readonly accountTable: AccountTable;
  readonly numberMapping: NumberMappingRule;
  readonly partnerAccounts: Readonly<Record<PartnerKind, PartnerAccounts>>;
}

export interface DocumentsCheck extends JobKey {
  readonly documents: readonly PreflightDocument[];
  readonly rules: CompanyRules;
  /** Of the month's fiscal year; null if DATEV named none. */
  readonly accountLength: number | null;
  /** Numbers DATEV already has from this company. */
  readonly takenNumbers: readonly NumberedDocument[];
}

/** A document with everything that was found about it. */
export interface CheckedDocument {
  readonly id: string;
  readonly document: PreflightDocument;
  /** How it will be booked; null if that is not possible. */
  readonly booking: Booking | null;
  readonly findings: readonly Finding[];
}

/** Said once for the dataset instead of once a document. */
const saidOfTheDataset: ReadonlySet<string> = new Set([
  'ACCOUNT_LENGTH_UNKNOWN',
  'ACCOUNT_LENGTH_UNSUPPORTED',
]);

/** Runs every check of single documents: booking, number, place, files and size (T9, B2–B5). */
export function checkDocuments(check: DocumentsCheck): CheckedDocument[] {
  const numberFindings = checkNumbers(check);
  return check.documents.map((document) => {
    const outcome = book(document, check);
    const problems = outcome.ok ? outcome.value.notes : outcome.problems;
    const id = documentId(document);
    const subject = documentSubject(document);
    return {
      id,
      document,
      booking: outcome.ok ? outcome.value : null,
      findings: [
        ...checkDocumentState(document),
        ...checkDocumentPlace(document, check),
        ...checkQuestions(document),
        ...problems
          .filter(({ code }) => !saidOfTheDataset.has(code))
          .map((problem) => toFinding(problem, subject)),
        ...(numberFindings.get(id) ?? []),
        ...checkImages(document),
        ...sizeProblems(document, outcome).map((problem) => toFinding(problem, subject)),
      ],
    };
  });
}

function book(document: PreflightDocument, { rules, accountLength }: DocumentsCheck): Outcome<Booking> {
  const { accountTable, numberMapping, partnerAccounts } = rules;
  const rulesFor = (kind: PartnerKind): BookingRules => ({
    accountLength,
    numberMapping,
    partnerAccounts: partnerAccounts[kind],
  });
  return document.kind === 'invoice'
    ? bookInvoice(document.invoice, accountTable, rulesFor(partnerKindOf(document.invoice.direction)))
    : bookCashEntry(document.entry, accountTable, rulesFor('customer'));
}

function sizeProblems({ images }: PreflightDocument, outcome: Outcome<Booking>): Problem[] {
  return checkDocumentSize({ images, ledgerBytes: ledgerBytes(outcome.ok ? outcome.value : null) });
}

/** Upper bound of the document's ledger file. */
export function ledgerBytes(booking: Booking | null): number {
  return ledgerBytesBound(booking?.kind === 'invoice' ? booking.rows.length : 1);
}
