import type { AskedCase } from '@/lib/bookkeeping/account-impact';
import { parseAccountRule } from '@/lib/bookkeeping/account-table';
import type { StoredAccountRow } from '@/lib/documents/account-rows';

/** A row as the form knows it; everything is text as typed. */
export interface AccountRowInput {
  readonly replaces: string | null;
  readonly direction: string;
  readonly taxCase: string;
  readonly taxRate: string;
  readonly ruleKind: string;
  readonly ruleValue: string;
  readonly accountNo: string;
  readonly taxKey: string;
  readonly isAutomatic: boolean;
}

export const emptyRow: AccountRowInput = {
  replaces: null,
  direction: 'outgoing',
  taxCase: 'domestic',
  taxRate: '19',
  ruleKind: 'general',
  ruleValue: '',
  accountNo: '',
  taxKey: '',
  isAutomatic: false,
};

/** A new row for a case that documents ask for. */
export function inputOfCase({ direction, taxCase, taxRate }: AskedCase): AccountRowInput {
  return { ...emptyRow, direction, taxCase, taxRate: shortRate(taxRate) };
}

/** A row as it stands, to put another in its place. */
export function inputOfRow(row: StoredAccountRow): AccountRowInput {
  const rule = parseAccountRule(row.rule) ?? { kind: 'general' as const };
  return {
    replaces: row.id,
    direction: row.direction,
    taxCase: row.taxCase,
    taxRate: shortRate(row.taxRate),
    ruleKind: rule.kind,
    ruleValue: rule.kind === 'partner' ? rule.customerNumber : rule.kind === 'text' ? rule.contains : '',
    accountNo: row.accountNo,
    taxKey: row.taxKey ?? '',
    isAutomatic: row.isAutomatic,
  };
}

/** `19.00` → `19`, `0.00` → `0`, `5.50` → `5.5`. */
function shortRate(rate: string): string {
  return rate.replace(/\.?0+$/, '') || '0';
}
