import type { Problem } from '@/lib/bookkeeping/problem';
import { toFinding } from '@/lib/preflight/finding';
import type { JobEvent } from '../events';
import type { Expectation } from '../ports';
import type { DecisionContext } from './answer';
import { restarted, withdrawn } from './events-for';

/** Longest folder name `document.xml` can carry. */
const longestFolderName = 40;

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

function decideName({ chosenFolder }: Expectation, context: DecisionContext): JobEvent {
  const { job, ledger, month } = context;
  const names = job.folderNames;
  const [only] = names;
  if (only === undefined)
    return folderProblem('hold:setup', 'LEDGER_FOLDER_NONE', { ledger, month }, context);
  const folderName = names.length === 1 ? only : names.find((name) => name === chosenFolder);
  const folders = names.join(', ');
  if (folderName === undefined) {
    return chosenFolder === null
      ? folderProblem(
          'hold:folder_choice',
          'LEDGER_FOLDER_CHOICE_NEEDED',
          { ledger, month, folders },
          context,
        )
      : folderProblem(
          'hold:folder_choice',
          'LEDGER_FOLDER_DISAPPEARED',
          { ledger, month, folders, folder: chosenFolder },
          context,
        );
  }
  const length = [...folderName].length;
  return length > longestFolderName
    ? folderProblem(
        'hold:setup',
        'LEDGER_FOLDER_NAME_TOO_LONG',
        { ledger, folder: folderName, length: String(length) },
        context,
      )
    : { type: 'folder_found', folderName };
}

function folderProblem(
  aim: 'hold:setup' | 'hold:folder_choice',
  code: string,
  params: Problem['params'],
  context: DecisionContext,
): JobEvent {
  return withdrawn(aim, code, toFinding({ code, params }, context.subject), {
    needsFreshCheck: aim === 'hold:setup',
  });
}
