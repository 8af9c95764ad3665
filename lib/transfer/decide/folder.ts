import { checkLedgerFolder } from '@/lib/preflight/checks/check-ledger-folder';
import { toFinding } from '@/lib/preflight/finding';
import type { JobEvent } from '../events';
import type { Expectation } from '../ports';
import type { DecisionContext } from './answer';
import { restarted, withdrawn } from './events-for';

/**
 * Compares DATEV's answer to the job creation with what was planned (M3, M6): the account length must be the one the
 * accounts were made for, the folder is always one of the names DATEV gave. What does not fit is withdrawn by DELETE.
 */
export function decideFolder(expectation: Expectation, context: DecisionContext): JobEvent {
  return decideLength(expectation, context) ?? decideName(expectation, context);
}

/** The first difference may be news since the last check: check again. The second is for the adviser. */
function decideLength({ accountLength }: Expectation, context: DecisionContext): JobEvent | null {
  const { job, ledger, month } = context;
  if (job.accountLength === null || accountLength === null || job.accountLength === accountLength)
    return null;
  const params = {
    ledger,
    month,
    expected: String(accountLength),
    answered: String(job.accountLength),
  };
  const finding = toFinding({ code: 'TRANSFER_ACCOUNT_LENGTH_DIFFERS', params }, context.subject);
  return job.restarts === 0
    ? restarted('TRANSFER_ACCOUNT_LENGTH_DIFFERS', { finding, needsFreshCheck: true })
    : withdrawn('hold:account_length', 'TRANSFER_ACCOUNT_LENGTH_DIFFERS', finding, { needsFreshCheck: true });
}

/** The rules of names are preflight's; a refusal is either the customer's choice or the adviser's set-up. */
function decideName({ chosenFolder, lastFolder }: Expectation, context: DecisionContext): JobEvent {
  const { job, ledger, month } = context;
  const outcome = checkLedgerFolder({
    ledger,
    month,
    offered: job.folderNames,
    chosen: chosenFolder,
    lastUsed: lastFolder,
  });
  if (outcome.kind === 'use') {
    return { type: 'folder_found', folderName: outcome.folderName, findings: outcome.findings };
  }
  const aim = outcome.finding.owner === 'customer' ? 'hold:folder_choice' : 'hold:setup';
  return withdrawn(aim, outcome.finding.code, outcome.finding, { needsFreshCheck: aim === 'hold:setup' });
}
