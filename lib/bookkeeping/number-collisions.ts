import { groupBy } from './group-by';
import type { Ledger, Partner } from './invoice';
import { issuersOf } from './number-issuers';
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
  /** By what else he is known: one document of a supplier may name his number, another only his name or VAT id. */
  readonly issuer?: Pick<Partner, 'name' | 'vatId' | 'customerNumber'>;
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
  const arriving = new Set(documents);
  const found = new Map<string, Problem>();
  const byNumber = groupBy([...documents, ...taken], ({ mapped }) => mapped.toLowerCase());
  for (const sameNumber of byNumber.values()) {
    for (const all of ledger === 'accounts_payable' ? issuersOf(sameNumber) : [sameNumber]) {
      const group = all.filter((document) => arriving.has(document));
      const sent = all.find((document) => !arriving.has(document));
      const exact = group.filter((document) => document.number === document.mapped);
      const keeper = sent ?? (exact.length === 1 ? exact[0] : undefined);
      for (const document of group) {
        const other = keeper ?? group.find((candidate) => candidate !== document);
        if (other && other !== document) found.set(document.id, collision(document, other));
      }
    }
  }
  return found;
}

function collision(document: NumberedDocument, other: NumberedDocument): Problem {
  const { number, mapped } = document;
  return number === other.number
    ? bookkeepingProblem('INVOICE_NUMBER_DUPLICATE', { number, otherNumber: other.number }, 'number')
    : bookkeepingProblem('INVOICE_NUMBER_COLLISION', { number, mapped, otherNumber: other.number }, 'number');
}
