/**
 * States of an invoice or cash entry. `open` waits; `under_way` is in a living job; `transferred` was accepted by DATEV;
 * `refused` was not; `handled_elsewhere` was marked so by a person (T10). Only lib/transfer changes the state, except
 * that a new version of a refused document is open again.
 */
export const documentStates = ['open', 'under_way', 'transferred', 'refused', 'handled_elsewhere'] as const;
export type DocumentState = (typeof documentStates)[number];

/** A column that holds something else is a bug, not a state. */
export function readDocumentState(text: string): DocumentState {
  const state = documentStates.find((known) => known === text);
  if (!state) throw new Error(`unknown document state ${text}`);
  return state;
}

/** Whether other content may take the place of this document: never once it is on its way or arrived (T10). */
export function isOpenDocument(state: DocumentState): boolean {
  switch (state) {
    case 'open':
    case 'refused':
      return true;
    case 'under_way':
    case 'transferred':
    case 'handled_elsewhere':
      return false;
  }
}

/** Where a document comes from. */
export type DocumentSource = 'api' | 'screen' | 'e_invoice' | 'csv' | 'seed';

export type StoreDecision = 'create' | 'unchanged' | 'new_version' | 'conflict';

/** What is known of a document that is there already. */
export interface KnownDocument {
  readonly state: DocumentState;
  /** Of its current version. */
  readonly contentHash: string;
  /** Of the last version that came from the same source; null: none did. */
  readonly lastHashOfSource: string | null;
  /** Its current version waits for an answer of a person (E2). */
  readonly hasQuestions: boolean;
}

/**
 * Pure: what a document with this content means, given the one that is there. Content that is there already is never a
 * conflict. A program that sends again what it sent last is answered as before, even if a person has corrected it since:
 * a repeated request must not undo the correction. What a person saves over open questions is his answer to them.
 */
export function decideStore(
  before: KnownDocument | null,
  arriving: { readonly contentHash: string; readonly source: DocumentSource },
): StoreDecision {
  if (!before) return 'create';
  const { contentHash } = arriving;
  const isPerson = arriving.source === 'screen';
  const isKnown =
    before.contentHash === contentHash || (!isPerson && before.lastHashOfSource === contentHash);
  if (isKnown && !(isPerson && before.hasQuestions)) return 'unchanged';
  return isOpenDocument(before.state) ? 'new_version' : 'conflict';
}

/** Open as it is, but the last transfer left it behind, `stateReason` naming the finding (T9); a correction takes that away. */
export function isHeldBack({
  state,
  stateReason,
}: {
  state: DocumentState;
  stateReason: string | null;
}): boolean {
  return state === 'open' && stateReason !== null;
}
