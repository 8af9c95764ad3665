import { checkPartnerAccount } from '@/lib/bookkeeping/partner-accounts';
import { belegsatzProblem } from '../problems';
import { eachRow } from './ledger-rule';

/** Rule 17: no account is longer than the fiscal year allows; person accounts have one digit more. */
export const checkAccountLengths = eachRow((row, number, _ledger, { fileName, accountLength }) => {
  const { accountNo } = row;
  if (accountNo === undefined || !accountLength || accountNo.length <= accountLength + 1) return [];
  const params = { fileName, row: number, accountNo, accountLength: String(accountLength) };
  return [belegsatzProblem('LEDGER_ACCOUNT_LENGTH', params, fileName)];
});

/** Rule 18: a Debitor on outgoing, a Kreditor on incoming invoices; DATEV would book the wrong one without a word. */
export const checkPartnerAccounts = eachRow((row, number, ledger, { fileName, accountLength }) => {
  const { bpAccountNo } = row;
  if (bpAccountNo === undefined || ledger.kind === 'cashLedger') return [];
  const kind = ledger.kind === 'accountsReceivableLedger' ? 'customer' : 'supplier';
  if (checkPartnerAccount(bpAccountNo, kind, accountLength ?? null).length === 0) return [];
  const params = { fileName, row: number, accountNo: bpAccountNo };
  return [belegsatzProblem('LEDGER_PARTNER_ACCOUNT_RANGE', params, fileName)];
});

/** Rule 19: no key on an automatic account, and only keys somebody answered for; key 0 says nothing and is left out. */
export const checkTaxKeys = eachRow((row, number, _ledger, context) => {
  const { fileName, automaticAccounts, allowedTaxKeys } = context;
  const { accountNo = '', buCode: taxKey } = row;
  if (taxKey === undefined) return [];
  const isAutomatic = automaticAccounts?.has(accountNo) === true && taxKey !== '0';
  const isUnknown = taxKey === '0' || allowedTaxKeys?.has(taxKey) === false;
  const params = { fileName, row: number, taxKey };
  return [
    ...(isAutomatic
      ? [belegsatzProblem('LEDGER_TAX_KEY_ON_AUTOMATIC_ACCOUNT', { ...params, accountNo }, fileName)]
      : []),
    ...(isUnknown ? [belegsatzProblem('LEDGER_TAX_KEY_NOT_ALLOWED', params, fileName)] : []),
  ];
});
