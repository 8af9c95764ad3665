import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { Finding } from '../finding';
import { preflightFinding } from '../preflight-finding';
import { ledgerSubject } from './client-check';

/** Longest folder name `document.xml` can carry. */
const longestFolderName = 40;

export interface LedgerFolderCheck {
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
  /** `ledger_folder_names` or `cash_ledger_names` of the job, byte for byte as DATEV gave them. */
  readonly offered: readonly string[];
  /** The folder somebody chose when there were several. */
  readonly chosen: string | null;
  /** The folder the last transfer of this ledger went to. */
  readonly lastUsed: string | null;
}

export type LedgerFolderOutcome =
  | { readonly kind: 'use'; readonly folderName: string; readonly findings: readonly Finding[] }
  /** The job does not fit and has to be cancelled with DELETE. */
  | { readonly kind: 'refused'; readonly finding: Finding };

/**
 * The folder of a job comes from DATEV's answer, never from a constant (M6): the only one is used and a new name followed;
 * of several the remembered choice; without one, or when the choice has gone, somebody has to choose.
 */
export function checkLedgerFolder(check: LedgerFolderCheck): LedgerFolderOutcome {
  const { ledger, month, offered, chosen } = check;
  const subject = ledgerSubject(check);
  const [only] = offered;
  if (only === undefined) {
    return { kind: 'refused', finding: preflightFinding('LEDGER_FOLDER_NONE', { ledger, month }, subject) };
  }
  const folders = offered.join(', ');
  const folder = offered.length === 1 ? only : offered.find((name) => name === chosen);
  if (folder === undefined) {
    const finding =
      chosen === null
        ? preflightFinding('LEDGER_FOLDER_CHOICE_NEEDED', { ledger, month, folders }, subject)
        : preflightFinding('LEDGER_FOLDER_DISAPPEARED', { ledger, month, folders, folder: chosen }, subject);
    return { kind: 'refused', finding };
  }
  const length = [...folder].length;
  if (length > longestFolderName) {
    const params = { ledger, folder, length: String(length) };
    return { kind: 'refused', finding: preflightFinding('LEDGER_FOLDER_NAME_TOO_LONG', params, subject) };
  }
  return { kind: 'use', folderName: folder, findings: renamed(check, folder) };
}

function renamed(check: LedgerFolderCheck, folder: string): Finding[] {
  const before = check.lastUsed;
  return before === null || before === folder
    ? []
    : [
        preflightFinding(
          'LEDGER_FOLDER_RENAMED',
          { ledger: check.ledger, folder, before },
          ledgerSubject(check),
        ),
      ];
}
