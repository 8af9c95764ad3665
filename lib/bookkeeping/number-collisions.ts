import type { Ledger } from './invoice';
import type { Problem } from './problem';
import { bookkeepingProblem } from './problems';

/** A document as far as its number goes. */
export interface NumberedDocument {
  readonly id: string;
  readonly number: string;
  /** As DATEV sees it. */
  readonly mapped: string;
  /** Who issued it: own numbers are unique by themselves, suppliers' numbers only per supplier. See `partnerMatchKey`. */
  readonly partnerKey: string;
}

/**
 * Finds documents whose number DATEV could not tell from another one, ignoring case: duplicates in one ledger would post
 * twice, mapped numbers that collide would clear the wrong item (B5). `taken` are numbers that were transferred before. A
 * number that needed no mapping keeps its right; if there is none or there are several, all of them are held back.
 */
export function findNumberCollisions(
  ledger: Ledger,
  documents: readonly NumberedDocument[],
  taken: readonly NumberedDocument[] = [],
): ReadonlyMap<string, Problem> {
  if (ledger === 'cash') return new Map();
  const takenByKey = groupByKey(ledger, taken);
  const found = new Map<string, Problem>();
  for (const [key, group] of groupByKey(ledger, documents)) {
    const sent = takenByKey.get(key)?.[0];
    const exact = group.filter((document) => document.number === document.mapped);
    const keeper = sent ?? (exact.length === 1 ? exact[0] : undefined);
    for (const document of group) {
      const other = keeper ?? group.find((candidate) => candidate !== document);
      if (other && other !== document) found.set(document.id, collision(document, other));
    }
  }
  return found;
}

function groupByKey(ledger: Ledger, documents: readonly NumberedDocument[]): Map<string, NumberedDocument[]> {
  const groups = new Map<string, NumberedDocument[]>();
  for (const document of documents) {
    const issuer = ledger === 'accounts_payable' ? document.partnerKey : '';
    const key = JSON.stringify([document.mapped.toLowerCase(), issuer]);
    const group = groups.get(key);
    if (group) group.push(document);
    else groups.set(key, [document]);
  }
  return groups;
}

function collision(document: NumberedDocument, other: NumberedDocument): Problem {
  const { number, mapped } = document;
  return number === other.number
    ? bookkeepingProblem('INVOICE_NUMBER_DUPLICATE', { number, otherNumber: other.number }, 'number')
    : bookkeepingProblem('INVOICE_NUMBER_COLLISION', { number, mapped, otherNumber: other.number }, 'number');
}
