import type { PlannedJob } from '@/lib/bookkeeping/plan-jobs';
import { checkCashBook } from './checks/check-cash-book';
import { checkClient } from './checks/check-client';
import { checkConnectionState } from './checks/check-connection-state';
import { type CheckedDocument, checkDocuments, type DocumentsCheck } from './checks/check-documents';
import { checkJobSize } from './checks/check-job-size';
import { type ClientCheck, fiscalYearOf, ledgerSubject } from './checks/client-check';
import type { Finding } from './finding';
import { isBlocking, sortFindings } from './finding-order';
import { preflightFinding } from './preflight-finding';
import type { PreflightInput } from './preflight-input';

export interface HeldBack {
  readonly id: string;
  readonly findings: readonly Finding[];
}

export interface PreflightResult {
  /** Everything in one list: blockers first, then by who must act (M8). */
  readonly findings: readonly Finding[];
  /** Something about connection or dataset stops the whole transfer. */
  readonly isBlocked: boolean;
  /** Documents that may go, in the order they have to; none while the transfer is blocked. */
  readonly sendable: readonly string[];
  /** Documents that stay, each with its own reasons; the others go (T9). */
  readonly heldBack: readonly HeldBack[];
  /** What DATEV will get: files and bytes of each job. */
  readonly plan: readonly PlannedJob[];
  /** The documents with their bookings, in the order they have to go. */
  readonly documents: readonly CheckedDocument[];
}

/**
 * Everything that can be known before a job is created, as one list of findings (M1–M9). Blockers of the connection or the
 * dataset stop all; a blocker of a document holds only that one back.
 */
export function runPreflight(input: PreflightInput): PreflightResult {
  const clientCheck = clientCheckOf(input);
  const general = [
    ...checkConnectionState(input.connection, input.companyName, input.now),
    ...checkClient(input, clientCheck),
  ];
  const { documents, findings: ledgerFindings } = checkLedgerDocuments(input, clientCheck);
  const isBlocked = [...general, ...ledgerFindings].some(isBlocking);
  const passed = documents.filter(({ findings }) => !findings.some(isBlocking));
  const { jobs, findings: sizeFindings } = checkJobSize(input, isBlocked ? [] : passed);
  const all = [
    ...general,
    ...ledgerFindings,
    ...documents.flatMap(({ findings }) => [...findings]),
    ...sizeFindings,
  ];
  return {
    findings: sortFindings(all),
    isBlocked,
    sendable: isBlocked ? [] : passed.map(({ id }) => id),
    heldBack: documents
      .filter(({ findings }) => findings.some(isBlocking))
      .map(({ id, findings }) => ({ id, findings: sortFindings(findings) })),
    plan: jobs,
    documents,
  };
}

function clientCheckOf({ client, connection, ledger, month }: PreflightInput): ClientCheck | null {
  if (!client || connection.clientId === null) return null;
  return { clientId: connection.clientId, basics: client.basics, ledger, month };
}

interface CheckedLedger {
  readonly documents: readonly CheckedDocument[];
  readonly findings: readonly Finding[];
}

function checkLedgerDocuments(input: PreflightInput, clientCheck: ClientCheck | null): CheckedLedger {
  const { ledger, month, documents } = input;
  const subject = ledgerSubject(input);
  if (documents.length === 0) {
    return {
      documents: [],
      findings: [preflightFinding('TRANSFER_NOTHING_TO_SEND', { ledger, month }, subject)],
    };
  }
  const accountLength = (clientCheck && fiscalYearOf(clientCheck)?.year.accountLength) ?? null;
  const check: DocumentsCheck = { ...input, accountLength };
  const checked = checkDocuments(check);
  if (ledger !== 'cash') return { documents: checked, findings: [] };
  return checkCashBook(checked, input.cashBook ?? { openingBalance: null, earliestOpen: null }, subject);
}
