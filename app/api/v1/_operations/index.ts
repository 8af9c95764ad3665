import type { Operation } from '../_http/operation';
import { getCashBookOperation, setOpeningBalanceOperation } from './cash-book';
import { listCashEntriesOperation, storeCashEntriesOperation } from './cash-entries';
import { getConnectionOperation } from './connection';
import { downloadDataPushFileOperation } from './data-push-files';
import { getEmployeeOperation, listEmployeesOperation, storeEmployeesOperation } from './employees';
import { getPackageOperation } from './packages';
import {
  listCompensationsOperation,
  listTimeOffsOperation,
  storeCompensationsOperation,
  storeTimeOffsOperation,
} from './people-records';
import { getPreflightOperation } from './preflight';
import { getAttachmentOperation, getInvoiceOperation, listInvoicesOperation } from './read-invoices';
import { getTransferOperation, listProtocolEntriesOperation, listTransfersOperation } from './read-transfers';
import { requestTransferOperation } from './request-transfer';
import { storeInvoicesOperation } from './store-invoices';

/** Every operation of the public API, in the order of its description. A test compares them with the routes. */
export const operations: readonly Operation[] = [
  storeInvoicesOperation,
  listInvoicesOperation,
  getInvoiceOperation,
  getAttachmentOperation,
  storeCashEntriesOperation,
  listCashEntriesOperation,
  getCashBookOperation,
  setOpeningBalanceOperation,
  getConnectionOperation,
  getPreflightOperation,
  getPackageOperation,
  requestTransferOperation,
  listTransfersOperation,
  getTransferOperation,
  listProtocolEntriesOperation,
  storeEmployeesOperation,
  listEmployeesOperation,
  getEmployeeOperation,
  storeCompensationsOperation,
  listCompensationsOperation,
  storeTimeOffsOperation,
  listTimeOffsOperation,
  downloadDataPushFileOperation,
];
