/** How the text of a cell becomes a value of the public JSON. */
export type CsvValueKind =
  | 'text'
  | 'digits'
  | 'amount'
  | 'date'
  | 'rate'
  | 'decimal'
  | 'days'
  | 'direction'
  | 'partnerKind'
  | 'taxCase'
  | 'country'
  | 'currency';

/** A field of an import: how its cells are read and what programs call it. */
export interface FieldShape {
  readonly value: CsvValueKind;
  readonly isRequired?: boolean;
  /** The whole file can have one value of it, chosen on the page. */
  readonly mayBeConstant?: boolean;
  /** Belongs to a row of the file, not to the whole invoice: rows of one invoice may differ in it. */
  readonly isOfPosition?: boolean;
  /** Headers programs in Germany give it, the likeliest first. */
  readonly headers: readonly string[];
}
