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
export function isReplaceable(state: DocumentState): boolean {
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

export type StoreDecision = 'create' | 'unchanged' | 'new_version' | 'conflict';

/** Pure: what a document with this content means, given the one that is there. The same content is never a conflict. */
export function decideStore(
  before: { readonly state: DocumentState; readonly contentHash: string } | null,
  contentHash: string,
): StoreDecision {
  if (!before) return 'create';
  if (before.contentHash === contentHash) return 'unchanged';
  return isReplaceable(before.state) ? 'new_version' : 'conflict';
}
