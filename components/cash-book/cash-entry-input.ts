/** A cash entry as the form knows it: everything is text as typed, the amount without a sign. */
export interface CashEntryInput {
  /** null: a new one. */
  readonly cashEntryId: string | null;
  /** The one in the form; 0: a new one. */
  readonly version: number;
  readonly date: string;
  readonly direction: 'receipt' | 'payment';
  readonly amount: string;
  readonly text: string;
  readonly number: string;
  readonly taxRate: string;
  readonly accountNo: string;
  readonly taxKey: string;
  readonly costCenter1: string;
  readonly costCenter2: string;
  readonly information: string;
}

/** What is sent. */
export interface CashEntrySave extends CashEntryInput {
  /** Names what is typed, so that a new entry whose answer was lost is recognised when it is sent again. */
  readonly draftId: string;
}

/** An empty form for this day. */
export function emptyEntry(date: string): CashEntryInput {
  return {
    cashEntryId: null,
    version: 0,
    date,
    direction: 'receipt',
    amount: '',
    text: '',
    number: '',
    taxRate: '',
    accountNo: '',
    taxKey: '',
    costCenter1: '',
    costCenter2: '',
    information: '',
  };
}
