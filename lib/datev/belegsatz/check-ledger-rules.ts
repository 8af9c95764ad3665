import type { Problem } from '@/lib/bookkeeping/problem';
import type { LedgerImport } from './ledger-format';
import { checkAccountLengths, checkPartnerAccounts, checkTaxKeys } from './rules/accounts';
import {
  checkCurrencies,
  checkDates,
  checkDeliveryAndOrder,
  checkFiscalYear,
  checkMonth,
  checkNumbers,
  checkVersion,
} from './rules/consolidation';
import type { LedgerContext, LedgerRule } from './rules/ledger-rule';
import {
  checkBankDetails,
  checkDueAndDelivery,
  checkIbanAndBic,
  checkPaymentConditions,
} from './rules/payment';
import { checkSkonto, checkSkontoAccount } from './rules/skonto';
import { checkTexts } from './rules/texts';
import { checkPlusSigns, checkTotal } from './rules/totals';

/** Every rule for one LedgerImport that the schema does not hold, by name. */
const ledgerRules: Readonly<Record<string, LedgerRule>> = {
  checkVersion,
  checkTotal,
  checkPlusSigns,
  checkDates,
  checkNumbers,
  checkCurrencies,
  checkDeliveryAndOrder,
  checkMonth,
  checkFiscalYear,
  checkAccountLengths,
  checkPartnerAccounts,
  checkTaxKeys,
  checkSkonto,
  checkSkontoAccount,
  checkPaymentConditions,
  checkDueAndDelivery,
  checkBankDetails,
  checkIbanAndBic,
  checkTexts,
};

/** Checks a LedgerImport against all rules beyond the schema (B2); DATEV would refuse it, book it wrongly, or nobody knows. */
export function checkLedgerRules(ledger: LedgerImport, context: LedgerContext): Problem[] {
  return Object.values(ledgerRules).flatMap((rule) => rule(ledger, context));
}
