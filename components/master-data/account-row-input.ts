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
