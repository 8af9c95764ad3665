import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { type FiscalYearOfMonth, findFiscalYear } from '@/lib/bookkeeping/fiscal-year';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { ClientBasics, FiscalYear } from '@/lib/datev/dxso/types';
import type { FindingSubject } from '../finding';

/** What the checks of the dataset's set-up look at: DATEV's answer, and what is to be transferred. */
export interface ClientCheck {
  /** The dataset that was asked for, `455148-1`. */
  readonly clientId: string;
  readonly basics: ClientBasics;
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
}

/** DATEV's words for the books; labels of findings keep them in every language. */
const ledgerLabels: Readonly<Record<Ledger, string>> = {
  accounts_receivable: 'Rechnungsausgang',
  accounts_payable: 'Rechnungseingang',
  cash: 'Kasse',
};

export function datasetSubject({
  clientId,
  basics,
}: Pick<ClientCheck, 'clientId' | 'basics'>): FindingSubject {
  return { kind: 'company', id: clientId, label: `${basics.name} (${clientId})`.trim() };
}

export function fiscalYearSubject({ clientId, month }: ClientCheck): FindingSubject {
  return { kind: 'fiscal_year', id: clientId, label: month };
}

export function ledgerSubject({ ledger, month }: Pick<ClientCheck, 'ledger' | 'month'>): FindingSubject {
  return { kind: 'ledger', id: ledger, label: `${ledgerLabels[ledger]} ${month}` };
}

/** The year the month is booked in, null if none is there or the month is cut. */
export function fiscalYearOf({ ledger, month, basics }: ClientCheck): FiscalYearOfMonth<FiscalYear> | null {
  return findFiscalYear(ledger, month, basics.fiscalYears).found;
}

/** `2026-01-01/2026-12-31`, the form the texts write for the reader. */
export function periodOf({ start, end }: Pick<FiscalYear, 'start' | 'end'>): string {
  return `${start}/${end}`;
}
