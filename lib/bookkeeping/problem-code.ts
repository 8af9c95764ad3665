/** Who has to act on a problem. */
export type ProblemOwner = 'customer' | 'adviser' | 'admin' | 'datev' | 'us';

/** blocker: the document is held back; warning: it goes, somebody should look; hint: it goes, good to know. */
export type ProblemSeverity = 'blocker' | 'warning' | 'hint';

/** One row of a room's list of problem codes; the catalogue in `lib/preflight` gives each its texts. */
export interface ProblemCode {
  readonly code: string;
  /** Names of the params every problem of this code carries. */
  readonly params: readonly string[];
  readonly severity: ProblemSeverity;
  readonly owner: ProblemOwner;
  /** What it says, in one German line. */
  readonly meaning: string;
}
