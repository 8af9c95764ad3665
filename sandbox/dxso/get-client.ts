import { type Answer, jsonAnswer } from '../http/answer';
import type { Dataset, FiscalYear } from '../world/dataset';
import { fiscalYearsOf } from '../world/fiscal-years';
import type { World } from '../world/world';
import { fault, type Refusal } from './faults';
import { describeClient } from './get-clients';

const RETURNED_YEARS = 3;

/** `GET /clients/{client-id}`: how the dataset is set up, with its last three fiscal years. */
export function getClient(dataset: Dataset, world: World): Answer | Refusal {
  if (dataset.inconsistentBasics) return fault('DCO01009');
  const asExample = world.answerStyle.values === 'examples';
  const spell = (flag: boolean): boolean | string => (asExample ? String(flag) : flag);
  const years =
    dataset.form === 'standard' ? [] : fiscalYearsOf(dataset, world.clock.now()).slice(-RETURNED_YEARS);
  return jsonAnswer(200, {
    ...describeClient(dataset, world),
    is_document_management_available: spell(dataset.documentManagement),
    basic_accounting_information: years.map((year) => describeYear(year, spell, asExample)),
  });
}

function describeYear(
  year: FiscalYear,
  spell: (flag: boolean) => boolean | string,
  asExample: boolean,
): unknown {
  const spellDate = (date: string) => (asExample ? `${date}T00:00:00.000Z` : date);
  return {
    fiscal_year_start: spellDate(year.start),
    fiscal_year_end: spellDate(year.end),
    account_length: year.accountLength,
    ledgers: {
      is_accounts_payable_ledger_available: spell(year.accountsPayable),
      is_accounts_receivable_ledger_available: spell(year.accountsReceivable),
      is_cash_ledger_available: spell(year.cash),
    },
  };
}
