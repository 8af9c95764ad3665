import type { Ledger } from '@/lib/bookkeeping/invoice';
import { good, sortAnswer, unreadable } from '../http/answer';
import { acceptJson, clientPath } from '../http/paths';
import type { HttpAnswer } from '../http/send';
import { parseJson, readInteger, readList, readSingleObject, readText } from '../http/tolerant';
import type { DxsoJob, DxsoRequest, DxsoResult, ImportType, JobCreation } from './types';

const importTypeOfLedger: Readonly<Record<Ledger, ImportType>> = {
  accounts_receivable: 'accountsReceivableLedgerImport',
  accounts_payable: 'accountsPayableLedgerImport',
  cash: 'cashLedgerImport',
};

/** DATEV's word for what a ledger's job carries. */
export function importTypeOf(ledger: Ledger): ImportType {
  return importTypeOfLedger[ledger];
}

/** `POST …/dxso-jobs`; both parameters always, because one makes the other mandatory and only then DATEV names the folders (M6). */
export function buildCreateJobRequest(clientId: string, input: JobCreation): DxsoRequest {
  return {
    operation: 'createJob',
    method: 'POST',
    path: `${clientPath(clientId)}/dxso-jobs`,
    headers: { ...acceptJson, 'content-type': 'application/json' },
    body: JSON.stringify({ import_type: input.importType, accounting_month: input.accountingMonth }),
  };
}

export function readCreateJobResponse(answer: HttpAnswer, now: Date): DxsoResult<DxsoJob> {
  return sortAnswer(answer, now, () => {
    const job = readSingleObject(parseJson(answer.body));
    const id = job && readText(job.id);
    if (!job || !id || id.trim() === '') return unreadable(answer, 'id');
    const accountLength = readInteger(job.account_length);
    if (accountLength === null) return unreadable(answer, 'account_length');
    return good(answer, {
      id,
      accountLength: accountLength ?? null,
      ledgerFolderNames: readNames(job.ledger_folder_names),
      cashLedgerNames: readNames(job.cash_ledger_names),
    });
  });
}

/** Byte for byte: a trimmed or normalised name would no longer be the folder's name. */
function readNames(value: unknown): string[] {
  return readList(value).filter((name): name is string => typeof name === 'string' && name !== '');
}
