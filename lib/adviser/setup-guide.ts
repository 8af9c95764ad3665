import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { findFiscalYear } from '@/lib/bookkeeping/fiscal-year';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { ConnectionState } from '@/lib/connection/state';
import type { ClientBasics } from '@/lib/datev/dxso/types';

/** What has to be set up so that documents arrive, in the order it is done. */
export const setupSteps = [
  'numbers',
  'service',
  'extendedForm',
  'fiscalYear',
  'ledgers',
  'right',
  'connection',
  'accounts',
] as const;
export type SetupStep = (typeof setupSteps)[number];

/** `unknown`: nobody can tell before the company is connected. */
export type SetupState = 'done' | 'missing' | 'unknown';

/** All that is known of a company's set-up. */
export interface SetupFacts {
  readonly hasNumbers: boolean;
  readonly connection: ConnectionState;
  readonly isCheckOk: boolean | null;
  /** DATEV's last answer about the dataset; null: never asked. */
  readonly basics: ClientBasics | null;
  /** The month that is transferred next. */
  readonly month: AccountingMonth;
  /** Ledgers the company has documents of. */
  readonly ledgers: readonly Ledger[];
  readonly confirmedRows: number;
  readonly proposedRows: number;
}

export interface SetupStepView {
  readonly step: SetupStep;
  readonly state: SetupState;
}

/** Pure: each step of the set-up with what is known of it (M8). */
export function setupGuide(facts: SetupFacts): SetupStepView[] {
  return setupSteps.map((step) => ({ step, state: stateOf(step, facts) }));
}

function stateOf(step: SetupStep, facts: SetupFacts): SetupState {
  const { connection, basics } = facts;
  switch (step) {
    case 'numbers':
      return facts.hasNumbers ? 'done' : 'missing';
    case 'service':
      // That DATEV answers proves the right and the dataset; whether the service is ordered shows with the first job.
      return connection === 'connected' ? 'done' : 'unknown';
    case 'right':
      if (connection === 'permission_lost') return 'missing';
      return connection === 'connected' && facts.isCheckOk === true ? 'done' : 'unknown';
    case 'connection':
      return connection === 'connected' ? 'done' : 'missing';
    case 'extendedForm':
      return known(basics, (is) => is.isDocumentManagementAvailable && is.fiscalYears.length > 0);
    case 'fiscalYear':
      return known(
        basics,
        (is) => findFiscalYear('accounts_receivable', facts.month, is.fiscalYears).found !== null,
      );
    case 'ledgers':
      return known(basics, (is) => facts.ledgers.every((ledger) => isAvailable(is, ledger, facts.month)));
    case 'accounts':
      return facts.confirmedRows > 0 && facts.proposedRows === 0 ? 'done' : 'missing';
  }
}

function known(basics: ClientBasics | null, isDone: (basics: ClientBasics) => boolean): SetupState {
  if (basics === null) return 'unknown';
  return isDone(basics) ? 'done' : 'missing';
}

function isAvailable({ fiscalYears }: ClientBasics, ledger: Ledger, month: AccountingMonth): boolean {
  const year = findFiscalYear(ledger, month, fiscalYears).found?.year;
  if (!year) return false;
  switch (ledger) {
    case 'accounts_receivable':
      return year.accountsReceivable;
    case 'accounts_payable':
      return year.accountsPayable;
    case 'cash':
      return year.cash;
  }
}
